"""Where the two ends of a cross-reference stand in the reading text."""

from __future__ import annotations

from edition.assemble.anchoring import locate
from edition.assemble.edition import Edition
from edition.kinds.cross_reference import CrossReference
from edition.model.text import LocusRange, Place, Quote
from edition.read.records import Entry


def ends(edition: Edition, entry: Entry[CrossReference]) -> tuple[Place | None, Place | None]:
    """The words that a cross-reference comes from and leads to; None where it names none.

    Where the words stand several times, the first place is meant.
    """
    head = entry.head
    return (
        end_place(edition, head.from_, head.from_quote),
        end_place(edition, head.to, head.to_quote),
    )


def end_place(edition: Edition, loci: LocusRange, words: str) -> Place | None:
    """The words of one end; None where there are none."""
    for passage in edition.passages(loci) if words else ():
        for span in locate(passage.text, Quote(words)):
            return Place(passage.locus, span, passage.text[span.start : span.end])
    return None
