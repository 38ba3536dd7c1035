"""Where words stand in the text, as a strip: a place for each paragraph, a bar where they occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from edition.model import Locus
from edition.render.html import counted, el
from edition.render.renderer import Renderer

STEP, BAR, GAP, HEIGHT = 12, 8, 10, 22
"""Units: room of a paragraph, width of a bar, room between sections, height of the strip."""

FIRST, MORE = 5, 2
"""Height of a bar for one occurrence, and what each further one adds."""

FEWEST = 3
"""Occurrences from which on a strip beside an entry says more than their list."""


def spread_beside(renderer: Renderer, places: Iterable[Locus], label: str) -> Markup | None:
    """A strip for an entry that lists its occurrences in words."""
    counts = Counter(places)
    return spread(renderer, counts, label) if counts.total() >= FEWEST else None


def spread(
    renderer: Renderer, counts: Mapping[Locus, int], label: str, alone: bool = False
) -> Markup:
    """A strip of all paragraphs; every bar leads to its paragraph.

    Args:
        renderer: of the edition.
        counts: occurrences by paragraph.
        label: what is shown, for those who cannot see it.
        alone: whether nothing else on the page says the same; else the strip is left out of the
            order of the keyboard and of what is read aloud.
    """
    places, width = _places(renderer)
    bars = []
    for locus, x in places.items():
        if count := counts.get(locus, 0):
            height = min(HEIGHT - 1, FIRST + MORE * (count - 1))
            said = f"{locus}: {counted(count, 'time')}"
            bars.append(
                el(
                    "a",
                    el("title", said),
                    el("rect", x=x + 2, y=HEIGHT - height, width=BAR, height=height),
                    href=renderer.address(locus),
                    aria_label=f"{label}, {said}" if alone else None,
                    tabindex=None if alone else -1,
                )
            )
    return el(
        "svg",
        el("path", d=_ground(places)),
        bars,
        viewBox=f"0 0 {width} {HEIGHT}",
        class_="spread",
        role="group" if alone else None,
        aria_label=label if alone else None,
        aria_hidden=None if alone else "true",
    )


def scale(renderer: Renderer) -> Markup:
    """The numbers of the sections, each above the middle of its stretch."""
    places, width = _places(renderer)
    numbers = []
    for section in renderer.edition.sections():
        if section.paragraphs:
            first, last = (places[section.paragraphs[n].locus] for n in (0, -1))
            middle = (first + last + STEP) // 2
            numbers.append(
                el(
                    "a",
                    el("text", str(section.number), x=middle, y=HEIGHT - 3),
                    href=f"site:text/{section.number}/",
                    aria_label=f"Section {section.number}",
                )
            )
    view = f"0 0 {width} {HEIGHT}"
    return el("svg", numbers, viewBox=view, class_="spread", role="group", aria_label="Sections")


def _places(renderer: Renderer) -> tuple[dict[Locus, int], int]:
    """Where each paragraph begins, and the width of the whole."""
    places: dict[Locus, int] = {}
    x = 0
    for section in renderer.edition.sections():
        for passage in section.paragraphs:
            places[passage.locus] = x
            x += STEP
        x += GAP
    return places, max(x - GAP, STEP)


def _ground(places: Mapping[Locus, int]) -> str:
    """A line under each section."""
    ends: dict[int, list[int]] = {}
    for locus, x in places.items():
        ends.setdefault(locus.section, []).append(x)
    lines = (f"M{xs[0]} {HEIGHT - 0.5}H{xs[-1] + STEP}" for xs in ends.values())
    return "".join(lines)
