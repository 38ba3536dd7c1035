"""No address that a version has promised is ever lost: every one still leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from edition import Edition
from edition.publish.anchors import anchors

PUBLISHED = sorted((ROOT / "tests" / "published").glob("*.txt"))
FIX = (
    "keep the record: give it back its id, "
    "or write `status: retired` in its head instead of deleting it"
)


@pytest.fixture(scope="session")
def present(site: Path) -> set[str]:
    return set(anchors(site))


@pytest.mark.parametrize("version", PUBLISHED, ids=lambda path: path.stem)
def test_no_published_address_is_lost(version: Path, present: set[str]) -> None:
    promised = version.read_text(encoding="utf-8").split()
    assert promised, f"{version} lists nothing"
    assert sorted(set(promised) - present) == [], FIX


def test_this_version_has_its_list(edition: Edition) -> None:
    """`edition anchors site > tests/published/1.2.0.txt`, when a version is made."""
    assert edition.config.version in {path.stem for path in PUBLISHED}
