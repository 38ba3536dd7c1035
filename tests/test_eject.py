"""The way out of another edition: its own name and navigation, with no problem under MkDocs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import soup_of
from click.testing import CliRunner
from conftest import ROOT, build_site

from edition.cli import main
from edition.publish.finish import finish_site
from edition.read.navigation import LISTED

LETTERS = ROOT / "tests" / "letters"


def eject(root: Path, out: Path) -> dict[str, Any]:
    """The mkdocs.yml that is written."""
    result = CliRunner().invoke(main, ["--root", str(root), "eject", str(out)])
    assert result.exit_code == 0, result.output
    written: dict[str, Any] = yaml.safe_load((out / "mkdocs.yml").read_bytes())
    return written


def pages_of(nav: Any) -> list[str]:
    """The files that a navigation names."""
    if isinstance(nav, str):
        return [nav]
    inside = nav.values() if isinstance(nav, dict) else nav
    return [page for each in inside for page in pages_of(each)]


def test_the_site_is_that_of_its_own_edition(tmp_path: Path) -> None:
    config = eject(LETTERS, tmp_path)
    assert config["site_name"] == "Letters from the Mill"
    assert config["copyright"] == "Annotations CC0-1.0"
    named = pages_of(config["nav"])
    assert [page for page in named if page.startswith("text/")] == [
        "text/1.md",
        "text/2.md",
        "text/3.md",
        "text/index.md",
    ]
    assert [page for page in named if not (tmp_path / "docs" / page).is_file()] == []
    build_site(tmp_path / "site", tmp_path)
    assert finish_site(tmp_path / "site") == []
    page = soup_of(tmp_path / "site/text/1/index.html")
    assert page.title
    assert page.title.get_text().endswith("Letters from the Mill")
    assert "Workers" not in page.get_text()


def test_its_own_mkdocs_yml_and_the_environment_are_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "letters"
    shutil.copytree(LETTERS, root)
    own = {"site_name": "Mill", "hooks": ["evil.py"], "nav": [{"Start": "index.md"}, "gone.md"]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(own), "utf-8")
    monkeypatch.setenv("SITE_URL", "https://example.org/mill/")
    monkeypatch.setenv("REPO_URL", "https://example.org/code")
    config = eject(root, tmp_path / "out")
    assert config["site_name"] == "Mill"
    assert config["nav"] == [{"Start": "index.md"}]
    assert config["site_url"] == "https://example.org/mill/"
    assert config["repo_url"] == "https://example.org/code"
    assert "hooks" not in config


def test_sections_that_the_navigation_leaves_out_are_told_so(tmp_path: Path) -> None:
    text = "".join(f"{n}. Part\n\nIt is so.\n\n" for n in range(1, LISTED + 2))
    (tmp_path / "text.txt").write_text(text, "utf-8")
    root, out = tmp_path / "long", tmp_path / "out"
    begun = ["init", str(tmp_path / "text.txt"), str(root), "--title", "Long", "--author", "Nobody"]
    assert CliRunner().invoke(main, begun).exit_code == 0
    eject(root, out)
    build_site(tmp_path / "site", out)
    assert (tmp_path / f"site/text/{LISTED + 1}/index.html").is_file()
