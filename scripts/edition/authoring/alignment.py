"""Align two states of a text: where words of the old one are in the new one."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from rapidfuzz.fuzz import ratio

from edition.assemble.anchoring import NEAR_ENOUGH, locate, nearest
from edition.authoring.word_pairs import (
    MIN_SHARED,
    Token,
    by_locus,
    paired_words,
    tokens_of,
    unchanged_passages,
)
from edition.model.text import Locus, Place, Quote, Span, Text

Outcome = Literal["same", "changed", "gone"]

CONTEXT = 40
"""Characters of context on each side by which relocated words are recognised."""
MIN_LIKENESS, CONFUSABLE = 75.0, 60.0
"""Scores (0–100) of that context: minimum for the place, maximum for any other place."""


class Candidate(NamedTuple):
    """Words of the new text that may correspond."""

    locus: Locus
    words: str
    score: float
    """0 to 100."""


class Carried(NamedTuple):
    """Where words of the old text are in the new one."""

    outcome: Outcome
    place: Place | None
    """Their place, if they are the same; what is there now, if they changed."""
    candidates: tuple[Candidate, ...] = ()
    """The nearest, best first, if they are not the same."""


class Alignment:
    """The correspondence between an old and a new state of a text."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self.unchanged = unchanged_passages(old, new)
        before = tokens_of(old, set(self.unchanged))
        self._before = by_locus(before)
        self._after = tokens_of(new, set(self.unchanged.values()))
        self._pairs = paired_words(before, self._after)

    @cached_property
    def _taken(self) -> set[int]:
        """The words of the new text that come from the old."""
        return set(self._pairs.values())

    def passage(self, locus: Locus) -> Locus | None:
        """Return the passage with most words of an old one; None if it has less than half."""
        if locus in self.unchanged:
            return self.unchanged[locus]
        tokens = self._before.get(locus, [])
        found = Counter(
            self._after[self._pairs[t.number]].locus for t in tokens if t.number in self._pairs
        )
        best, number = max(found.items(), key=lambda item: item[1], default=(None, 0))
        return best if number >= MIN_SHARED * len(tokens) else None

    def carry(self, place: Place) -> Carried:
        """Find words of the old text in the new one."""
        if place.locus in self.unchanged:
            return Carried("same", place._replace(locus=self.unchanged[place.locus]))
        tokens = [t for t in self._before.get(place.locus, []) if t.span.overlaps(place.span)]
        images = [self._after[self._pairs[t.number]] for t in tokens if t.number in self._pairs]
        if tokens and len(images) == len(tokens) and _in_a_row(images):
            start = images[0].span.start + place.span.start - tokens[0].span.start
            end = images[-1].span.end + place.span.end - tokens[-1].span.end
            return Carried("same", self._place(images[0].locus, Span(start, end)))
        if not images and (elsewhere := self._elsewhere(place)):
            return Carried("same", elsewhere)
        here = self._what_stands_there(tokens, images)
        score = ratio(place.words, here.words) if here else 0.0
        candidates = self._candidates(place)
        if here and score >= NEAR_ENOUGH:
            first = Candidate(here.locus, here.words, score)
            rest = (c for c in candidates if c.words != here.words)
            return Carried("changed", here, (first, *rest))
        return Carried("gone", None, candidates)

    def _place(self, locus: Locus, span: Span) -> Place:
        return Place(locus, span, self.new.by_locus[locus].text[slice(*span)])

    def _what_stands_there(self, tokens: list[Token], images: list[Token]) -> Place | None:
        """Return what is between the neighbours of the old words."""
        if not tokens:
            return None
        before, after = self._image(tokens[0].number - 1), self._image(tokens[-1].number + 1)
        first = self._at(before.number + 1) if before else None
        last = self._at(after.number - 1) if after else None
        first = first or (images[0] if images else None)
        last = last or (images[-1] if images else None)
        if not first or not last or first.locus != last.locus or last.number < first.number:
            return None
        return self._place(first.locus, Span(first.span.start, last.span.end))

    def _image(self, index: int) -> Token | None:
        return self._after[self._pairs[index]] if index in self._pairs else None

    def _at(self, index: int) -> Token | None:
        return self._after[index] if 0 <= index < len(self._after) else None

    def _elsewhere(self, place: Place) -> Place | None:
        """Find the one place where relocated words occur in the same context."""
        around = _around(self.old.by_locus[place.locus].text, place.span)
        scored = sorted(
            (
                (ratio(around, _around(self.new.by_locus[found.locus].text, found.span)), found)
                for found in self._fresh(place.words)
            ),
            reverse=True,
        )
        if (
            not scored
            or scored[0][0] < MIN_LIKENESS
            or (len(scored) > 1 and scored[1][0] >= CONFUSABLE)
        ):
            return None
        return scored[0][1]

    def _fresh(self, words: str) -> list[Place]:
        """Find words in the inserted parts of the new text."""
        fresh = [
            self._place(locus, span)
            for locus in self._fresh_loci
            for span in locate(self.new.by_locus[locus].text, Quote(words))
        ]
        return [p for p in fresh if (p.locus, p.span.start) not in self._taken_starts]

    @cached_property
    def _fresh_loci(self) -> list[Locus]:
        """The passages with inserted words."""
        return sorted({token.locus for token in self._after if token.number not in self._taken})

    @cached_property
    def _taken_starts(self) -> set[tuple[Locus, int]]:
        """Offsets at which words from the old text begin."""
        taken = (self._after[index] for index in self._taken)
        return {(token.locus, token.span.start) for token in taken}

    def _candidates(self, place: Place, most: int = 3) -> tuple[Candidate, ...]:
        found = [
            Candidate(passage.locus, near.words, near.score)
            for passage in self.new.passages()
            if (near := nearest(passage.text, place.words))
        ]
        return tuple(sorted(found, key=lambda c: (-c.score, c.locus))[:most])


def _in_a_row(tokens: list[Token]) -> bool:
    return all(a.locus == b.locus and b.number == a.number + 1 for a, b in pairwise(tokens))


def _around(text: str, span: Span) -> str:
    start = max(0, span.start - CONTEXT)
    return f"{text[start : span.start]}|{text[span.end : span.end + CONTEXT]}"
