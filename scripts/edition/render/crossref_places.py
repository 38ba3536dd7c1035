"""The places of the two ends of a cross-reference in the reading text."""

from __future__ import annotations

from edition.assemble.anchoring import locate
from edition.assemble.edition import Edition
from edition.kinds.cross_reference import CrossReference
from edition.model.text import LocusRange, Place, Quote
from edition.read.records import Entry


def end_places(edition: Edition, entry: Entry[CrossReference]) -> tuple[Place | None, Place | None]:
    """Return the words that a cross-reference links, from and to; None for an end without a quote.

    If the words occur several times, the first place counts.
    """
    head = entry.head
    return (
        end_place(edition, head.from_, head.from_quote),
        end_place(edition, head.to, head.to_quote),
    )


def end_place(edition: Edition, loci: LocusRange, words: str) -> Place | None:
    """Return the place of the words of one end; None if there are no words."""
    for passage in edition.passages(loci) if words else ():
        for span in locate(passage.text, Quote(words)):
            return Place(passage.locus, span, passage.text[span.start : span.end])
    return None
