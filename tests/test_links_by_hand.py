"""Links that somebody writes on a page by hand to a page that the build makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from edition.publish.plugin import build_site

RIGHT = "[a passage](text/2.md#p2-1), [a note](notes.md#n-bread), [here](#rights)"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """The second edition, with a navigation that has a page of its own."""
    root = tmp_path / "letters"
    shutil.copytree(ROOT / "tests" / "letters", root)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text("nav: [index.md, rights.md]\n", "utf-8")
    return root


def test_a_right_one_gives_no_warning(
    letters: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (letters / "docs/rights.md").write_text(f"# Rights\n\n{RIGHT}\n", "utf-8")
    assert build_site(letters, tmp_path / "site") == []
    assert [text for text in caplog.messages if "rights.md' contains a link" in text] == []


def test_a_wrong_one_is_told(letters: Path, tmp_path: Path) -> None:
    (letters / "docs/rights.md").write_text("# Rights\n\n[no](text/2.md#p2-999)\n", "utf-8")
    [problem] = build_site(letters, tmp_path / "site")
    assert problem.code == "broken-link"
    assert problem.path == "site/rights/index.html"
    assert "#p2-999" in problem.message
