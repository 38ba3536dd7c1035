"""Two states of a text -> where words of the one stand in the other.

Passages that did not change are paired first, wherever they went; the words of the rest are
aligned, passage with passage, by the runs that they have in common. A word that finds its like by
chance, in a passage of another content, is not taken for the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from edition.anchoring import NEAR_ENOUGH, locate, nearest
from edition.model import Locus, Place, Quote, Span, Text

Outcome = Literal["same", "changed", "gone"]

AKIN = 0.5
"""Share of the shorter passage that two passages have in common, if one came of the other."""
SOLID = 4
"""Words in a row that count for that."""
LONG_RUN = 8
"""Words in a row that are no chance, whatever stands around them."""
CONTEXT = 40
"""Characters on either side by which words that went elsewhere are known again."""
SURE, CONFUSABLE = 75.0, 60.0
"""Scores (0–100) of that context: of the one place, and of any other."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Candidate(NamedTuple):
    """Words of the new text that may be meant."""

    locus: Locus
    words: str
    score: float
    """0 to 100."""


class Carried(NamedTuple):
    """What became of words."""

    outcome: Outcome
    place: Place | None
    """Where they stand, if they are the same; what stands there now, if they changed."""
    candidates: tuple[Candidate, ...] = ()
    """The nearest, best first, if they are not the same."""


class _Token(NamedTuple):
    locus: Locus
    span: Span
    number: int
    """Among all words of the passages that changed."""


class Alignment:
    """From one state of a text to the next."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self.unchanged = _unchanged(old, new)
        kept = set(self.unchanged.values())
        self._before = _tokens(old, set(self.unchanged))
        self._after = _tokens(new, kept)
        self._pairs = self._aligned()

    def _aligned(self) -> dict[int, int]:
        """Words of the old text to words of the new, by number; without those by chance.

        Of two passages of like content the one that has more in common is served first.
        """
        found = []
        for locus, before in self._by_locus.items():
            for other, after in _grouped(self._after).items():
                blocks = self._in_common(locus, before, other, after)
                solid = sum(size for _, _, size in blocks if size >= SOLID)
                whole = any(size == min(len(before), len(after)) for _, _, size in blocks)
                akin = whole or solid >= AKIN * min(len(before), len(after))
                kept = [block for block in blocks if akin or block[2] >= LONG_RUN]
                found += [(solid, kept)] if kept else []
        pairs: dict[int, int] = {}
        taken: set[int] = set()
        for _, blocks in sorted(found, key=lambda item: -item[0]):
            for i, j, size in blocks:
                for n in range(size):
                    if i + n not in pairs and j + n not in taken:
                        pairs[i + n] = j + n
                        taken.add(j + n)
        return pairs

    def _in_common(
        self, locus: Locus, before: list[_Token], other: Locus, after: list[_Token]
    ) -> list[tuple[int, int, int]]:
        """Runs of the same words in two passages: where each begins in both, and its length."""
        old, new = self.old.by_locus[locus].text, self.new.by_locus[other].text
        # Not the longest subsequence: that may be made of words picked up far apart.
        found = SequenceMatcher(
            None,
            [old[slice(*token.span)] for token in before],
            [new[slice(*token.span)] for token in after],
            autojunk=False,
        )
        return [
            (before[block.a].number, after[block.b].number, block.size)
            for block in found.get_matching_blocks()
            if block.size
        ]

    @cached_property
    def _by_locus(self) -> dict[Locus, list[_Token]]:
        return _grouped(self._before)

    @cached_property
    def _taken(self) -> set[int]:
        """Words of the new text that come from the old."""
        return set(self._pairs.values())

    def passage(self, locus: Locus) -> Locus | None:
        """The passage that holds most of an old one's words; None if it holds less than half."""
        if locus in self.unchanged:
            return self.unchanged[locus]
        tokens = self._by_locus.get(locus, [])
        found = Counter(
            self._after[self._pairs[t.number]].locus for t in tokens if t.number in self._pairs
        )
        best, number = max(found.items(), key=lambda item: item[1], default=(None, 0))
        return best if number >= AKIN * len(tokens) else None

    def carry(self, place: Place) -> Carried:
        """What became of words of the old text."""
        if place.locus in self.unchanged:
            return Carried("same", place._replace(locus=self.unchanged[place.locus]))
        tokens = [t for t in self._by_locus.get(place.locus, []) if t.span.overlaps(place.span)]
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

    def _what_stands_there(self, tokens: list[_Token], images: list[_Token]) -> Place | None:
        """From the word after the one before to the word before the one after."""
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

    def _image(self, index: int) -> _Token | None:
        return self._after[self._pairs[index]] if index in self._pairs else None

    def _at(self, index: int) -> _Token | None:
        return self._after[index] if 0 <= index < len(self._after) else None

    def _elsewhere(self, place: Place) -> Place | None:
        """The one place where words that went stand again, in the same surroundings."""
        around = _around(self.old.by_locus[place.locus].text, place.span)
        scored = sorted(
            (
                (ratio(around, _around(self.new.by_locus[found.locus].text, found.span)), found)
                for found in self._fresh(place.words)
            ),
            reverse=True,
        )
        if not scored or scored[0][0] < SURE or (len(scored) > 1 and scored[1][0] >= CONFUSABLE):
            return None
        return scored[0][1]

    def _fresh(self, words: str) -> list[Place]:
        """Where words stand in what is new in the new text."""
        loci = {token.locus for token in self._after if token.number not in self._taken}
        fresh = [
            self._place(locus, span)
            for locus in sorted(loci)
            for span in locate(self.new.by_locus[locus].text, Quote(words))
        ]
        taken = {(self._after[index].locus, self._after[index].span.start) for index in self._taken}
        return [p for p in fresh if (p.locus, p.span.start) not in taken]

    def _candidates(self, place: Place, most: int = 3) -> tuple[Candidate, ...]:
        found = [
            Candidate(passage.locus, near.words, near.score)
            for passage in self.new.passages()
            if (near := nearest(passage.text, place.words))
        ]
        return tuple(sorted(found, key=lambda c: (-c.score, c.locus))[:most])


def _unchanged(old: Text, new: Text) -> dict[Locus, Locus]:
    """Passages of the same words: those in the same order, then those that went elsewhere."""
    before, after = list(old.passages()), list(new.passages())
    left, right = [p.text for p in before], [p.text for p in after]
    found: dict[Locus, Locus] = {}
    for block in LCSseq.editops(left, right).as_matching_blocks():
        for n in range(block.size):
            found[before[block.a + n].locus] = after[block.b + n].locus
    taken = set(found.values())
    rest = Counter(p.text for p in before if p.locus not in found)
    spare = Counter(p.text for p in after if p.locus not in taken)
    at = {p.text: p.locus for p in after if p.locus not in taken}
    for passage in before:
        text = passage.text
        if passage.locus not in found and rest[text] == spare[text] == 1:
            found[passage.locus] = at[text]
    return found


def _tokens(text: Text, without: set[Locus]) -> list[_Token]:
    tokens: list[_Token] = []
    for passage in text.passages():
        if passage.locus not in without:
            found = enumerate(_TOKEN.finditer(passage.text), len(tokens))
            tokens += [_Token(passage.locus, Span(*m.span()), number) for number, m in found]
    return tokens


def _grouped(tokens: list[_Token]) -> dict[Locus, list[_Token]]:
    found: dict[Locus, list[_Token]] = defaultdict(list)
    for token in tokens:
        found[token.locus].append(token)
    return found


def _in_a_row(tokens: list[_Token]) -> bool:
    first, last = tokens[0], tokens[-1]
    return first.locus == last.locus and last.number - first.number == len(tokens) - 1


def _around(text: str, span: Span) -> str:
    start = max(0, span.start - CONTEXT)
    return f"{text[start : span.start]}|{text[span.end : span.end + CONTEXT]}"
