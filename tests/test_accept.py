"""`edition accept` turns an issue of the form into files, whatever the issue holds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner
from conftest import ROOT

from edition import build_edition
from edition.cli import main
from edition.draft import CONSENT, FIELDS
from edition.schema import Certainty, NoteKind

PAYLOADS = ROOT / "tests/payloads"


def run(root: Path, name: str, *options: str) -> tuple[int, str]:
    command = ["--root", str(root), "accept", str(PAYLOADS / f"{name}.json"), *options]
    result = CliRunner().invoke(main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


NOTE = "annotations/notes/2/fond-of-birds.md"
JANE = "annotations/contributors/jane-doe.yml"
CASES = {
    "good": (0, {NOTE, JANE}, "Wrote annotations/notes/2/fond-of-birds.md"),
    "webhook-crlf": (0, {NOTE, JANE}, "0 to mend"),
    "empty-fields": (0, {NOTE}, "0 to mend"),
    "twice": (1, {"annotations/notes/2/direct-initiative.md", JANE}, "quote-not-unique"),
    "twice-told-apart": (0, {"annotations/notes/2/direct-initiative.md", JANE}, "0 to mend"),
    "unknown-locus": (1, set(), "There is no paragraph '2.33'"),
    "path-in-locus": (1, set(), "There is no paragraph '../../../etc/passwd'"),
    "quote-not-found": (1, {"annotations/notes/2/fond-of-bards.md", JANE}, "fond of birds"),
    "path-in-id": (1, set(), "is no id"),
    "injection": (
        1,
        {
            "annotations/notes/2/fond-of-birds-kind-event-script.md",
            "annotations/contributors/jane-role-editor-of-all-x.yml",
        },
        "quote-not-found",
    ),
    "forged-headings": (1, set(), "There is no consent"),
    "html": (1, {NOTE, JANE}, "raw-html"),
    "huge": (1, set(), "over 64 kB"),
    "no-consent": (1, set(), "There is no consent"),
    "another-issue": (1, set(), "was not made with the form"),
    "no-body": (1, set(), "there is no `body`"),
}


def test_every_payload_is_in_the_table() -> None:
    assert {path.stem for path in PAYLOADS.glob("*.json")} == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_what_an_issue_comes_to(copy_of_edition: Path, name: str) -> None:
    code, wanted, _ = CASES[name]
    before = files(copy_of_edition)
    assert run(copy_of_edition, name)[0] == code
    after = files(copy_of_edition)
    assert after.keys() - before.keys() == wanted
    assert {path: after[path] for path in before} == before
    for path in wanted:
        assert b"\r" not in after[path]
        if path.endswith(".md"):
            head = yaml.safe_load(after[path].decode().split("\n---\n")[0])
            assert head.keys() <= FIELDS.keys()
            assert head["kind"] == "rhetoric"
        else:
            assert yaml.safe_load(after[path])["role"] == "contributor"


@pytest.mark.parametrize("name", CASES)
def test_it_is_said_in_plain_words(copy_of_edition: Path, name: str) -> None:
    told = run(copy_of_edition, name)[1]
    assert CASES[name][2] in told
    assert "Traceback" not in told


def test_on_a_branch_of_its_own(copy_of_edition: Path) -> None:
    git = ["git", "-C", str(copy_of_edition), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run([*git, *command], check=True)
    assert run(copy_of_edition, "good", "--branch")[0] == 0
    branch = subprocess.run([*git, "branch", "--show-current"], capture_output=True, check=True)
    assert branch.stdout == b"note/fond-of-birds\n"
    _, problems = build_edition(copy_of_edition)
    assert problems == []


def test_nothing_is_written_through_a_link(copy_of_edition: Path, tmp_path: Path) -> None:
    folder = copy_of_edition / "annotations/notes/2"
    outside = tmp_path / "outside"
    folder.rename(outside)
    folder.symlink_to(outside)
    before = files(outside)
    code, told = run(copy_of_edition, "good")
    assert code == 1
    assert "annotations/notes/2 is a symbolic link" in told
    assert files(outside) == before


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'"x"', b"[" * 100_000, b'{"body": 3}', b"\xff"]
)
def test_no_payload_at_all(copy_of_edition: Path, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "payload.json"
    path.write_bytes(data)
    result = CliRunner().invoke(main, ["--root", str(copy_of_edition), "accept", str(path)])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The file is ")


def test_the_first_who_stays_anonymous(copy_of_edition: Path) -> None:
    anonymous = copy_of_edition / "annotations/contributors/anonymous.yml"
    anonymous.unlink()
    assert run(copy_of_edition, "empty-fields")[0] == 0
    assert "name: Anonymous" in anonymous.read_text(encoding="utf-8")


def test_the_form_has_the_fields_that_are_read() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/annotation.yml").read_text("utf-8"))
    fields = {each["id"]: each["attributes"] for each in form["body"]}
    assert {key: each["label"] for key, each in fields.items()} == FIELDS
    assert fields["kind"]["options"] == list(get_args(NoteKind))
    assert fields["certainty"]["options"] == list(get_args(Certainty))
    edition = yaml.safe_load((ROOT / "annotations/edition.yml").read_text(encoding="utf-8"))
    assert fields["consent"]["options"][0]["label"] == CONSENT.format(licence=edition["licence"])
    good = json.loads((PAYLOADS / "good.json").read_text(encoding="utf-8"))
    assert fields["consent"]["options"][0]["label"] in good["body"]
