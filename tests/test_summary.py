"""What the page of a check says of a proposal; nothing that was proposed is mark-up there."""

from __future__ import annotations

import html
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tools import git

from edition.authoring.summary import changes_since, escaped
from edition.cli import main
from edition.history.git import run_git

SAMPLE = Path(__file__).resolve().parent / "sample"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "edition"
    shutil.copytree(SAMPLE, root)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Begin")
    return root


def summary(root: Path, base: str = "HEAD~1") -> str:
    result = CliRunner().invoke(main, ["--root", str(root), "summary", base])
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_new_changed_and_gone_is_said(repository: Path) -> None:
    notes = sorted((repository / "annotations/notes").rglob("*.md"))
    new = notes[0].with_name("a-new-note.md")
    new.write_text(notes[0].read_text("utf-8").rpartition("---")[0] + "---\nNew words of mine.\n")
    notes[1].write_text(notes[1].read_text("utf-8") + "Words put in later.\n", "utf-8")
    notes[2].unlink()
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Propose")
    output = html.unescape(summary(repository))
    assert "notes: 1 added" in output
    assert "notes: 1 changed" in output
    assert "notes: 1 removed" in output
    assert f"### {new.relative_to(repository).as_posix()}: added" in output
    assert "> New words of mine." in output
    assert "Words put in later." in output
    assert "The check found " in output


def test_what_is_too_long_to_be_shown_is_said(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for note in (repository / "annotations/notes").rglob("*.md"):
        note.write_text(note.read_text("utf-8") + "Words put in later.\n", "utf-8")
    git(repository, "commit", "-qam", "Propose")
    whole = summary(repository)
    monkeypatch.setattr("edition.authoring.summary.MAX_LENGTH", len(whole) // 2)
    output = summary(repository)
    assert len(output) < len(whole)
    assert output.endswith("There are more changes than can be shown here.\n")
    assert 1 < output.count("\n### ") < whole.count("\n### ")


def test_hostile_words_stay_words(repository: Path) -> None:
    note = next((repository / "annotations/notes").rglob("*.md"))
    hostile = (
        "@team <img src=x> ![x](https://x.example/p.png) | `code` **b** [a](https://b.example)."
    )
    text = note.read_text("utf-8").rpartition("---")[0] + f"---\n{hostile}\n"
    note.write_text(text, "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Propose")
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(summary(repository))
    assert "<img" not in shown
    assert "<a " not in shown
    assert "<table" not in shown


@given(st.text(max_size=200))
def test_any_words_are_shown_as_they_are(words: str) -> None:
    """Rendered as Markdown they are the words again, and nothing else."""
    shown = MarkdownIt("commonmark", {"html": True}).render("x " + escaped(words) + " x")
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    inner = html.unescape(shown.removeprefix("<p>").removesuffix("</p>\n"))
    assert inner.split() == f"x {plain} x".split()
    assert shown.count("<") == 2


@pytest.mark.parametrize("base", ["--output=/tmp/x", "HEAD; ls", "", "0" * 40, "no-such-branch"])
def test_what_is_no_commit_is_said(repository: Path, base: str) -> None:
    assert changes_since(repository, base) is None
    if not base.startswith("-"):
        assert "The changes are not known" in summary(repository, base or "x y")


def test_without_a_repository_it_is_said(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "edition")
    assert changes_since(tmp_path / "edition", "HEAD") is None


def test_a_repository_s_own_settings_run_nothing(repository: Path, tmp_path: Path) -> None:
    trap = tmp_path / "ran"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n")
    script.chmod(0o755)
    for key in ("core.pager", "diff.external", "core.fsmonitor", "diff.md.textconv"):
        git(repository, "config", key, str(script))
    (repository / ".gitattributes").write_text("*.md diff=md\n")
    note = next((repository / "annotations/notes").rglob("*.md"))
    note.write_text(note.read_text("utf-8") + "More.\n", "utf-8")
    git(repository, "commit", "-qam", "Propose")
    trap.unlink(missing_ok=True)
    assert "More&#46;" in summary(repository)
    assert run_git(repository, "status", "--porcelain") is not None
    assert not trap.exists()
