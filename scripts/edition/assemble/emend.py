"""Apply emendations to the copy-text: the result is the reading text.

The reading text keeps the copy-text's passages, loci and lines; only the emended words differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from edition.model.text import Emendation, Locus, Passage, Section, Span, Text


class Change(NamedTuple):
    """Words of the copy-text, and what replaces them."""

    id: str
    locus: Locus
    span: Span
    """Within the passage of the copy-text."""
    reading: str


def overlapping(changes: Iterable[Change]) -> list[tuple[Change, Change]]:
    """Return pairs of changes in the same passage that share characters."""
    pairs = []
    previous: Change | None = None
    for change in sorted(changes, key=lambda c: (c.locus, c.span)):
        if previous and previous.locus == change.locus and change.span.start < previous.span.end:
            pairs.append((previous, change))
        if not previous or (change.locus, change.span.end) > (previous.locus, previous.span.end):
            previous = change
    return pairs


def apply_emendations(text: Text, changes: Iterable[Change]) -> tuple[Text, tuple[Emendation, ...]]:
    """Apply changes, which must not overlap.

    Returns:
        The reading text, and the emendations in order with their places in both texts.
    """
    by_locus: dict[Locus, list[Change]] = {}
    for change in sorted(changes, key=lambda c: (c.locus, c.span)):
        by_locus.setdefault(change.locus, []).append(change)
    pieces: list[str] = []
    emendations: list[Emendation] = []
    passages: dict[Locus, Passage] = {}
    done = 0  # offset in the copy-text up to which it has been copied
    length = 0  # of the reading text so far

    def copy_until(end: int) -> None:
        nonlocal done, length
        pieces.append(text.content[done:end])
        length += end - done
        done = end

    for passage in text.passages():
        copy_until(passage.start)
        start, first = length, len(pieces)
        for change in by_locus.get(passage.locus, ()):
            copy = Span(passage.start + change.span.start, passage.start + change.span.end)
            copy_until(copy.start)
            reading = Span(length, length + len(change.reading))
            old = text.content[copy.start : copy.end]
            emendations.append(
                Emendation(change.id, passage.locus, copy, reading, old, change.reading)
            )
            pieces.append(change.reading)
            length, done = reading.end, copy.end
        copy_until(passage.span.end)
        words = "".join(pieces[first:])
        passages[passage.locus] = Passage(passage.locus, start, words, passage.kind)
    copy_until(len(text.content))
    return _rebuild(text, "".join(pieces), passages, emendations), tuple(emendations)


def reading_span(copy: Span, emendations: Iterable[Emendation], shift: int = 0) -> Span:
    """Map a span of the whole copy-text to the whole reading text.

    An edge within emended words moves to the edge of their replacement.

    Args:
        copy: the words in the copy-text.
        emendations: all of the text's, or the passage's own if `shift` is given.
        shift: how far the passage has moved, in code points.
    """
    start, end = copy
    new_start = new_end = None
    for emendation in sorted(emendations, key=lambda e: e.copy):
        if new_start is None and start < emendation.copy.end:
            inside = start > emendation.copy.start
            new_start = emendation.reading.start if inside else start + shift
        if new_end is None and end <= emendation.copy.end:
            inside = end > emendation.copy.start
            new_end = emendation.reading.end if inside else end + shift
        shift = emendation.reading.end - emendation.copy.end
    new_start = start + shift if new_start is None else new_start
    return Span(new_start, max(new_start, end + shift if new_end is None else new_end))


def span_in_reading(
    span: Span, old: Passage, new: Passage, emendations: Iterable[Emendation]
) -> Span:
    """Map a span of a passage of the copy-text to the same passage of the reading text.

    Args:
        span: the words, within the old passage.
        old: the passage in the copy-text.
        new: the passage in the reading text.
        emendations: those of the passage.
    """
    copy = Span(old.start + span.start, old.start + span.end)
    start, end = reading_span(copy, emendations, shift=new.start - old.start)
    return Span(start - new.start, end - new.start)


def _rebuild(
    text: Text, content: str, passages: dict[Locus, Passage], emendations: Iterable[Emendation]
) -> Text:
    in_headings: dict[Locus, list[Emendation]] = {}
    for emendation in emendations:
        if not emendation.locus.paragraph:
            in_headings.setdefault(emendation.locus, []).append(emendation)
    sections = []
    for section in text.sections:
        old, heading = section.heading, passages[section.heading.locus]
        here = in_headings.get(old.locus, ())
        title = span_in_reading(section.title_span, old, heading, here)
        paragraphs = tuple(passages[p.locus] for p in section.paragraphs)
        sections.append(Section(section.number, heading, title, paragraphs))
    return Text(content, tuple(passages[p.locus] for p in text.front), tuple(sections))
