"""Overlapping spans become flat runs without a character lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from edition.model.text import Span
from edition.render.segments import Marked, merge_runs, runs

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda t: Span(min(t), max(t)))


@given(spans, st.lists(spans, max_size=8))
def test_runs_cover_the_whole_and_carry_their_marks(within: Span, marked: list[Span]) -> None:
    found = runs(within, [Marked(span, n) for n, span in enumerate(marked)])
    covered = [i for run in found for i in range(run.span.start, run.span.end)]
    assert covered == list(range(within.start, within.end))
    for run in found:
        for i in range(run.span.start, run.span.end):
            assert set(run.marks) == {n for n, s in enumerate(marked) if s.start <= i < s.end}
    again = merge_runs(found)
    assert all(a.marks != b.marks for a, b in pairwise(again))
