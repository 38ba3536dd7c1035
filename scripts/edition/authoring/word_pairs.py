"""Pair the passages and words of two states of a text.

Unchanged passages are paired first, wherever they moved; the words of the others are paired,
passage by passage, by their common runs. A word that merely recurs in an unrelated passage is not
paired.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from edition.model.text import Locus, Span, Text

MIN_SHARED = 0.5
"""Minimum share of the shorter passage that is common to two related passages."""
MIN_RUN = 4
"""Length in words of a run that counts for this."""
LONG_RUN = 8
"""Length in words of a run that is no coincidence in any context."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Token(NamedTuple):
    """A word or a punctuation mark."""

    locus: Locus
    span: Span
    """Within its passage."""
    text: str
    number: int
    """Its index among all tokens compared."""


def unchanged_passages(old: Text, new: Text) -> dict[Locus, Locus]:
    """Pair passages with the same words: first those in the same order, then those moved."""
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


def tokens_of(text: Text, without: set[Locus]) -> list[Token]:
    """Return all tokens except those of some passages."""
    tokens: list[Token] = []
    for passage in text.passages():
        if passage.locus not in without:
            found = enumerate(_TOKEN.finditer(passage.text), len(tokens))
            tokens += [Token(passage.locus, Span(*m.span()), m[0], number) for number, m in found]
    return tokens


def by_locus(tokens: list[Token]) -> dict[Locus, list[Token]]:
    """Group tokens by passage."""
    found: dict[Locus, list[Token]] = defaultdict(list)
    for token in tokens:
        found[token.locus].append(token)
    return found


def paired_words(before: list[Token], after: list[Token]) -> dict[int, int]:
    """Pair equal words by index; the most similar passages are paired first."""
    found = []
    new = by_locus(after)
    for tokens in by_locus(before).values():
        for others in new.values():
            runs = _runs_in_common(tokens, others)
            size = min(len(tokens), len(others))
            solid = sum(length for _, _, length in runs if length >= min(MIN_RUN, size))
            kept = [run for run in runs if solid >= MIN_SHARED * size or run[2] >= LONG_RUN]
            found += [(solid, kept)] if kept else []
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, runs in sorted(found, key=lambda item: -item[0]):
        for i, j, length in runs:
            for n in range(length):
                if i + n not in pairs and j + n not in taken:
                    pairs[i + n] = j + n
                    taken.add(j + n)
    return pairs


def _runs_in_common(before: list[Token], after: list[Token]) -> list[tuple[int, int, int]]:
    """Return common runs: the start in both texts, and the length."""
    # Not the longest common subsequence: its words may be far apart.
    matcher = SequenceMatcher(None, [t.text for t in before], [t.text for t in after], False)
    return [
        (before[block.a].number, after[block.b].number, block.size)
        for block in matcher.get_matching_blocks()
        if block.size
    ]
