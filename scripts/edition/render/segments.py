"""Overlapping spans -> flat runs: once, for every format that marks words.

A run is the longest stretch within which the same spans hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from edition.model.text import Span

T = TypeVar("T")


class Marked(NamedTuple, Generic[T]):
    """A span and what it means."""

    span: Span
    mark: T


class Run(NamedTuple, Generic[T]):
    """A stretch of text and the marks that hold throughout it."""

    span: Span
    marks: tuple[T, ...]
    """In the order in which the marks were given."""


def runs(within: Span, marked: Sequence[Marked[T]]) -> list[Run[T]]:
    """Cut a stretch of text at every edge of a mark; empty marks cut nothing.

    The cost is that of sorting the edges and of the marks that hold at each of them.
    """
    edges = {within.start, within.end}
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, (span, _) in enumerate(marked):
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start < end:
            edges |= {start, end}
            opening.setdefault(start, []).append(index)
            closing.setdefault(end, []).append(index)
    held: set[int] = set()
    found = []
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        held.difference_update(closing.get(start, ()))
        held.update(opening.get(start, ()))
        found.append(Run(Span(start, end), tuple(marked[i].mark for i in sorted(held))))
    return found


def joined(pieces: Iterable[Run[T]]) -> list[Run[T]]:
    """Put neighbouring runs with the same marks together again."""
    out: list[Run[T]] = []
    for run in pieces:
        if out and out[-1].marks == run.marks and out[-1].span.end == run.span.start:
            out[-1] = Run(Span(out[-1].span.start, run.span.end), run.marks)
        else:
            out.append(run)
    return out
