"""The work grows with the text and its notes, and not with their square: counted, not timed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from made_text import made_edition

pytestmark = pytest.mark.sweep

WORDS, NOTES = 2_480, 50
"""Of the smallest text; and for each thousand words."""
SECTION = 40
"""Words of one, in two paragraphs: the smallest text has 62, more than any page of a section lists,
and as many contributors and events."""
MORE = 2.1
"""What twice as many words more may cost, times the cost: 2 is linear, 4 is quadratic."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, int]]:
    """How often any function is called for a text, twice and four times as long."""
    return [counted(tmp_path_factory.mktemp("made") / "it", WORDS * times) for times in (1, 2, 4)]


def counted(root: Path, words: int) -> dict[str, int]:
    """In a process of its own: nothing is known from the text before."""
    made_edition(root, words, NOTES, SECTION // 2, 2, others=words // SECTION)
    command = [sys.executable, str(ROOT / "benchmarks/build.py"), "--alone", "calls", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, int] = json.loads(done.stdout)
    return figures


@pytest.mark.parametrize("phase", ["check", "render"])
def test_twice_the_text_is_twice_the_work(work: list[dict[str, int]], phase: str) -> None:
    one, two, four = (figures[phase] for figures in work)
    assert two > one
    assert four - two < MORE * (two - one)
