"""The figures of the words: against published values, against values worked out by hand."""

from __future__ import annotations

from collections import Counter
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.words.keyness import (
    LEAST,
    LIKELY,
    beside,
    collocates,
    keywords,
    log_likelihood,
    log_ratio,
)


@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "ratio"),
    [
        (110, 2442, 111, 29114, 270.72),
        (29, 13, 123, 31612, 263.90),
        (31, 23, 139, 31584, 256.84),
        (10, 0, 3, 31764, 167.23),
    ],
)
def test_log_likelihood_is_that_of_dunning(
    both: int, first: int, second: int, neither: int, ratio: float
) -> None:
    """The first rows of table 1 in Dunning (1993)."""
    assert log_likelihood(both, first, both + second, first + neither) == pytest.approx(
        ratio, abs=0.005
    )


def test_log_likelihood_by_hand() -> None:
    # 3 of 4 words here, 0 of 4 there; expected are 1.5 and 1.5, of the others 2.5 and 2.5.
    wanted = 2 * (3 * log(3 / 1.5) + 1 * log(1 / 2.5) + 4 * log(4 / 2.5))
    assert log_likelihood(3, 0, 4, 4) == pytest.approx(wanted)
    assert log_likelihood(0, 3, 4, 4) == pytest.approx(-wanted)
    assert log_likelihood(2, 2, 4, 4) == 0
    assert log_likelihood(1, 0, 0, 4) == 0


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 500), st.integers(0, 500))
def test_log_likelihood_is_finite_and_has_the_sign_of_the_difference(
    a: int, b: int, rest: int, others: int
) -> None:
    g2 = log_likelihood(a, b, a + rest, b + others)
    assert abs(g2) < 1e6
    assert g2 * (a * (b + others) - b * (a + rest)) >= 0


def test_log_ratio_counts_doublings() -> None:
    assert log_ratio(8, 4, 100, 100) == 1
    assert log_ratio(4, 8, 100, 100) == -1
    assert log_ratio(4, 0, 100, 100) == 3  # as if it stood there half a time


def test_keywords_are_frequent_enough_and_ordered() -> None:
    everywhere = Counter({"filler": 200, "party": 30, "a": 20, "refusal": 4, "rare": 2})
    here = Counter({"a": 5, "party": 0, "refusal": 4, "rare": 2, "filler": 53})
    keys = keywords(here, everywhere, {"filler", "a"}, top=10)
    assert [key.base for key in keys] == ["refusal", "party"] or [key.base for key in keys] == [
        "party",
        "refusal",
    ]
    assert abs(keys[0].g2) >= abs(keys[1].g2)
    by_base = {key.base: key for key in keys}
    assert by_base["party"].g2 < 0 < by_base["refusal"].g2
    assert (by_base["party"].here, by_base["party"].elsewhere) == (0, 30)


def test_windows_end_with_the_passage_and_leave_out_the_word() -> None:
    assert beside([range(2, 3)], 20) == {0, 1, 3, 4, 5, 6, 7}
    assert beside([range(18, 20)], 20) == {13, 14, 15, 16, 17}
    assert beside([range(4, 5), range(6, 7)], 9) == {0, 1, 2, 3, 5, 7, 8}
    assert beside([], 9) == set()


def test_collocates_stand_beside_and_not_only_often() -> None:
    near = "x x x x x x red tape x x x x x x".split()
    line = (near, [range(7, 8)])
    everywhere = Counter(near * 4 + ["x"] * 300 + ["red"])
    keys = collocates([line] * 4, everywhere, ())
    assert [(key.base, key.here, key.elsewhere) for key in keys] == [("red", 4, 1)]
    # By hand: 36 words beside "tape", 316 elsewhere.
    assert keys[0].g2 == pytest.approx(log_likelihood(4, 1, 40, 313))
    assert keys[0].g2 > LIKELY
    assert collocates([line] * 4, everywhere, {"red"}) == []
    assert collocates([line] * (LEAST - 1), everywhere, ()) == []
