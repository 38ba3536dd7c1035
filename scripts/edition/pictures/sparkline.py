"""Draw where words occur in the text: a strip of all paragraphs with a bar for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from edition.formats.html import counted, el
from edition.model.text import Locus, Section
from edition.render.renderer import Renderer

STEP, BAR, GAP, HEIGHT = 12, 8, 10, 22
"""Width of a paragraph and of a bar, space between sections, height; in user units."""

FIRST, MORE = 5, 2
"""Height of a bar for one occurrence, and for each further one."""

MIN_OCCURRENCES = 3
"""Minimum occurrences for a strip to say more than the list."""

MAX_SEPARATE_SECTIONS = 60
"""Most sections with a base line of their own; gaps between more would be too small."""


def spread_beside(renderer: Renderer, places: Iterable[Locus], label: str) -> Markup | None:
    """Draw a strip for an entry that also lists its occurrences."""
    counts = Counter(places)
    return spread(renderer, counts, label) if counts.total() >= MIN_OCCURRENCES else None


def spread(
    renderer: Renderer, counts: Mapping[Locus, int], label: str, alone: bool = False
) -> Markup:
    """Draw a strip of all paragraphs; every bar links to its paragraph.

    Args:
        renderer: of the edition.
        counts: occurrences by paragraph.
        label: text alternative.
        alone: whether nothing else on the page gives the same; otherwise the strip is hidden from
            the keyboard and from screen readers.
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
    """Draw the section numbers, each above the middle of its section."""
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
    """Return the position at which a paragraph begins."""
    return STEP * renderer.edition.paragraph_numbers[locus] + GAP * (locus.section - 1)


def _width(renderer: Renderer) -> int:
    numbers = renderer.edition.paragraph_numbers
    return _x(renderer, next(reversed(numbers))) + STEP if numbers else STEP


def _ends(renderer: Renderer, section: Section) -> tuple[int, int]:
    first, last = (_x(renderer, section.paragraphs[n].locus) for n in (0, -1))
    return first, last + STEP


def _ground(renderer: Renderer) -> str:
    """Draw a base line under each section, or one line under very many."""
    sections = [each for each in renderer.edition.reading_text.sections if each.paragraphs]
    if len(sections) > MAX_SEPARATE_SECTIONS:
        return f"M0 {HEIGHT - 0.5}H{_width(renderer)}"
    ends = (_ends(renderer, each) for each in sections)
    return "".join(f"M{first} {HEIGHT - 0.5}H{last}" for first, last in ends)
