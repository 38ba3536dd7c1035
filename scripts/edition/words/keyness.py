"""Measure how strongly a word is associated with a part of a text or with another word.

The measure is the log-likelihood ratio of Dunning (1993) over the table of four counts, because it
is valid for small counts; an effect size goes with it, because the ratio grows with the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from math import log, log2
from typing import NamedTuple

LEAST = 3
"""Minimum occurrences, in the part or together, for a word to be listed."""

SPAN = 5
"""Words on each side of a word within which another counts as its neighbour."""

CHANCE, LIKELY = 3.84, 6.63
"""Critical values of chi-squared with one degree of freedom at p = 0.05 and p = 0.01."""


class Key(NamedTuple):
    """A word, and how much more or less often it occurs here than elsewhere."""

    base: str
    here: int
    elsewhere: int
    g2: float
    """Log-likelihood ratio; below 0 where the word is rarer here."""
    ratio: float
    """Binary logarithm of the ratio of the two frequencies: 1 means twice as often."""


def log_likelihood(a: int, b: int, n: int, m: int) -> float:
    """Return the log-likelihood ratio, with the sign of the difference.

    Args:
        a: occurrences among the `n` words here.
        b: occurrences among the `m` words elsewhere.
        n: all words here.
        m: all words elsewhere.
    """
    if not n or not m:
        return 0.0
    total, both = n + m, a + b
    observed = (a, b, n - a, m - b)
    expected = (n * both, m * both, n * (total - both), m * (total - both))
    terms = (o * log(o * total / e) for o, e in zip(observed, expected, strict=True) if o)
    g2 = max(0.0, 2 * sum(terms))
    return g2 if a * m >= b * n else -g2


def log_ratio(a: int, b: int, n: int, m: int) -> float:
    """Return how many times the frequency doubles; a count of 0 is taken as one half."""
    return log2(((a or 0.5) / n) / ((b or 0.5) / m)) if n and m else 0.0


def keywords(
    here: Mapping[str, int], everywhere: Mapping[str, int], left_out: Iterable[str], top: int
) -> list[Key]:
    """Return the words most typical of a part and of the rest, by the size of the ratio.

    Args:
        here: counts of the part.
        everywhere: counts of the whole text, the part included, in descending order.
        left_out: words that are not listed; they still count as words.
        top: how many at most.
    """
    n = sum(here.values())
    m = sum(everywhere.values()) - n
    bases = {base for base, a in here.items() if a >= LEAST}
    # A word that is missing here is typical by its absence if it could have been expected.
    for base, count in everywhere.items():
        if count * n < LEAST * (n + m):
            break
        bases.add(base)
    keys = []
    for base in bases.difference(left_out):
        a = here.get(base, 0)
        b = everywhere[base] - a
        keys.append(Key(base, a, b, log_likelihood(a, b, n, m), log_ratio(a, b, n, m)))
    return sorted(keys, key=lambda key: (-abs(key.g2), key.base))[:top]


def beside(nodes: Iterable[range], length: int) -> set[int]:
    """Return the positions in a passage that are near a node, each once, but not in a node.

    Args:
        nodes: the words that make up each node, by place.
        length: of the passage in words.
    """
    spans = list(nodes)
    near = {
        place
        for node in spans
        for place in range(max(0, node.start - SPAN), min(length, node.stop + SPAN))
    }
    return near.difference(*spans)


def collocates(
    passages: Iterable[tuple[Sequence[str], Sequence[range]]],
    everywhere: Mapping[str, int],
    left_out: Container[str],
) -> list[Key]:
    """Return words that co-occur with a node more often than elsewhere, the most certain first.

    Args:
        passages: those with nodes, each as base forms with its nodes. No window leaves its
            passage.
        everywhere: counts of all passages, those without nodes included.
        left_out: words that are not listed.
    """
    near: Counter[str] = Counter()
    far = Counter(everywhere)
    for bases, nodes in passages:
        places = beside(nodes, len(bases))
        near.update(bases[place] for place in places)
        far.subtract(bases[place] for place in places.union(*nodes))
    n, m = sum(near.values()), sum(far.values())
    keys = (
        Key(base, a, far[base], log_likelihood(a, far[base], n, m), log_ratio(a, far[base], n, m))
        for base, a in near.items()
        if a >= LEAST and base not in left_out
    )
    return sorted((key for key in keys if key.g2 >= LIKELY), key=lambda key: (-key.g2, key.base))
