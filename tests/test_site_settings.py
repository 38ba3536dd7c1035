"""What the mkdocs.yml of a folder from elsewhere may say."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from edition.publish.plugin import build_site
from edition.publish.site_settings import safe_settings

SAMPLE = ROOT / "tests" / "sample"
SCRIPT = "</title><script>window.pwned=1</script>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(SAMPLE, tmp_path / "edition")


def said(root: Path, text: str) -> dict[str, Any]:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return safe_settings(root)


def test_honest_values_are_kept(root: Path) -> None:
    own = {
        "site_name": "The Mill & Co.",
        "site_description": "Letters",
        "site_url": "https://example.org/mill/",
        "repo_url": "https://example.org/code",
        "copyright": "CC BY 4.0",
        "nav": [
            {"Start": "index.md"},
            "rights.md",
            {"Text": ["text/1.md", {"Two": "text/2.md"}]},
            {"Elsewhere": "https://example.org/?a=b#c"},
        ],
    }
    assert said(root, yaml.safe_dump(own)) == own


@pytest.mark.parametrize("address", ["javascript://%0aalert(1)", "data:,x", "a"])
def test_addresses_are_of_the_web(root: Path, address: str) -> None:
    own = {"site_url": address, "repo_url": address}
    found = said(root, yaml.safe_dump(own))
    assert not {"site_url", "repo_url"} & found.keys()
    if ":" in address:
        assert "nav" not in said(root, yaml.safe_dump({"nav": [{"A": address}, address]}))


@pytest.mark.parametrize(
    "text",
    [
        "site_name: [a]",
        "nav: 3",
        "nav: {A: 2020-01-01}",
        "nav: [3, null, [], {}]",
        "nav: &a [index.md, *a]",
        "[" * 50_000,
        "site_name: " + "a" * 70_000,
        "site_name: 'a",
        "a: 99999-99-99\nb: 2020-13-45",
        "- a",
        "",
    ],
)
def test_what_cannot_be_used_is_left_out(
    root: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert said(root, text) == {
            "site_name": "A Small Matter",
            "site_description": safe_settings(SAMPLE)["site_description"],
            "copyright": safe_settings(SAMPLE)["copyright"],
        }
    assert caplog.text or text in ("- a", "")


def test_a_link_or_a_pipe_is_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.yml").write_text("site_name: Theirs\n", encoding="utf-8")
    (root / "mkdocs.yml").symlink_to("../theirs.yml")
    assert safe_settings(root)["site_name"] == "A Small Matter"


def test_no_page_of_the_site_has_a_script_from_there(root: Path, tmp_path: Path) -> None:
    own: dict[str, Any] = dict.fromkeys(("site_name", "site_description", "copyright"), SCRIPT)
    own["nav"] = [{SCRIPT: "index.md"}, {"Elsewhere": "javascript://%0awindow.pwned=1"}]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(own), encoding="utf-8")
    build_site(root, tmp_path / "site")
    pages = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert pages
    assert not [path for path, html in pages.items() if "<script>window.pwned" in html]
    assert not [path for path, html in pages.items() if "javascript:" in html]
