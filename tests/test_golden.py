"""Every output of the miniature edition, as it should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from edition import build_edition, site_files

TESTS = Path(__file__).resolve().parent


def test_every_file_of_the_miniature_edition(golden: Callable[[Path, str], None]) -> None:
    edition, problems = build_edition(TESTS / "sample")
    assert problems == []
    files = list(site_files(edition))
    for file in files:
        text = file.content if isinstance(file.content, str) else file.content.decode("utf-8")
        golden(TESTS / "golden" / file.uri, text.replace("><", ">\n<"))
    golden_files = (p for p in (TESTS / "golden").rglob("*.*") if p.is_file())
    expected = {p.relative_to(TESTS / "golden").as_posix() for p in golden_files}
    assert expected == {file.uri for file in files}
