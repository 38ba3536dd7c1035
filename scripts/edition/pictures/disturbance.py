"""Draw a strip beside each paragraph with apparatus, and mark what is printed twice."""

from __future__ import annotations

from markupsafe import Markup

from edition.assemble.edition import PlacedApparatus
from edition.formats.html import counted, el, join
from edition.model.text import Locus, Passage
from edition.render.renderer import Renderer

PARALLEL_PAGE = "parallel-passages.md"
"""The page written by hand that shows parallel passages side by side, if there is one."""

LENGTH = 100
"""Length of a strip in user units."""


def state_of(placed: PlacedApparatus) -> str:
    """Classify an entry: `emended`, `conjecture` or `variant`."""
    head = placed.entry.head
    if head.reading is not None:
        return "emended"
    return "conjecture" if head.conjecture else "variant"


def strip(renderer: Renderer, passage: Passage) -> Markup | None:
    """Draw a paragraph as a thin strip with a tick for each apparatus entry; one link."""
    entries = renderer.edition.apparatus_by_locus.get(passage.locus, [])
    if not entries:
        return None
    ticks = [_tick(renderer, passage, placed) for placed in entries]
    picture = el(
        "svg",
        ticks,
        viewBox=f"0 0 4 {LENGTH}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
    label = f"{passage.locus}: {counted(len(entries), 'entry', 'entries')} in the apparatus"
    address = f"site:apparatus/#a-{entries[0].id}"
    return el("a", picture, class_="strip", href=address, title=label, aria_label=label)


def _tick(renderer: Renderer, passage: Passage, placed: PlacedApparatus) -> Markup:
    span = renderer.edition.place_in_reading(placed)
    whole = max(1, len(passage.text))
    start = round(LENGTH * span.start / whole)
    height = max(2, round(LENGTH * (span.end - span.start) / whole))
    top = min(start, LENGTH - height)
    return el("rect", x=0, y=top, width=4, height=height, class_=f"tick tick-{state_of(placed)}")


def parallel_mark(renderer: Renderer, locus: Locus) -> Markup | None:
    """Mark a paragraph that is printed elsewhere in another translation."""
    twins = renderer.edition.parallels.get(locus)
    if not twins:
        return None
    others = join([renderer.link(twin) for twin in twins], ", ")
    page = next((p for p in renderer.edition.pages if p.uri == PARALLEL_PAGE), None)
    compare = (
        [" ", el("a", "Compare the two", href=f"site:{PARALLEL_PAGE.removesuffix('.md')}/"), "."]
        if page
        else None
    )
    words = ["Printed twice: the same passage stands, in another translation, in ", others, "."]
    return el("p", words, compare, class_="parallel-mark")
