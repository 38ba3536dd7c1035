"""Statistics for readers: the number of records, and how certain the editors are."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from edition.assemble.edition import Edition
from edition.formats.html import Child, counted, el
from edition.kinds.common import CERTAINTIES
from edition.kinds.table import KINDS


def statistics(edition: Edition) -> Markup:
    """Return a table: a row for each kind of record, a column for each certainty."""
    rows = [
        _row(kind.title, [entry.head.certainty for entry in edition.records.ids(name).values()])
        for name, kind in KINDS.items()
        if kind.counted
    ]
    heads = [el("th", title, scope="col") for title in ("Records", "Number", *CERTAINTIES)]
    notes = Counter(note.entry.head.kind for note in edition.notes)
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(notes.items()))
    places = counted(len(edition.emendations), "place")
    return el(
        "div",
        el("table", el("thead", el("tr", heads)), el("tbody", rows), class_="codes"),
        el("p", f"Notes by kind: {kinds}."),
        el(
            "p",
            f"The reading text differs from the copy-text in {places}.",
        ),
        class_="statistics",
    )


def _row(title: str, certainties: list[str | None]) -> Markup:
    counts = Counter(certainties)
    whole = sum(counts[name] for name in CERTAINTIES)
    cells: list[Child] = [
        el("td", f"{counts[name]} ({100 * counts[name] / whole:.0f} %)" if whole else "–")
        for name in CERTAINTIES
    ]
    return el("tr", el("th", title, scope="row"), el("td", str(len(certainties))), cells)
