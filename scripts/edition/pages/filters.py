"""A form that narrows and sorts a list; the list is whole without it, and without a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from edition.formats.html import el


class Facet(NamedTuple):
    """One way to narrow a list."""

    name: str
    """Of the items' attribute `data-<name>`; several values are parted by spaces."""
    label: str
    values: Iterable[str]
    """Of all items, each as often as it occurs."""
    names: Mapping[str, str] = {}
    """How a value is shown, where not as it is."""


def filter_form(items: str, facets: Sequence[Facet], sorts: Mapping[str, str]) -> Markup:
    """The form.

    Args:
        items: CSS selector of what is narrowed.
        facets: ways to narrow; choices are shown with their counts.
        sorts: attribute to sort by (`order` is that of the page) and its label.
    """
    fields = [_field(facet) for facet in facets]
    options = [el("option", label, value=name) for name, label in sorts.items()]
    if len(sorts) > 1:
        fields.append(el("label", "Sorted by ", el("select", options, name="sort")))
    return el(
        "form",
        fields,
        el("output", "", class_="count", aria_live="polite"),
        class_="filters",
        data_items=items,
        role="search",
        aria_label="Narrow the list",
    )


def _field(facet: Facet) -> Markup:
    counts = Counter(facet.values)
    options = [el("option", "all", value="")]
    options += [
        el("option", f"{facet.names.get(value, value)} ({count})", value=value)
        for value, count in sorted(counts.items())
    ]
    return el("label", f"{facet.label} ", el("select", options, name=facet.name))
