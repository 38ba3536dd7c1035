"""The places of records in `reading-text.txt`, for every format that names places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from edition.assemble.edition import Edition, PlacedApparatus, PlacedNote
from edition.kinds.cross_reference import CrossReference
from edition.model.text import Locus, LocusRange, Span
from edition.read.records import Entry
from edition.render.crossref_places import end_place


class ReadingPlace(NamedTuple):
    """Words of the reading text and their place."""

    at: str
    """`2.3` or `5.5-5.6`."""
    start: int
    """Offset in code points of the whole reading text, from 0."""
    end: int
    """Offset after the last character."""
    words: str


def note_place(edition: Edition, note: PlacedNote) -> ReadingPlace | None:
    """Return the words that a note is about; None for a retired note."""
    return _within(edition, note.lemma.locus, note.lemma.span) if note.lemma else None


def apparatus_place(edition: Edition, placed: PlacedApparatus) -> ReadingPlace:
    """Return the reading text's words for an apparatus entry; empty if it omits the words."""
    return _within(edition, placed.lemma.locus, edition.place_in_reading(placed))


def link_places(edition: Edition, entry: Entry[CrossReference]) -> tuple[ReadingPlace, ...]:
    """Return both ends of a cross-reference: the quoted words, or else the whole passages."""
    head = entry.head
    ends = ((head.from_, head.from_quote), (head.to, head.to_quote))
    return tuple(_end(edition, loci, words) for loci, words in ends)


def reading_places(edition: Edition) -> Iterator[tuple[Entry[Any], tuple[ReadingPlace, ...]]]:
    """Yield every record about words of the text: notes, apparatus, then cross-references.

    A cross-reference has two places; a retired note has no place.
    """
    for note in edition.notes:
        place = note_place(edition, note)
        yield note.entry, (place,) if place else ()
    for placed in edition.apparatus:
        yield placed.entry, (apparatus_place(edition, placed),)
    for entry in edition.cross_references:
        yield entry, link_places(edition, entry)


def _within(edition: Edition, locus: Locus, span: Span) -> ReadingPlace:
    passage = edition.reading_text.by_locus[locus]
    words = passage.text[span.start : span.end]
    return ReadingPlace(str(locus), passage.start + span.start, passage.start + span.end, words)


def _end(edition: Edition, loci: LocusRange, words: str) -> ReadingPlace:
    if place := end_place(edition, loci, words):
        return _within(edition, place.locus, place.span)
    passages = edition.passages(loci)
    start, end = passages[0].span.start, passages[-1].span.end
    at = str(loci).replace("–", "-")
    return ReadingPlace(at, start, end, edition.reading_text.content[start:end])
