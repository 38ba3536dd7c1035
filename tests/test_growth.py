"""The work grows with the text and its notes, and not with their square: counted, not timed."""

from __future__ import annotations

import cProfile

import pytest
from made_text import PARAGRAPHS_OF_A_SECTION, WORDS_OF_A_PARAGRAPH, made_edition

from edition import Settings, build_edition, site_files

SECTION = PARAGRAPHS_OF_A_SECTION * WORDS_OF_A_PARAGRAPH
SIZES = (1, 2, 4)
"""Sections."""
NOTES = 50
"""For each thousand words."""
MORE = 2.3
"""What two sections more may cost, times the cost of one: 2 is linear, 4 is quadratic."""


def calls(profile: cProfile.Profile) -> int:
    return sum(entry.callcount for entry in profile.getstats())


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, int]]:
    """How often any function is called, for each size: to check, and to make all pages."""
    found = []
    for sections in SIZES:
        root = tmp_path_factory.mktemp("made") / "edition"
        made_edition(root, sections * SECTION, NOTES)
        counted = {}
        with cProfile.Profile() as profile:
            edition, problems = build_edition(root)
        assert not any(problem.blocking for problem in problems)
        assert len(edition.notes) > sections * SECTION * NOTES // 1000 * 0.9
        counted["check"] = calls(profile)
        with cProfile.Profile() as profile:
            for _ in site_files(edition, Settings(), release=False):
                pass
        counted["render"] = calls(profile)
        found.append(counted)
    return found


@pytest.mark.parametrize("phase", ["check", "render"])
def test_twice_the_text_is_twice_the_work(work: list[dict[str, int]], phase: str) -> None:
    one, two, four = (counted[phase] for counted in work)
    assert four - two < MORE * (two - one)
