"""Every problem code is shown to its author exactly as `tests/problems/<code>/expected.txt` says.

A directory there (or `<code>.<what>`, for a second way to go wrong) holds the files that are laid
over the sound edition `_base`, and what `edition check` then prints. What git cannot hold well is
described in `setup.json`: see `set_up`.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from edition import build_edition, site_files
from edition.cli import main
from edition.formats.html import url_of
from edition.model.codes import CODES
from edition.model.problems import Problem, render_text
from edition.model.text import Ref
from edition.publish.built_page import read_built_pages
from edition.publish.finish import check_content, check_links
from edition.read.body_syntax import Cited

TESTS = Path(__file__).parent
BASE = TESTS / "problems" / "_base"
ADVICE = {
    "forgotten-parallel",
    "ibid",
    "long-body",
    "long-first-sentence",
    "same-note",
    "same-reading",
    "straight-quote",
    "unclear-date",
    "unknown-blank",
    "unmarked-russian",
    "unused-source",
    "unused-term",
}
CASES = sorted(p.name for p in (TESTS / "problems").iterdir() if not p.name.startswith("_"))
ACCEPTED = sorted(p.name for p in (TESTS / "accepted").iterdir())


def lay(root: Path, *overlays: Path) -> Path:
    """The sound edition with the files of some directories laid over it."""
    for overlay in (BASE, *overlays):
        ignored = shutil.ignore_patterns("expected.txt", "setup.json")
        shutil.copytree(overlay, root, dirs_exist_ok=True, ignore=ignored)
        if (overlay / "setup.json").exists():
            set_up(root, json.loads((overlay / "setup.json").read_text(encoding="utf-8")))
    return root


def set_up(root: Path, plan: dict[str, Any]) -> None:
    """Do what setup.json says.

    `symlink` {path: target}, `repeat` {path: times} for the last line of a file, `crlf` and `bom`
    [paths] for the files that get those line ends or that mark.
    """
    for place, target in plan.get("symlink", {}).items():
        (root / place).symlink_to(target)
    for place, times in plan.get("repeat", {}).items():
        data = (root / place).read_bytes()
        (root / place).write_bytes(data + data.splitlines(keepends=True)[-1] * times)
    for place in plan.get("crlf", []):
        data = (root / place).read_bytes()
        (root / place).write_bytes(data.replace(b"\n", b"\r\n"))
    for place in plan.get("bom", []):
        (root / place).write_bytes(b"\xef\xbb\xbf" + (root / place).read_bytes())


def problems_of(root: Path) -> list[Problem]:
    """What is wrong with an edition, and if nothing is, with the links of its site."""
    edition, problems = build_edition(root)
    if problems:
        return problems
    site = root / "site"
    for each in site_files(edition):  # as they are: a browser would show them, too
        url = url_of(each.uri)
        path = site / (f"{url}index.html" if each.uri.endswith(".md") else url)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = each.content
        if isinstance(content, str):  # without the front matter, which no browser shows
            content = re.sub(r"\A---\n.*?\n---\n", "", content, flags=re.S).encode("utf-8")
        path.write_bytes(content)
    pages = read_built_pages(site)
    return [*check_links(site, pages), *check_content(site, pages)]


def check(root: Path, *options: str) -> tuple[int, str]:
    """Run `edition check` as an author does: its exit code and what it prints to stdout."""
    result = CliRunner().invoke(main, ["--root", str(root), "check", *options])
    return result.exit_code, result.stdout


def test_the_sound_edition_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(lay(tmp_path)) == []


@pytest.mark.parametrize("case", CASES)
def test_the_author_sees_exactly_this(
    case: str, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    directory = TESTS / "problems" / case
    problems = problems_of(lay(tmp_path, directory))
    code = case.partition(".")[0]
    assert {p.code for p in problems} == {code}, "a directory shows one problem and no other"
    assert all(p.blocking is (code not in ADVICE) for p in problems)
    golden(directory / "expected.txt", render_text(problems) + "\n")


def test_every_code_has_a_directory_and_every_directory_a_code() -> None:
    assert {case.partition(".")[0] for case in CASES} == set(CODES)


@pytest.mark.parametrize("case", CASES)
def test_a_line_number_leads_into_the_file(case: str, tmp_path: Path) -> None:
    root = lay(tmp_path, TESTS / "problems" / case)
    for problem in problems_of(root):
        path = root / problem.path
        lines = path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
        assert 1 <= problem.line <= lines, str(problem)


TEN_FAULTS = {
    "unknown-key": ("annotations/notes/1/sorces.md", 7),
    "duplicate-key": ("annotations/notes/1/quoted-twice.md", 4),
    "bad-value": ("annotations/notes/1/misspelt-kind.md", 4),
    "source-missing": ("annotations/notes/1/sure-of-itself.md", 5),
    "quote-not-found": ("annotations/notes/1/ropes.md", 3),
    "not-in-copy-text": ("annotations/apparatus/1/already-mended.md", 3),
    "overlapping-emendations": ("annotations/apparatus/1/preposition.md", 3),
    "dangerous-link": ("annotations/notes/1/links.md", 9),
    "unknown-id": ("docs/afterword.md", 6),
    "not-utf8": ("annotations/notes/1/cafe.md", 8),
}


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """An edition with ten different problems, and others of the same kinds."""
    return lay(tmp_path, *(TESTS / "problems" / code for code in TEN_FAULTS))


def test_ten_problems_are_told_in_one_run(spoilt: Path) -> None:
    exit_code, output = check(spoilt)
    assert exit_code == 1
    for code, (path, line) in TEN_FAULTS.items():
        assert f"\n{path}:{line}: {code}: " in f"\n{output}"
    alone = [TESTS / "problems" / code / "expected.txt" for code in TEN_FAULTS]
    expected = "".join(path.read_text(encoding="utf-8") for path in alone)
    assert sorted(output.splitlines()) == sorted(expected.splitlines())


def test_all_formats_tell_the_same(spoilt: Path) -> None:
    exit_code, output = check(spoilt, "--format", "json")
    rows = json.loads(output)
    assert exit_code == 1
    heads = [f"{r['path']}:{r['line']}: {r['code']}: {r['message']}" for r in rows]
    assert heads == [line for line in check(spoilt)[1].splitlines() if not line.startswith("  ")]

    exit_code, output = check(spoilt, "--format", "github")
    commands = re.findall(r"^::error file=(.*?),line=(\d+),title=(.*?)::(.*)$", output, re.M)
    assert exit_code == 1
    assert len(commands) == len(output.splitlines())
    for row, (path, line, code, text) in zip(rows, commands, strict=True):
        hints = [f"{label}: {words}" for label, words in row["hints"].items()]
        shown = text.replace("%0A", "\n").replace("%25", "%")
        assert (path, int(line), code) == (row["path"], row["line"], row["code"])
        assert shown == "\n".join([row["message"], *hints])


def test_advice_alone_does_not_stop_anybody(tmp_path: Path) -> None:
    root = lay(tmp_path, TESTS / "problems" / "long-first-sentence")
    exit_code, output = check(root)
    assert exit_code == 0
    assert "long-first-sentence" in output
    assert check(root, "--format", "github")[1].startswith("::warning file=")


def test_a_sound_edition_passes_in_silence(tmp_path: Path) -> None:
    root = lay(tmp_path)
    assert check(root) == (0, "")
    assert check(root, "--format", "json") == (0, "[]\n")


def test_what_is_spoilt_does_not_take_the_rest_along(spoilt: Path) -> None:
    edition, _ = build_edition(spoilt)
    sound, _ = build_edition(BASE)
    assert [note.id for note in edition.notes] == [note.id for note in sound.notes]
    assert edition.reading_text.content == sound.reading_text.content


@pytest.mark.parametrize("name", ["district", "rope-in-two-paragraphs"])
def test_the_hint_for_a_quote_that_is_not_unique_can_be_followed_to_the_letter(
    name: str, tmp_path: Path
) -> None:
    root = lay(tmp_path, TESTS / "problems" / "quote-not-unique")
    path = root / "annotations" / "notes" / "1" / f"{name}.md"
    shown = next(p for p in build_edition(root)[1] if p.path.endswith(path.name))
    written = path.read_text(encoding="utf-8")
    places = set()
    for hint in (h for h in shown.hints if h.label.startswith("place")):
        lines = hint.text.partition(" → write ")[2].split(" and ")
        kept = written.replace("at: 1.1-1.2\n", "") if lines[0].startswith("at:") else written
        path.write_text(kept.replace("---\n", "\n".join(["---", *lines, ""]), 1), encoding="utf-8")
        edition, problems = build_edition(root)
        assert [p for p in problems if p.path == shown.path] == []
        place = edition.notes_by_id[name].lemma
        assert place
        places.add(place)
    assert len(places) == 2


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_people_type_is_accepted(name: str, tmp_path: Path) -> None:
    assert problems_of(lay(tmp_path, TESTS / "accepted" / name)) == []


@pytest.mark.parametrize("name", ["windows-line-ends", "byte-order-mark"])
def test_how_a_file_was_saved_makes_no_difference(name: str, tmp_path: Path) -> None:
    made, _ = build_edition(lay(tmp_path, TESTS / "accepted" / name))
    base, _ = build_edition(BASE)
    assert list(made.records) == list(base.records)
    assert made.config == base.config


def test_scalars_stay_as_they_were_typed(tmp_path: Path) -> None:
    overlays = ["loci-like-numbers", "words-that-yaml-reads-otherwise"]
    made, _ = build_edition(lay(tmp_path, *(TESTS / "accepted" / name for name in overlays)))
    place = made.notes_by_id["last-plank"].lemma
    assert place
    assert place.locus == (2, 10)
    wade = made.records[Ref("person", "wade")].head
    assert (wade.forms, wade.born, wade.died, wade.date) == (
        ("No", "1e3", "Yes"),
        "1860-05-01",
        "1902",
        "2026-01-31",
    )
    assert made.records[Ref("event", "resolution")].head.name == "On"


def test_a_source_from_zotero_is_cited_with_its_page(tmp_path: Path) -> None:
    made, _ = build_edition(lay(tmp_path, TESTS / "accepted" / "source-from-zotero"))
    cited = made.bibliography.cite([Cited("ferries-1955", "pp. 12–13")])
    assert cited == ["Keeper and The Ferry Society 1955, 12–13"]
