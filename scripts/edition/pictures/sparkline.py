"""Where words stand in the text, as a strip: a place for each paragraph, a bar where they occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from edition.formats.html import counted, el
from edition.model.text import Locus, Section
from edition.render.renderer import Renderer

STEP, BAR, GAP, HEIGHT = 12, 8, 10, 22
"""Units: room of a paragraph, width of a bar, room between sections, height of the strip."""

FIRST, MORE = 5, 2
"""Height of a bar for one occurrence, and what each further one adds."""

FEWEST = 3
"""Occurrences from which on a strip beside an entry says more than their list."""

APART = 60
"""Sections up to which each has a line of its own; gaps between more are too small to be seen."""


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
    bars = []
    for locus in sorted(counts):
        if locus in renderer.edition.paragraph_numbers and (count := counts[locus]):
            x = _x(renderer, locus)
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
        el("path", d=_ground(renderer)),
        bars,
        viewBox=f"0 0 {_width(renderer)} {HEIGHT}",
        class_="spread",
        role="group" if alone else None,
        aria_label=label if alone else None,
        aria_hidden=None if alone else "true",
    )


def scale(renderer: Renderer) -> Markup:
    """The numbers of the sections, each above the middle of its stretch."""
    numbers = []
    for section in renderer.edition.sections():
        if section.paragraphs:
            first, last = _ends(renderer, section)
            middle = (first + last) // 2
            numbers.append(
                el(
                    "a",
                    el("text", str(section.number), x=middle, y=HEIGHT - 3),
                    href=f"site:text/{section.number}/",
                    aria_label=f"Section {section.number}",
                )
            )
    view = f"0 0 {_width(renderer)} {HEIGHT}"
    return el("svg", numbers, viewBox=view, class_="spread", role="group", aria_label="Sections")


def _x(renderer: Renderer, locus: Locus) -> int:
    """Where a paragraph begins."""
    return STEP * renderer.edition.paragraph_numbers[locus] + GAP * (locus.section - 1)


def _width(renderer: Renderer) -> int:
    numbers = renderer.edition.paragraph_numbers
    return _x(renderer, next(reversed(numbers))) + STEP if numbers else STEP


def _ends(renderer: Renderer, section: Section) -> tuple[int, int]:
    first, last = (_x(renderer, section.paragraphs[n].locus) for n in (0, -1))
    return first, last + STEP


def _ground(renderer: Renderer) -> str:
    """A line under each section; under very many, one, for each strip would hold them all."""
    sections = [each for each in renderer.edition.reading_text.sections if each.paragraphs]
    if len(sections) > APART:
        return f"M0 {HEIGHT - 0.5}H{_width(renderer)}"
    ends = (_ends(renderer, each) for each in sections)
    return "".join(f"M{first} {HEIGHT - 0.5}H{last}" for first, last in ends)
