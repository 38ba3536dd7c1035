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
from edition.authoring.reserved_names import is_reserved
from edition.cli import main
from edition.kinds.common import Certainty
from edition.kinds.note import NoteKind
from edition.read.draft import CONSENT, FIELDS

PAYLOADS = ROOT / "tests/payloads"


def run(root: Path, name: str, *options: str) -> tuple[int, str]:
    return run_file(root, PAYLOADS / f"{name}.json", *options)


def run_file(root: Path, path: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), "accept", str(path), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


NOTE = "annotations/notes/2/fond-of-birds.md"
JANE = "annotations/contributors/jane-doe.yml"
CASES = {
    "good": (0, {NOTE, JANE}, "Wrote annotations/notes/2/fond-of-birds.md"),
    "webhook-crlf": (0, {NOTE, JANE}, "no problems"),
    "empty-fields": (0, {NOTE}, "no problems"),
    "twice": (1, {"annotations/notes/2/direct-initiative.md", JANE}, "quote-not-unique"),
    "twice-told-apart": (0, {"annotations/notes/2/direct-initiative.md", JANE}, "no problems"),
    "unknown-locus": (1, set(), "There is no paragraph '2.33'"),
    "path-in-locus": (1, set(), "There is no paragraph '../../../etc/passwd'"),
    "quote-not-found": (1, {"annotations/notes/2/fond-of-bards.md", JANE}, "fond of birds"),
    "path-in-id": (1, set(), "is not a valid id"),
    "injection": (
        1,
        {
            "annotations/notes/2/fond-of-birds-kind-event-script.md",
            "annotations/contributors/jane-role-editor-of-all-x.yml",
        },
        "quote-not-found",
    ),
    "forged-headings": (1, set(), "Consent is missing"),
    "html": (1, {NOTE, JANE}, "raw-html"),
    "huge": (1, set(), "over 64 kB"),
    "no-consent": (1, set(), "Consent is missing"),
    "another-issue": (1, set(), "was not made with the form"),
    "no-body": (1, set(), "it has no `body`"),
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
    output = run(copy_of_edition, name)[1]
    assert CASES[name][2] in output
    assert "Traceback" not in output


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
    code, output = run(copy_of_edition, "good")
    assert code == 1
    assert "annotations/notes/2 is a symbolic link" in output
    assert files(outside) == before


SIGNED = "### Name\\n\\nJane Doe\\n\\n### Id\\n\\n_No response_"
NO = "_No response_"


def signed(folder: Path, name: str, id_: str = NO) -> Path:
    """The good payload, but signed otherwise."""
    text = (PAYLOADS / "good.json").read_text(encoding="utf-8")
    assert SIGNED in text
    path = folder / "issue.json"
    changed = text.replace(SIGNED, f"### Name\\n\\n{name}\\n\\n### Id\\n\\n{id_}")
    path.write_text(changed, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name", ["Editors", "  THE  EDITORS. ", "Éditors", "the-editors", "Anonymous", "Редакция"]
)
def test_a_reserved_name_is_known_however_it_is_written(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["Jane Doe", "Edith Orsini", "Theodora", "Anon Ymous", "", "the"])
def test_no_other_name_is_reserved(name: str) -> None:
    assert not is_reserved(name)


def test_nobody_new_signs_as_the_editors(copy_of_edition: Path) -> None:
    before = files(copy_of_edition)
    for name, id_ in (("The editors", NO), ("Jane Doe", "editor"), ("Anonymous", "jane-doe")):
        issue = signed(copy_of_edition.parent, name, id_)
        code, output = run_file(copy_of_edition, issue, "--confirmed")
        assert (code, "No contributor may sign as" in output) == (1, True), output
    assert files(copy_of_edition) == before


def test_a_known_contributor_is_believed_only_when_confirmed(copy_of_edition: Path) -> None:
    john = copy_of_edition / "annotations/contributors/john-roe.yml"
    john.write_text("name: John Roe\nrole: contributor\n", encoding="utf-8")
    before = files(copy_of_edition)
    for name, id_, whose in (
        ("Jane Doe", "editors", "The editors (editors)"),
        ("john  róe", "somebody", "John Roe (john-roe)"),
        (NO, "john-roe", "John Roe (john-roe)"),
    ):
        issue = signed(copy_of_edition.parent, name, id_)
        code, output = run_file(copy_of_edition, issue)
        assert (code, f"an existing contributor, {whose}" in output) == (1, True), output
    assert files(copy_of_edition) == before
    assert run_file(copy_of_edition, issue, "--confirmed")[0] == 0
    assert "by: [john-roe]" in (copy_of_edition / NOTE).read_text(encoding="utf-8")


def test_a_new_id_needs_a_name(copy_of_edition: Path) -> None:
    issue = signed(copy_of_edition.parent, NO, "somebody")
    code, output = run_file(copy_of_edition, issue)
    assert (code, "there is no name: ask for it" in output) == (1, True)


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
