"""A folder's own git settings never run a command, however the folder was received."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from tools import git

from edition import read_history
from edition.authoring.summary import changes_since
from edition.cli import main

SCRIPTS = ROOT / "scripts"
NOTE = "annotations/notes/1/stove.md"
PAYLOAD = ROOT / "tests/payloads/good.json"

PROCESS_MODULES = {"subprocess", "multiprocessing", "pty"}
PROCESS_CALLS = ("system", "popen", "exec", "spawn", "posix_spawn", "fork", "startfile")
"""What the names of functions in `os` and `asyncio` that start a program begin with."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits, each with its own version of one note."""
    root = tmp_path / "edition"
    for words in ("One stove.\n", "Two stoves.\n"):
        (root / NOTE).parent.mkdir(parents=True, exist_ok=True)
        (root / NOTE).write_text(words, encoding="utf-8")
        git(root, "init", "-q")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "Change")
    return root


def forget(git_folder: Path, name: str) -> None:
    """Delete an object, so that git would fetch it from the promisor."""
    (git_folder / "objects" / name[:2] / name[2:]).unlink()


def promise(root: Path, mark: Path, *where: str) -> None:
    """Name a remote that owes objects, and a command that would fetch them."""
    for key, value in {
        "url": str(root.parent),
        "promisor": "true",
        "uploadpack": f"touch {mark}; false",
    }.items():
        git(root, *where, "config", f"remote.origin.{key}", value)
    git(root, *where, "config", "protocol.file.allow", "always")


def test_the_history_of_a_received_folder_fetches_nothing(repository: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    forget(repository / ".git", git(repository, "rev-parse", f"HEAD~1:{NOTE}"))
    promise(repository, mark)
    assert read_history(repository).versions_by_path[NOTE]
    assert not mark.exists()


def test_a_summary_of_a_received_folder_fetches_nothing(repository: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    forget(repository / ".git", git(repository, "rev-parse", "HEAD~1:annotations"))
    promise(repository, mark)
    assert changes_since(repository, "HEAD~1") is None
    assert not mark.exists()


def test_a_bare_repository_among_cloned_files_is_not_used(repository: Path, tmp_path: Path) -> None:
    """A clone brings no settings, but ordinary files can look like a repository with settings."""
    mark = tmp_path / "ran"
    missing = git(repository, "rev-parse", f"HEAD~1:{NOTE}")
    outer = tmp_path / "outer"
    inner = outer / "edition"
    shutil.copytree(repository / "annotations", inner / "annotations")
    for name in ("HEAD", "objects", "refs"):
        source = repository / ".git" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, inner / name)
    (inner / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = true\n")
    promise(inner, mark, "--git-dir=.")
    forget(inner, missing)
    git(outer, "init", "-q")
    git(outer, "add", "-A")
    git(outer, "commit", "-qm", "Begin")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(outer), str(clone))
    history = read_history(clone / "edition")
    assert not mark.exists()
    assert history.versions == ()


def test_a_branch_is_begun_without_what_the_folder_would_run(tmp_path: Path) -> None:
    """Neither its hooks, nor its file-system monitor, nor its filters."""
    root = tmp_path / "edition"
    for folder in ("annotations", "docs/text"):
        shutil.copytree(ROOT / folder, root / folder)
    git(root, "init", "-q")
    git(root, "add", "annotations/edition.yml")
    git(root, "commit", "-qm", "Begin")
    command = f"touch {tmp_path}/ran"
    git(root, "config", "core.fsmonitor", f"{command}; false")
    git(root, "config", "filter.f.clean", f"{command}; cat")
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/attributes").write_text("* filter=f\n", encoding="utf-8")
    (root / "annotations/edition.yml").touch()
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        path = root / ".git/hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
        path.chmod(0o755)
    result = CliRunner().invoke(main, ["--root", str(root), "accept", str(PAYLOAD), "--branch"])
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "ran").exists()
    (root / ".git/config").write_text("[core]\n\trepositoryformatversion = 0\n", encoding="utf-8")
    assert git(root, "branch", "--show-current") == "note/fond-of-birds"


def test_a_branch_that_cannot_be_begun_is_explained_and_nothing_is_written(tmp_path: Path) -> None:
    for folder in ("annotations", "docs/text"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    command = ["--root", str(tmp_path), "accept", str(PAYLOAD), "--branch"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "The branch note/fond-of-birds could not be created" in result.output
    assert not (tmp_path / "annotations/notes/2/fond-of-birds.md").exists()


def starts_a_program(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(alias.name.split(".")[0] in PROCESS_MODULES for alias in names)
        case ast.ImportFrom(module="os" | "asyncio" | "asyncio.subprocess", names=names):
            return any(alias.name.startswith(PROCESS_CALLS) for alias in names)
        case ast.ImportFrom(module=module):
            return (module or "").split(".")[0] in PROCESS_MODULES
        case ast.Attribute(value=ast.Name(id="os"), attr=attr):
            return attr.startswith(PROCESS_CALLS)
        case ast.Attribute(attr=attr):
            return attr.startswith("create_subprocess")
    return False


def test_one_module_alone_starts_programs() -> None:
    """So every call of git takes the way that is closed; the other runs what the Makefile names."""
    found = {
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.py")
        if any(map(starts_a_program, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert found == {"edition/history/git.py", "with_progress.py"}
