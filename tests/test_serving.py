"""`make serve` builds only what changed, and serves what a new build would give."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

from edition.kept_pages import KeptMarkdown, KeptPages

PARTS = ("annotations", "docs", "scripts", "mkdocs.yml", "CHANGELOG.md", "LICENSES")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of all that a site is made from."""
    root = tmp_path / "copy"
    root.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / name, root / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, root / name)
    return root


@pytest.fixture
def serve(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], dict[str, bytes]]:
    """Build as `mkdocs serve` does at the beginning and at every change."""
    monkeypatch.chdir(folder)

    def built(out: Path) -> dict[str, bytes]:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(out))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
        files = (path for path in out.rglob("*") if path.is_file())
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}

    return built


def changed(first: dict[str, bytes], second: dict[str, bytes]) -> set[str]:
    return {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}


def test_a_rebuild_gives_what_a_new_build_would(
    folder: Path,
    serve: Callable[[Path], dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = serve(tmp_path / "site")
    note = folder / "annotations/notes/2/birds.md"
    note.write_text(note.read_text("utf-8").rstrip() + "\nA zanzibar of words.\n", "utf-8")
    page = folder / "docs/rights.md"
    page.write_text(page.read_text("utf-8").replace("# Rights", "# Rights of all"), "utf-8")
    after = serve(tmp_path / "site")
    told = {name for name in changed(before, after) if name.endswith(".html")}
    assert {"text/2/index.html", "text/index.html", "notes/index.html"} < told
    assert b"zanzibar" in after["text/2/index.html"]

    hooks = sys.modules["scripts/mkdocs_hooks.py"]
    monkeypatch.setattr(hooks, "_kept", KeptPages())
    monkeypatch.setattr(hooks, "_markdown", KeptMarkdown())
    assert changed(after, serve(tmp_path / "site")) == set()


def test_a_changed_template_builds_all_pages_again(
    folder: Path, serve: Callable[[Path], dict[str, bytes]], tmp_path: Path
) -> None:
    serve(tmp_path / "site")
    template = folder / "docs/overrides/main.html"
    old, new = 'placeholder="Search"', 'placeholder="Seek"'
    template.write_text(template.read_text("utf-8").replace(old, new), "utf-8")
    built = serve(tmp_path / "site")
    pages = {name: data for name, data in built.items() if name.endswith("/index.html")}
    assert len(pages) > 50
    assert [name for name, data in pages.items() if new.encode() not in data] == []


def test_a_warning_comes_at_every_rebuild(
    folder: Path,
    serve: Callable[[Path], dict[str, bytes]],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    review, rights = folder / "docs/review.md", folder / "docs/rights.md"
    review.write_text("# Review\n\n[Nowhere](nowhere.md), [a right](rights.md#a-right).\n", "utf-8")
    rights.write_text("# Rights\n\n## A right\n\nWords.\n", "utf-8")

    def warnings() -> list[str]:
        caplog.clear()
        serve(tmp_path / "site")
        return [text for text in caplog.messages if "review.md" in text]

    [nowhere] = warnings()
    assert "nowhere.md" in nowhere
    assert warnings() == [nowhere]

    review.write_text("# Review\n\n[A right](rights.md#a-right).\n", "utf-8")
    assert warnings() == []
    rights.write_text("# Rights\n\n## Another right\n\nWords.\n", "utf-8")
    [gone] = warnings()
    assert "#a-right" in gone
    assert warnings() == [gone]


def test_pages_are_kept_as_long_as_nothing_of_them_changes() -> None:
    kept = KeptPages()
    kept.begin("theme")
    assert not kept.again("a.md", "words")
    kept.keep("a.md", "<p>words")
    kept.begin("theme")
    assert kept.again("a.md", "words")
    assert kept.page("a.md") == "<p>words"
    assert not kept.again("a.md", "other words")
    kept.begin("another theme")
    assert not kept.again("a.md", "words")
    assert kept.page("a.md") == ""
