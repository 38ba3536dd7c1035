"""Draw the stemma: which witness copies which, with the same in words."""

from __future__ import annotations

import re

from markupsafe import Markup

from edition.formats.html import el
from edition.kinds.common import NEEDS_SOURCES
from edition.kinds.witness import Witness
from edition.model.text import Ref
from edition.read.records import Entry
from edition.render.renderer import Renderer

COLUMN, ROW, TOP, RADIUS = 92, 74, 34, 17
"""Measures in user units."""


def stemma(renderer: Renderer) -> Markup:
    """Draw a figure with a line from each witness to the one that it copies."""
    witnesses = list(renderer.edition.records.of(Witness).values())
    places = _places(witnesses)
    width = COLUMN * (1 + max((x for x, _ in places.values()), default=0))
    height = TOP + ROW * max((y for _, y in places.values()), default=0) + 2 * RADIUS + 16
    lines = [
        _line(places[entry.head.copies], places[entry.id], entry.head.certainty)
        for entry in witnesses
        if entry.head.copies in places
    ]
    copied = {entry.head.copies for entry in witnesses}
    nodes = [_node(renderer, entry, *places[entry.id]) for entry in witnesses]
    picture = el(
        "svg",
        el("title", "Stemma of the witnesses"),
        lines,
        nodes,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_="stemma",
        role="group",
        aria_label="Who copies whom; the same stands in words below",
    )
    return el(
        "figure",
        picture,
        el(
            "figcaption",
            "Full lines are certain, broken ones conjectural. In words:",
            el("ul", [_in_words(renderer, entry, entry.id in copied) for entry in witnesses]),
        ),
        class_="stemma-figure",
    )


def _places(witnesses: list[Entry[Witness]]) -> dict[str, tuple[int, int]]:
    """Return column and row of each witness: one row a generation, in order of date."""
    parents = {entry.id: entry.head.copies for entry in witnesses}

    def depth(siglum: str) -> int:
        seen = {siglum}
        while (siglum := parents.get(siglum, "")) and siglum in parents and siglum not in seen:
            seen.add(siglum)
        return len(seen) - 1

    rows: dict[int, list[str]] = {}
    for entry in sorted(witnesses, key=lambda e: (_year(e.head.dated), e.id)):
        rows.setdefault(depth(entry.id), []).append(entry.id)
    return {
        siglum: (column, row) for row, sigla in rows.items() for column, siglum in enumerate(sigla)
    }


def _year(date: str) -> str:
    found = re.search(r"\d{4}", date)
    return found[0] if found else "9999"


def _centre(place: tuple[int, int]) -> tuple[int, int]:
    return COLUMN // 2 + place[0] * COLUMN, TOP + place[1] * ROW


def _line(old: tuple[int, int], new: tuple[int, int], certainty: str | None) -> Markup:
    (x1, y1), (x2, y2) = _centre(old), _centre(new)
    sure = certainty in NEEDS_SOURCES
    kind = "line" if sure else "line conjectural"
    return el("path", d=f"M{x1} {y1 + RADIUS}V{(y1 + y2) // 2}H{x2}V{y2 - RADIUS}", class_=kind)


def _node(renderer: Renderer, entry: Entry[Witness], column: int, row: int) -> Markup:
    x, y = _centre((column, row))
    year = _year(entry.head.dated).replace("9999", "")
    label = " ".join(filter(None, (entry.id, year))) + f", {entry.head.name}"
    return el(
        "a",
        el("circle", cx=x, cy=y, r=RADIUS),
        el("text", entry.id, x=x, y=y + 5, class_="siglum"),
        " ",
        el("text", year, x=x, y=y + RADIUS + 13, class_="date") if year else None,
        href=renderer.address(entry.ref),
        aria_label=label,
    )


def _in_words(renderer: Renderer, entry: Entry[Witness], copied: bool) -> Markup:
    head = entry.head
    model = Ref("witness", head.copies)
    name = (renderer.link(entry.ref), f", {head.name}, {head.dated}")
    if model in renderer.edition.records:
        sure = head.certainty in NEEDS_SOURCES
        how = ", copies " if sure else ", probably copies "
        return el("li", name, how, renderer.link(model), ".")
    return el("li", name, ": the head of its line." if copied else ": its descent is not known.")
