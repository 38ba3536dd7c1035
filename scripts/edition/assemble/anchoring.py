"""Locate a quotation in a passage, and describe words by a quotation: an inverse pair.

A quote is matched exactly: as typed, else after normalisation (NFC, white space, quotation
marks, dashes), with offsets mapped back. Similarity only serves the hint of an error message;
a quotation is never re-anchored silently (hypothesis/client#7571 shows the harm).
The selector is the W3C TextQuoteSelector: https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from edition.model.text import Locus, LocusRange, Quote, Span

# What a keyboard types for what a printer sets.
LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʹʼ`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
CONTEXT_STEPS = (8, 16, 32)
"""Code points of context that `describe` tries; Hypothesis uses 32."""

NEAR_ENOUGH = 60.0
"""Score (0–100) below which the nearest words would only confuse the reader of a message."""

LONGEST_COMPARED = 500
"""Characters of a quotation that are compared: the cost is the product of both lengths."""

_UNEVEN = re.compile(r"\s{2,}|[^\S ]")
_CLUSTER = re.compile(r"\s+|\S[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]*")


class Folded(NamedTuple):
    """A normalised text with the offsets of its source."""

    text: str
    starts: Sequence[int]
    """For each code point, the offset in the original at which its source begins."""
    ends: Sequence[int]
    """The same, at which its source ends."""


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Normalise a text: NFC, single spaces, straight quotation marks, hyphens for dashes."""
    if not _UNEVEN.search(text) and unicodedata.is_normalized("NFC", text):  # the usual case
        return Folded(text.translate(LOOKALIKES), range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        source = match[0]
        piece = " " if source.isspace() else unicodedata.normalize("NFC", source)
        piece = piece.translate(LOOKALIKES)
        out.append(piece)
        starts += [match.start()] * len(piece)
        ends += [match.end()] * len(piece)
    return Folded("".join(out), starts, ends)


def locate(text: str, quote: Quote) -> list[Span]:
    """Find all places in a passage that match a quotation, in order; exactly one is expected.

    A match exactly as typed is preferred to one that needs normalisation.
    """
    spans = _matches(text, quote.exact, quote.prefix, quote.suffix)
    if not spans:
        folded = fold(text)
        exact, prefix, suffix = (
            fold(part).text.strip() for part in (quote.exact, quote.prefix, quote.suffix)
        )
        spans = [
            Span(folded.starts[span.start], folded.ends[span.end - 1])
            for span in _matches(folded.text, exact, prefix, suffix, loose=True)
        ]
    if quote.occurrence is None:
        return spans
    chosen = quote.occurrence - 1
    return spans[chosen : chosen + 1] if chosen >= 0 else []


def describe(text: str, span: Span) -> Quote:
    """Return the shortest quotation that `locate` resolves to exactly this span.

    Its context has no white space at its ends, as in a file.

    Raises:
        ValueError: if the span is empty or not within the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"{span} is no part of a text of {len(text)} characters")
    exact = text[span.start : span.end]
    quotes = [Quote(exact)]
    for size in CONTEXT_STEPS:
        prefix, suffix = (part.strip() for part in words_around(text, span, size))
        quotes += [Quote(exact, prefix), Quote(exact, "", suffix), Quote(exact, prefix, suffix)]
    for quote in quotes:
        if locate(text, quote) == [span]:
            return quote
    occurrence = locate(text, Quote(exact)).index(span) + 1
    return Quote(exact, occurrence=occurrence)


def head_of(at: Locus | LocusRange, quote: Quote) -> dict[str, str]:
    """Return the front-matter keys that select these words; a key that is not needed is empty."""
    return {
        "at": str(at),
        "quote": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "occurrence": str(quote.occurrence or ""),
    }


class Nearest(NamedTuple):
    """The words of a text that are most like a quotation."""

    words: str
    score: float
    """0 to 100."""


def nearest(text: str, exact: str) -> Nearest | None:
    """Find the most similar words of a passage, whole words only; None if nothing is near."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # imported only when something is wrong

    folded, wanted = fold(text), fold(exact[:LONGEST_COMPARED])
    found = partial_ratio_alignment(wanted.text.casefold(), folded.text.casefold())
    if found is None or found.score < NEAR_ENOUGH or found.dest_end <= found.dest_start:
        return None
    end = min(found.dest_end, len(folded.starts))
    if found.dest_start >= end:
        return None
    start, stop = folded.starts[found.dest_start], folded.ends[end - 1]
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
        stop += 1
    return Nearest(text[start:stop].strip(), found.score)


def _matches(text: str, exact: str, prefix: str, suffix: str, loose: bool = False) -> list[Span]:
    """Find overlapping matches; `loose` allows one space between quotation and context."""
    if not exact:
        return []
    spans = []
    start = text.find(exact)
    while start >= 0:
        end = start + len(exact)
        before = start - (loose and text.endswith(" ", 0, start))
        after = end + (loose and text.startswith(" ", end))
        if text.endswith(prefix, 0, before) and text.startswith(suffix, after):
            spans.append(Span(start, end))
        start = text.find(exact, start + 1)
    return spans


def words_around(text: str, span: Span, size: int) -> tuple[str, str]:
    """Return what precedes and follows a span, at most `size` code points each.

    A word cut by an edge is left out if a whole one remains.
    """
    start, end = span
    before, after = text[max(0, start - size) : start], text[end : end + size]
    if start > size and 0 <= (cut := before.find(" ")) < size - 1:
        before = before[cut + 1 :]
    if len(text) > end + size and (cut := after.rfind(" ")) > 0:
        after = after[:cut]
    return before, after


def contexts(text: str, spans: list[Span], size: int = 24) -> list[str]:
    """Return each place with a few words around it, as an error message shows them."""
    lines = []
    for span in spans:
        before, after = words_around(text, span, size)
        lines.append(f"…{before}[{text[span.start : span.end]}]{after}…")
    return lines
