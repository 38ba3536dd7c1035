"""What editors and contributors do at their desk: new records, fixes, watching, schemas."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from edition import build_edition
from edition.authoring.fix import _curl_body, _curl_quotes, safe_fixes
from edition.authoring.front_matter_edit import with_keys
from edition.authoring.json_schemas import schemas
from edition.authoring.watch import watch
from edition.cli import main
from edition.kinds.table import KINDS
from edition.model.codes import CODES
from edition.read.front_matter import read_document

SAMPLE = Path(__file__).resolve().parent / "sample"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the miniature edition."""
    shutil.copytree(SAMPLE, tmp_path / "edition")
    return tmp_path / "edition"


def run(root: Path, *arguments: str, given: str = "") -> Result:
    result = CliRunner().invoke(main, ["--root", str(root), *arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


# Headwords


def test_a_headword_gets_the_forms_that_stand_in_the_text(root: Path) -> None:
    assert run(root, "new-term", "stove", "--by", "editors").exit_code == 0
    file = root / "annotations/glossary/stove.md"
    assert "forms: [stove]" in file.read_text(encoding="utf-8")
    edition, problems = build_edition(root)
    assert problems == []
    assert {m.ref.id for m in edition.mentions} >= {"stove"}


def test_a_headword_of_several_words_and_forms_of_ones_own(root: Path) -> None:
    forms = ("--form", "long letter", "--form", "nowhere at all")
    assert run(root, "new-term", "Letter to the town", *forms).exit_code == 0
    text = (root / "annotations/glossary/letter-to-the-town.md").read_text(encoding="utf-8")
    assert 'forms: ["long letter"]' in text


def test_a_headword_that_is_nowhere_or_there_already_is_refused(root: Path) -> None:
    nowhere = run(root, "new-term", "stowe")
    assert nowhere.exit_code == 1
    assert "The most similar words are stove" in nowhere.output
    again = run(root, "new-term", "committee")
    assert again.exit_code == 1
    assert "annotations/glossary/committee.md" in again.output


# Sources

BIBTEX = r"""
@book{carr_bolshevik_1950,
  address = {London}, title = {The {Bolshevik} {Revolution}, 1917--1923}, volume = {1},
  publisher = {Macmillan}, author = {Carr, Edward Hallett and M{\"u}ller, Jos\'e}, year = {1950},
  abstract = {Long.}
}
@article{daniels, author = {Robert V. Daniels}, title = {The State and Revolution},
  journal = {American Slavic and East European Review}, volume = {12}, number = {1},
  pages = {22--43}, month = feb, year = {1953}, doi={10.2307/3004254} }
@online{page, title={A page}, date={2020-05-06}, url={https://example.org/a}, urldate={2021-01-02}}
"""
CSL = [
    {
        "id": "http://zotero.org/users/1/items/AB",
        "type": "chapter",
        "title": "A chapter",
        "container-title": "A book",
        "author": [{"family": "de Beauvoir", "given": "Simone"}],
        "issued": {"date-parts": [[1949, 5]]},
        "page": "1-20",
        "accessed": {"date-parts": [["2021", 1, 2]]},
        "abstract": "Long.",
        "system_id": "x",
    }
]


def test_bibtex_becomes_sources_that_pass_the_check(root: Path) -> None:
    result = run(root, "new-source", given=BIBTEX)
    assert result.exit_code == 0, result.output
    folder = root / "annotations/sources"
    carr = yaml.safe_load((folder / "carr-1950.yml").read_text(encoding="utf-8"))
    assert carr["title"] == "The Bolshevik Revolution, 1917–1923"
    assert carr["author"][1] == {"family": "Müller", "given": "José"}
    assert carr["issued"] == {"date-parts": [["1950"]]}
    assert "abstract" not in carr
    daniels = yaml.safe_load((folder / "daniels-1953.yml").read_text(encoding="utf-8"))
    assert daniels["type"] == "article-journal"
    assert daniels["issue"] == "1"
    assert daniels["issued"] == {"date-parts": [["1953", "2"]]}
    page = yaml.safe_load((folder / "a-page-2020.yml").read_text(encoding="utf-8"))
    assert page["type"] == "webpage"
    assert page["accessed"] == {"date-parts": [["2021", "1", "2"]]}
    edition, problems = build_edition(root)
    assert {p.code for p in problems} == {"unused-source"}
    assert edition.bibliography.items["carr-1950"]["title"] == carr["title"]


def test_and_others_is_no_person(root: Path) -> None:
    """Google Scholar ends long lists of authors so."""
    given = "@book{a, title={A}, author={Carr, E. H. and others}, editor={others}, year=1950}"
    assert run(root, "new-source", given=given).exit_code == 0
    path = root / "annotations/sources/carr-1950.yml"
    source = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert source["author"] == [{"family": "Carr", "given": "E. H."}]
    assert "editor" not in source


def test_csl_json_becomes_a_source_and_is_not_added_twice(root: Path) -> None:
    assert run(root, "new-source", given=json.dumps(CSL)).exit_code == 0
    path = root / "annotations/sources/de-beauvoir-1949.yml"
    assert yaml.safe_load(path.read_text("utf-8"))["author"][0]["family"] == "de Beauvoir"
    again = run(root, "new-source", given=json.dumps(CSL[0]))
    assert "is already there: annotations/sources/de-beauvoir-1949.yml" in again.output
    assert len(list(path.parent.glob("*.yml"))) == 2


@pytest.mark.parametrize("issued", ["1950", "May 1950", "{raw: 1950-05-06}"])
def test_a_work_is_known_by_its_title_and_year_however_its_date_is_written(
    root: Path, issued: str
) -> None:
    file = root / "annotations/sources/carr.yml"
    file.write_text(f"type: book\ntitle: The State\nissued: {issued}\n", encoding="utf-8")

    def output(date: object) -> str:
        item = {"type": "book", "title": "The state", "issued": date}
        return run(root, "new-source", given=json.dumps(item)).output

    same = [{"date-parts": [["1950"]]}, {"date-parts": [[1950, 5]]}, {"raw": "1950"}]
    others: list[object] = [{"date-parts": [["1951"]]}, {"date-parts": [[]]}, {"date-parts": 3}]
    for date in same:
        assert "is already there: annotations/sources/carr.yml" in output(date)
    for date in [*others, "n.d."]:
        assert "Wrote" in output(date)


def test_a_work_is_known_by_its_doi_in_capitals_or_not(root: Path) -> None:
    file = root / "annotations/sources/daniels.yml"
    file.write_text("type: book\ntitle: State\nDOI: 10.2307/ABC\n", encoding="utf-8")
    item = {"type": "book", "title": "Another title", "DOI": "10.2307/abc"}
    assert "is already there" in run(root, "new-source", given=json.dumps(item)).output


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "neither CSL-JSON nor BibTeX"),
        ("TY  - BOOK", "neither CSL-JSON nor BibTeX"),
        ("[1, 2]", "not CSL items"),
        ("{", "not valid JSON"),
        ("@book{a, title={x", "cannot be read"),
        ("@book{carr, author={Carr, E. H.}, year=1950}", "none for `carr`"),
        ("@book{a, title={A}}\n@book{b, title={}}", "none for `b`"),
        ('[{"type": "book", "title": ""}]', "not CSL items"),
        ("[" * 100_000, "not valid JSON"),
    ],
)
def test_what_is_no_source_is_said(root: Path, given: str, said: str) -> None:
    result = run(root, "new-source", given=given)
    assert result.exit_code == 1
    assert said in result.output
    assert len(list((root / "annotations/sources").iterdir())) == 1


def test_a_hostile_source_names_no_path(root: Path) -> None:
    item = {"type": "book", "title": "../../x", "author": [{"family": "../../../etc/passwd"}]}
    before = {p for p in root.parent.rglob("*") if p.is_file()}
    run(root, "new-source", given=json.dumps(item))
    new = {p for p in root.parent.rglob("*") if p.is_file()} - before
    assert {p.parent for p in new} == {root / "annotations/sources"}


# Ids


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.parent.rglob("*") if path.is_file()}


@pytest.mark.parametrize("id_", ["Bird Song", "../../x", "x/y", "a_b", "-a"])
@pytest.mark.parametrize("command", ["new-note", "new-term", "new-source"])
def test_what_is_no_id_is_refused(root: Path, command: str, id_: str) -> None:
    words = {"new-note": ["the stove"], "new-term": ["stove"], "new-source": []}[command]
    before = files(root)
    result = run(root, command, *words, f"--id={id_}", given=json.dumps(CSL))
    assert result.exit_code == 2
    assert f"{id_!r} is not a valid id" in result.output
    assert files(root) == before


def test_one_id_is_not_for_several_sources(root: Path) -> None:
    before = files(root)
    result = run(root, "new-source", "--id", "mine", given=BIBTEX)
    assert result.exit_code == 2
    assert "--id names one file, but these are 3 works" in result.output
    assert files(root) == before
    assert run(root, "new-source", "--id", "mine", given=json.dumps(CSL)).exit_code == 0
    assert (root / "annotations/sources/mine.yml").is_file()


def test_the_id_of_an_unsound_note_is_not_given_twice(root: Path) -> None:
    unsound = root / "annotations/notes/2/had-an-opinion.md"
    unsound.write_text("---\nat: 2.1\n", encoding="utf-8")
    refused = run(root, "new-note", "had an opinion", "--id", "had-an-opinion")
    assert (refused.exit_code, "already" in refused.output) == (1, True)
    assert run(root, "new-note", "had an opinion").exit_code == 0
    assert (root / "annotations/notes/1/had-an-opinion-2.md").is_file()


# Fixes


def test_the_editions_own_files_need_no_fix() -> None:
    assert list(safe_fixes(ROOT)) == []


UNTIDY = """---\r
by: [editors]  \r
quote: every opinion needed a paper
# about the paragraph
at: 1.1
kind: rhetoric
certainty: editorial
---

The "committee's" view, see [a page](https://example.org/it's) and <i lang="ru-Latn">vopros</i>.\t
It's [[term:committee|the 'committee']].


"""
TIDY = """---
# about the paragraph
at: 1.1
quote: every opinion needed a paper
kind: rhetoric
certainty: editorial
by: [editors]
---

The “committee’s” view, see [a page](https://example.org/it's) and <i lang="ru-Latn">vopros</i>.
It’s [[term:committee|the 'committee']].
"""


def test_a_file_is_tidied_and_says_the_same(root: Path) -> None:
    file = root / "annotations/notes/1/paper.md"
    file.write_bytes(UNTIDY.encode())
    before = build_edition(root)[0].notes_by_id["paper"]
    shown = run(root, "fix", "--dry-run")
    assert "paper.md: white space, order of keys, quotation marks" in shown.output
    assert file.read_bytes() == UNTIDY.encode()
    assert run(root, "fix").exit_code == 0
    assert file.read_bytes() == TIDY.encode()
    after = build_edition(root)[0].notes_by_id["paper"]
    assert after.entry.head == before.entry.head
    assert after.lemma == before.lemma
    assert list(safe_fixes(root)) == []


def test_an_edition_is_fixed_through_a_link_to_its_folder(root: Path) -> None:
    term = root / "annotations/glossary/form.md"
    text = term.read_text(encoding="utf-8")
    term.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    link = root.with_name("link")
    link.symlink_to(root)
    assert "annotations/glossary/form.md: white space" in run(link, "fix").output
    assert term.read_text(encoding="utf-8") == text


def test_a_quotation_is_moved_only_after_a_yes(root: Path) -> None:
    note = (root / "annotations/notes/1/member.md").read_text(encoding="utf-8")
    moved = root / "annotations/notes/2/moved.md"
    text = note.replace("had an opinion, though", "the stove of the mill").replace("1.1", "2.1")
    moved.write_text(text, encoding="utf-8")
    assert "Use the second?" in run(root, "fix").output
    assert moved.read_text(encoding="utf-8") == text
    assert "annotations/notes/1/moved.md: quotation" in run(root, "fix", "--yes").output
    assert not moved.exists()
    edition, problems = build_edition(root)
    assert problems == []
    lemma = edition.notes_by_id["moved"].lemma
    assert lemma
    assert (str(lemma.locus), lemma.words) == ("1.2", "the stove of the mill")


def test_a_no_at_the_terminal_is_taken_for_one(root: Path) -> None:
    pty = pytest.importorskip("pty")
    note = (root / "annotations/notes/1/member.md").read_text(encoding="utf-8")
    moved = root / "annotations/notes/2/moved.md"
    text = note.replace("had an opinion, though", "the stove of the mill").replace("1.1", "2.1")
    moved.write_text(text, encoding="utf-8")
    ours, theirs = pty.openpty()
    os.write(ours, b"n\n")
    command = [sys.executable, "-c", "from edition.cli import main; main()"]
    output = subprocess.run(
        [*command, "--root", str(root), "fix"],
        stdin=theirs, capture_output=True, text=True, check=True,
    )  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert output.stdout.count("Use the second?") == 1
    assert "Not asked here" not in output.stdout
    assert moved.read_text(encoding="utf-8") == text


def test_a_moved_quotation_does_not_replace_another_file(root: Path) -> None:
    note = (root / "annotations/notes/1/member.md").read_text(encoding="utf-8")
    moved, other = (root / f"annotations/notes/{n}/moved.md" for n in (2, 1))
    text = note.replace("had an opinion, though", "the stove of the mill").replace("1.1", "2.1")
    moved.write_text(text, encoding="utf-8")
    other.write_text("---\nbroken", encoding="utf-8")
    result = run(root, "fix", "--yes")
    assert result.exit_code == 1
    assert "annotations/notes/2/moved.md:3: duplicate-id: this belongs in" in result.output
    assert moved.read_text(encoding="utf-8") == text
    assert other.read_text(encoding="utf-8") == "---\nbroken"


COMMENTED = """---
# the misprint stands in both witnesses
at: 2.1  # checked
# about the words
quote: >-
  had an opinion,
  though
prefix: "б # 𝒃" # in the margin
# which of them
suffix: # none yet

kind:   'argument'
# to do
---
at: 9.9
"""
CHANGED = """---
# the misprint stands in both witnesses
at: 1.2  # checked
# about the words
quote: the stove of the mill
# which of them
suffix: "was # cold" # none yet

kind:   'argument'
occurrence: 2
# to do
---
at: 9.9
"""


def test_other_values_leave_the_comments_of_a_head() -> None:
    values = {"at": "1.2", "quote": "the stove of the mill", "prefix": "", "suffix": "was # cold"}
    assert with_keys(COMMENTED, values | {"occurrence": "2", "parallel": ""}) == CHANGED


@pytest.mark.parametrize(
    "head", ["{at: 1.1, quote: the stove}", "- at: 1.1\n  quote: the stove", "  at: 1.1"]
)
def test_a_head_that_no_command_could_fix_is_refused(head: str) -> None:
    document, problems = read_document(f"---\n{head}\n---\nWords.\n".encode(), "a.md")
    assert document is None
    assert [(each.line, each.code) for each in problems] == [(2, "bad-front-matter")]


@given(st.text("ab \"'(—’.", max_size=30))
def test_curly_marks_are_the_only_change(text: str) -> None:
    curly = _curl_quotes(text)
    assert '"' not in curly
    assert "'" not in curly
    assert re.sub("[‘’]", "'", re.sub("[“”]", '"', curly)) == text.replace("’", "'")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("[[person:trotsky|Trotsky]]'s", "[[person:trotsky|Trotsky]]’s"),
        ("[@carr-1950]'s", "[@carr-1950]’s"),
        ("`x`'s", "`x`’s"),
        ('<i lang="ru-Latn">Pravda</i>\'s', '<i lang="ru-Latn">Pravda</i>’s'),
        ('"<i lang="ru-Latn">Pravda</i>".', '“<i lang="ru-Latn">Pravda</i>”.'),
        ('<i lang="ru-Latn">"Pravda"</i>', '<i lang="ru-Latn">“Pravda”</i>'),
        ('*"Pravda"* and *Pravda*\'s', "*“Pravda”* and *Pravda*’s"),
        (
            '"[[2.3]]" ("[Pravda](https://example.org)")',
            "“[[2.3]]” (“[Pravda](https://example.org)”)",
        ),
        ("\"'Paper' is a word\"", "“‘Paper’ is a word”"),
    ],
)
def test_a_mark_looks_at_its_neighbours_beyond_what_is_kept(typed: str, set_: str) -> None:
    assert _curl_body(f"---\n---\n{typed}") == f"---\n---\n{set_}"


def test_a_hard_break_of_a_body_stays(root: Path) -> None:
    file = root / "annotations/notes/1/stove.md"
    head, _, body = file.read_text(encoding="utf-8").rpartition("---\n")
    file.write_text(f"{head.rstrip()}  \n---\n{body}\nOne   \ntwo  \n\nthree \nfour  \n", "utf-8")
    assert run(root, "fix").exit_code == 0
    assert file.read_text("utf-8") == f"{head}---\n{body}\nOne  \ntwo\n\nthree\nfour\n"


# Watching


def test_a_change_is_checked_again(root: Path) -> None:
    stop, seen = threading.Event(), threading.Semaphore(0)
    folder = root / "annotations"
    thread = threading.Thread(target=watch, args=([folder], seen.release, stop))
    thread.start()
    try:
        assert seen.acquire(timeout=10)
        (folder / "notes/1/stove.md").write_text("changed", encoding="utf-8")
        assert seen.acquire(timeout=10)
    finally:
        stop.set()
        thread.join(timeout=10)
    assert not thread.is_alive()


# Editors


def test_schemas_are_those_of_the_models() -> None:
    made = schemas()
    kept = {p.name: p.read_text("utf-8") for p in (ROOT / ".vscode/schemas").glob("*.json")}
    assert kept == made, "run: edition schemas"
    assert len(made) == len(KINDS) + 1


def test_every_record_of_the_edition_fits_its_schema() -> None:
    edition, _ = build_edition(ROOT)
    texts = {name: Draft7Validator(json.loads(text)) for name, text in schemas().items()}
    for entry in edition.records:
        text = (ROOT / entry.path).read_text(encoding="utf-8")
        head = text.split("\n---\n")[0].removeprefix("---\n") if entry.path[-3:] == ".md" else text
        findings = list(
            texts[f"{entry.ref.kind}.json"].iter_errors(yaml.load(head, yaml.BaseLoader))
        )
        assert not findings, (entry.path, findings[0].message)


def test_a_schema_refuses_what_the_check_refuses() -> None:
    validator = Draft7Validator(json.loads(schemas()["note.json"]))
    head = {"at": "2.3", "quote": "x", "kind": "person", "certainty": "editorial", "by": ["a"]}
    assert validator.is_valid(head)
    for wrong in ({"at": "two"}, {"kind": "persons"}, {"kid": "x"}, {"by": "a"}):
        assert not validator.is_valid(head | wrong), wrong
    assert not validator.is_valid({key: head[key] for key in head if key != "quote"})


def test_the_editors_task_reads_the_messages() -> None:
    text = (ROOT / ".vscode/tasks.json").read_text(encoding="utf-8")
    tasks = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))
    matcher = tasks["tasks"][0]["problemMatcher"]
    expected = (ROOT / "tests/problems/quote-not-found/expected.txt").read_text(encoding="utf-8")
    lines = [line for line in expected.splitlines() if not line.startswith(" ")]
    for line in filter(None, lines):
        found = re.match(matcher["pattern"]["regexp"], line)
        assert found
        assert found[3] in CODES
    for each in (ROOT / ".vscode").glob("*.json"):
        json.loads(re.sub(r"^\s*//.*$", "", each.read_text(encoding="utf-8"), flags=re.M))


@pytest.mark.parametrize("code", CODES)
def test_every_code_can_be_explained(code: str) -> None:
    output = CliRunner().invoke(main, ["explain", code]).output
    assert CODES[code].meaning in output
    assert CODES[code].fix in output


# Links

TITLED = ["--title", "A", "--author", "B"]


@pytest.mark.parametrize(
    ("linked", "arguments"),
    [
        ("annotations/notes/1", ["new-note", "Every member"]),
        ("annotations/notes", ["new-note", "Every member"]),
        ("annotations/glossary", ["new-term", "stove"]),
        ("annotations/sources", ["new-source"]),
        (".vscode", ["schemas"]),
        (".vscode/schemas", ["schemas"]),
        (".vscode/schemas/note.json", ["schemas"]),
        ("site", ["build", "site"]),
        ("public", ["eject", "public/site"]),
        ("new/docs", ["init", str(SAMPLE / "docs/text/copy-text.txt"), "new", *TITLED]),
    ],
)
def test_nothing_is_written_through_a_link(
    root: Path,
    tmp_path: Path,
    linked: str,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place, outside = root / linked, tmp_path / "outside"
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(outside)
    elif place.suffix:
        outside.write_text("theirs", encoding="utf-8")
    else:
        outside.mkdir()
    place.symlink_to(outside)
    before = {path: path.is_file() and path.read_bytes() for path in [outside, *outside.rglob("*")]}
    monkeypatch.chdir(root)
    result = run(root, *arguments, given="@book{a, title={A Title}, year=1920}")
    assert result.exit_code == 1
    assert f"{linked.removeprefix('new/')} is a symbolic link" in result.output
    after = {path: path.is_file() and path.read_bytes() for path in [outside, *outside.rglob("*")]}
    assert after == before
