"""Split overlapping spans into flat runs, for every format that marks words.

A run is the longest part of a text that is inside the same spans throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from edition.model.text import Span

T = TypeVar("T")


class Marked(NamedTuple, Generic[T]):
    """A span and its mark."""

    span: Span
    mark: T


class Run(NamedTuple, Generic[T]):
    """A part of a text and the marks that cover it."""

    span: Span
    marks: tuple[T, ...]
    """In the order of `marked`."""


def runs(within: Span, marked: Sequence[Marked[T]]) -> list[Run[T]]:
    """Split part of a text at every edge of a mark; empty marks split nothing.

    The cost is that of sorting the edges and of the marks that are open at each of them.
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
    open_marks: set[int] = set()
    split = []
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        open_marks.difference_update(closing.get(start, ()))
        open_marks.update(opening.get(start, ()))
        split.append(Run(Span(start, end), tuple(marked[i].mark for i in sorted(open_marks))))
    return split


def merge_runs(pieces: Iterable[Run[T]]) -> list[Run[T]]:
    """Merge adjacent runs with the same marks."""
    out: list[Run[T]] = []
    for run in pieces:
        if out and out[-1].marks == run.marks and out[-1].span.end == run.span.start:
            out[-1] = Run(Span(out[-1].span.start, run.span.end), run.marks)
        else:
            out.append(run)
    return out
