"""What the repository itself promises: locks without addresses, pinned actions, tested words."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from conftest import BIN, ROOT

from edition import build_edition
from edition.kinds.table import KINDS
from edition.model.code_examples import EXAMPLES
from edition.model.codes import CODES
from edition.model.problems import render_text
from edition.publish.site_settings import ENGINE_SETTINGS

TEXTS = ("README.md", "docs/contribute.md", "annotations/README.md")


@pytest.mark.parametrize(
    "lock",
    ["requirements.txt", "requirements-dev.txt", "requirements-sign.txt", "requirements-links.txt"],
)
def test_locks_hold_versions_and_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    for package in re.split(r"\n(?=\S)", text.strip()):
        if not package.startswith("#"):
            assert re.match(r"[\w.-]+==[\w.]+", package), package
            assert "--hash=sha256:" in package, package


def test_the_locks_hold_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8").casefold()
    for wanted in project["dependencies"]:
        name = re.split(r"[<>=!~ ]", wanted)[0].casefold()
        assert re.search(rf"^{re.escape(name)}==", locked, re.M), name


def test_workflows_are_read_only_and_pinned() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        assert "pull_request_target" not in text
        # One by one, the jobs' own permissions are held in test_workflows.py.
        assert workflow["permissions"] in ({}, {"contents": "read"}), path
        for action in re.findall(r"uses:\s*(\S+)", text):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action


def test_ci_runs_what_the_readme_says() -> None:
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    for text in TEXTS:
        named = re.findall(r"\bmake ([a-z]+)", (ROOT / text).read_text(encoding="utf-8"))
        commands = set(named) - {"it", "sure", "a", "the"}
        assert commands <= targets, text


def test_the_writers_guide_names_every_key_of_a_note() -> None:
    guide = (ROOT / "annotations/README.md").read_text(encoding="utf-8")
    for key in ("at", "quote", "prefix", "suffix", "kind", "certainty", "sources", "by"):
        assert key in KINDS["note"].keys
        assert f"`{key}`" in guide
    for kind in KINDS.values():
        assert f"{kind.folder}/" in guide, kind.folder


def test_the_version_is_the_same_everywhere() -> None:
    edition = yaml.safe_load((ROOT / "annotations/edition.yml").read_text(encoding="utf-8"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert citation["version"] == edition["version"]
    assert str(citation["date-released"]) == edition["issued"]
    assert f"## {edition['version']} – {edition['issued']}" in changes


def test_the_citation_file_says_what_the_edition_says() -> None:
    edition = yaml.safe_load((ROOT / "annotations/edition.yml").read_text(encoding="utf-8"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["title"].startswith(edition["title"] + ": ")
    assert edition["work"] in citation["title"]
    assert edition["date"] in citation["title"]
    author, editors = citation["authors"]
    (name,) = edition["author"]
    assert (author["given-names"], author["family-names"]) == (name["given"], name["family"])
    assert editors == {"name": "The editors of the edition"}
    assert citation["license"] == edition["licence"]
    assert citation["abstract"] == edition["description"]


def test_the_citation_file_is_valid() -> None:
    command = [str(BIN / "cffconvert"), "--validate", "-i", str(ROOT / "CITATION.cff")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    keywords = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["keywords"]
    assert len(set(keywords)) == len(keywords)


def test_line_ends_are_the_same_on_every_system(tmp_path: Path) -> None:
    """As Git for Windows fetches them, the copy-text and what lies beside it stay as they are."""
    files = [".gitattributes", "annotations/edition.yml", "docs/text/copy-text.txt"]
    git = ["git", "-C", str(tmp_path), "-c", "core.autocrlf=true"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    subprocess.run([*git, "add", *files], check=True, capture_output=True)
    for file in files:
        (tmp_path / file).unlink()
    subprocess.run([*git, "checkout-index", "--all"], check=True)
    for file in files:
        assert (tmp_path / file).read_bytes() == (ROOT / file).read_bytes(), file


def test_nothing_is_written_with_the_line_ends_of_a_system() -> None:
    for path in (ROOT / "scripts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "write_text":
                given = {keyword.arg for keyword in node.keywords}
                assert given >= {"encoding", "newline"}, f"{path}:{node.lineno}"


def test_a_browser_is_fetched_where_there_is_no_timeout(tmp_path: Path) -> None:
    """As on macOS: the one command of the script that it lacks."""
    tools, fake = tmp_path / "tools", tmp_path / ".venv/bin"
    for folder in (tools, fake, tmp_path / "scripts"):
        folder.mkdir(parents=True)
    shutil.copy(ROOT / "scripts/find_browser.sh", tmp_path / "scripts")
    for name in ("sh", "dirname", "id", "touch"):
        (tools / name).symlink_to(shutil.which(name) or name)
    for name, does in (("python", "[ -e fetched ]"), ("playwright", "touch fetched")):
        (fake / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (fake / name).chmod(0o755)
    command = [str(tools / "sh"), str(tmp_path / "scripts/find_browser.sh")]
    environment = {"PATH": str(tools), "CI": "true"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, (tmp_path / "fetched").exists()) == (0, True), done.stdout


def test_contributed_text_meets_no_snippets_and_no_macros() -> None:
    for path in (ROOT / "mkdocs.yml", ENGINE_SETTINGS):
        settings = path.read_text(encoding="utf-8")
        assert "pymdownx.snippets" not in settings
        assert "- macros" not in settings


def test_every_code_is_explained_with_an_example() -> None:
    assert EXAMPLES.keys() == CODES.keys()
    assert all(info.meaning.endswith(".") and info.fix for info in CODES.values())
    assert all(example.wrong != example.right for example in EXAMPLES.values())


def test_the_error_that_the_page_contribute_shows_is_real(copy_of_edition: Path) -> None:
    page = (ROOT / "docs/contribute.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(annotations/.*?)\n```", page, re.S)
    template = re.search(r"```yaml\n(---.*?)\n```", page, re.S)
    assert shown
    assert template
    path = copy_of_edition / shown[1].partition(":")[0]
    quote = re.search(r"quote:\s+(.*)", shown[1])
    assert quote
    note = re.sub(r"quote: .*", f"quote: {quote[1]}", template[1]).replace("your-id", "editors")
    path.write_text(note, encoding="utf-8")
    _, problems = build_edition(copy_of_edition)
    assert render_text(problems) == shown[1]
