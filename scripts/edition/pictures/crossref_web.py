"""Draw the cross-references: paragraphs along an axis, an arc for each reference."""

from __future__ import annotations

from markupsafe import Markup

from edition.formats.html import counted, el
from edition.kinds.cross_reference import CrossReference
from edition.model.text import Locus
from edition.read.records import Entry
from edition.render.renderer import Renderer

ROW, TOP, AXIS, WIDTH = 15, 14, 46, 360
"""Height of a paragraph, margin, position of the axis, width; in user units."""

GAP = 10
"""Space between two sections."""


def web_picture(renderer: Renderer) -> Markup:
    """Draw a figure; the list below it on the page gives the same in words."""
    edition = renderer.edition
    heights: dict[Locus, int] = {}
    y = TOP
    for section in edition.sections():
        for passage in section.paragraphs:
            heights[passage.locus] = y
            y += ROW
        y += GAP
    references = [
        entry
        for entry in edition.cross_references
        if entry.head.from_.first in heights and entry.head.to.first in heights
    ]
    longest = max((_span(heights, entry) for entry in references), default=1)
    arcs = [_arc(renderer, entry, heights, longest) for entry in references]
    labels = [
        el(
            "a",
            el("text", str(locus), x=AXIS - 10, y=height + 4),
            href=renderer.address(locus),
        )
        for locus, height in heights.items()
    ]
    dots = [el("circle", cx=AXIS, cy=height, r=2) for height in heights.values()]
    picture = el(
        "svg",
        arcs,
        dots,
        labels,
        viewBox=f"0 0 {WIDTH} {y}",
        width=WIDTH,
        height=y,
        class_="web",
        role="group",
        aria_label=f"{counted(len(references), 'reference')} between paragraphs, as arcs",
    )
    relations = ("echoes", "develops", "qualifies", "answers", "contradicts")
    key = [el("li", _sample(name), name, class_=f"relation-{name}") for name in relations]
    caption = "Each arc joins two paragraphs and leads to its reason. The list below says the same."
    return el(
        "figure",
        el("a", "Skip the picture", href="#references", class_="skip"),
        picture,
        el("figcaption", caption, el("ul", key, class_="key")),
        class_="picture",
    )


def _span(heights: dict[Locus, int], entry: Entry[CrossReference]) -> int:
    return abs(heights[entry.head.from_.first] - heights[entry.head.to.first])


def _arc(
    renderer: Renderer, entry: Entry[CrossReference], heights: dict[Locus, int], longest: int
) -> Markup:
    head = entry.head
    start, end = sorted((heights[head.from_.first], heights[head.to.first]))
    depth = max(12, round((WIDTH - AXIS - 8) * (end - start) / max(1, longest)))
    if start == end:
        path = f"M{AXIS} {start - 4}a6 4 0 1 1 0 8"
    else:
        path = f"M{AXIS} {start}A{depth} {(end - start) / 2:g} 0 0 1 {AXIS} {end}"
    label = f"{head.from_} {head.relation} {head.to}"
    return el(
        "a",
        el("title", label),
        el("path", d=path, class_="hit"),
        el("path", d=path, class_="arc"),
        href=renderer.address(entry.ref),
        class_=f"relation-{head.relation}",
        aria_label=label,
    )


def _sample(name: str) -> Markup:
    line = el("path", d="M0 4H28", class_="arc")
    group = el("g", line, class_=f"relation-{name}")
    return el("svg", group, viewBox="0 0 28 8", width=28, height=8, aria_hidden="true")
