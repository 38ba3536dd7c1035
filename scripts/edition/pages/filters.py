"""A form that filters and sorts a list. Without JavaScript the list is shown in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from edition.formats.html import el


class Facet(NamedTuple):
    """One property by which a list is filtered."""

    name: str
    """Of the items' attribute `data-<name>`, whose values are separated by spaces."""
    label: str
    values: Iterable[str]
    """The values of all items, repeated as often as they occur."""
    names: Mapping[str, str] = {}
    """The label of a value, if not the value itself."""


def filter_form(items: str, facets: Sequence[Facet], sorts: Mapping[str, str]) -> Markup:
    """Return the form.

    Args:
        items: CSS selector of the items.
        facets: properties to filter by; values are shown with their counts.
        sorts: attributes to sort by (`order` is that of the page), with their labels.
    """
    fields = [_field(facet) for facet in facets]
    options = [el("option", label, value=name) for name, label in sorts.items()]
    if len(sorts) > 1:
        fields.append(el("label", "Sort by ", el("select", options, name="sort")))
    return el(
        "form",
        fields,
        el("output", "", class_="count", aria_live="polite"),
        class_="filters",
        data_items=items,
        role="search",
        aria_label="Filter the list",
    )


def _field(facet: Facet) -> Markup:
    counts = Counter(facet.values)
    options = [el("option", "all", value="")]
    options += [
        el("option", f"{facet.names.get(value, value)} ({count})", value=value)
        for value, count in sorted(counts.items())
    ]
    return el("label", f"{facet.label} ", el("select", options, name=facet.name))
