"""Whatever stands in annotations/, nothing of it runs, leaves its place or stops the build.

The cases are data: tests/hostile/*.yml (see `hostile_cases`). The browser looks at the same pages
in tests/browser/test_hostile.py.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import lxml.html
import pytest
from click.testing import CliRunner
from conftest import BIN
from hostile_cases import MARK, SECRET, Case, lay, lay_harmless, lay_sample, read_cases
from tools import git

from edition import build_edition, read_history
from edition.cli import main
from edition.formats.csv_table import plain
from edition.formats.site_file import inert
from edition.publish.active_content import active_content
from edition.publish.built_page import parse_page
from edition.publish.plugin import build_site
from edition.publish.policy import add_policy

CASES = read_cases()
REFUSED = [case for case in CASES if case.code]

WATCHED = {"os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen", "pty.spawn"}
WATCHED |= {"socket.connect", "socket.getaddrinfo", "urllib.Request"}
_told: list[list[str]] = []


CLOSED_GIT = [
    *("git", "--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "core.quotePath=false", "-c", "log.showSignature=false"),
    *("-c", "safe.bareRepository=explicit"),
]
CLOSED_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
READING_GIT = {"rev-parse", "log", "tag", "rev-list", "cat-file", "diff"}


def is_closed_git(arguments: tuple[Any, ...]) -> bool:
    """Whether a process is git as history/git.py calls it, word for word."""
    program, command, _, environment = arguments
    length = len(CLOSED_GIT)
    return (
        program == "git"
        and command[:length] == CLOSED_GIT
        and command[length] in READING_GIT
        and {k: v for k, v in environment.items() if k not in ("PATH", "HOME")}
        == CLOSED_ENVIRONMENT
    )


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _told and event in WATCHED:
        if event == "subprocess.Popen" and is_closed_git(arguments):
            return
        _told[-1].append(f"{event} {arguments!r}")


sys.addaudithook(_watch)


@contextmanager
def nothing_runs() -> Iterator[None]:
    """No process is started but the closed git, and no host is asked.

    https://peps.python.org/pep-0578/
    """
    _told.append([])
    try:
        yield
    finally:
        output = _told.pop()
    assert output == []


@pytest.mark.parametrize(
    "command",
    [
        ["git", "rev-parse", "HEAD"],
        [*CLOSED_GIT, "-c", "alias.x=!true", "x"],
        [*CLOSED_GIT, "fetch"],
        [*CLOSED_GIT, "rev-parse"],  # in an environment that is not closed
        ["true"],
    ],
)
def test_another_way_to_start_a_program_is_noticed(command: list[str], tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"subprocess\.Popen"), nothing_runs():
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env={})


def test_the_history_is_read_by_the_closed_call_alone(tmp_path: Path) -> None:
    root = lay_sample(tmp_path / "edition")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Begin"]):
        git(root, *arguments)
    with nothing_runs():
        assert read_history(root).versions


def test_the_table_has_a_case_of_each_sort() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert {"hidden-character", "symlink", "raw-html", "dangerous-link"} < {c.code for c in CASES}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_a_hostile_contribution_is_refused_where_it_stands(case: Case, tmp_path: Path) -> None:
    root = lay_sample(tmp_path / "edition")
    lay(root, case)
    with nothing_runs():
        result = CliRunner().invoke(main, ["--root", str(root), "check", "--format", "json"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    blocking = [row for row in json.loads(result.stdout) if row["blocking"]]
    assert (case.path, case.line, case.code) in {
        (row["path"], row["line"], row["code"]) for row in blocking
    }, blocking
    assert SECRET not in result.stdout
    edition, _ = build_edition(root)
    assert case.path not in {entry.path for entry in edition.records}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with all that is let through; its site beside it."""
    root = lay_harmless(tmp_path_factory.mktemp("hostile") / "edition")
    with nothing_runs():
        problems = build_site(root, root.parent / "site")
    assert [str(p) for p in problems if p.blocking] == []
    return root


def site_texts(root: Path) -> dict[str, str]:
    site = root.parent / "site"
    kinds = {".html", ".js", ".json", ".csv", ".txt", ".xml"}
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.suffix in kinds and path.is_file()
    }


def test_what_is_harmless_is_taken_and_shown(harmless: Path) -> None:
    edition, problems = build_edition(harmless)
    assert [str(p) for p in problems if p.blocking] == []
    taken = {entry.path for entry in edition.records}
    expected = {
        path
        for case in CASES
        if not case.code
        for path in [case.path, *case.plan.get("files", ())]
        if path.endswith((".md", ".yml")) and "/." not in path
    }
    assert expected - taken == {"annotations/edition.yml", "annotations/README.md"}
    shown = [name for name, text in site_texts(harmless).items() if MARK in text]
    assert len([name for name in shown if name.endswith(".html")]) > 20


def test_no_page_holds_a_script_of_theirs_or_a_word_of_the_machine(harmless: Path) -> None:
    for name, text in site_texts(harmless).items():
        assert SECRET not in text, name
        if name.endswith(".html"):
            assert [*active_content(parse_page(text))] == [], name
            for element in lxml.html.document_fromstring(text.encode()).iter("*"):
                assert not [each for each in element.attrib if each.startswith("on")], name
                if element.get("type") == "application/ld+json":  # data, which nothing runs
                    assert "<" not in (element.text or ""), name
                else:
                    assert element.tag != "script" or MARK not in (element.text or ""), name


def test_every_page_has_the_policy_of_a_page_without_them(harmless: Path, tmp_path: Path) -> None:
    """A script that is slipped in would need a hash of its own."""
    root = lay_sample(tmp_path / "edition")
    build_site(root, tmp_path / "site")
    alone = {hash_ for text in site_texts(root).values() for hash_ in hashes(text)}
    theirs = {hash_ for text in site_texts(harmless).values() for hash_ in hashes(text)}
    assert theirs == alone != set()


def hashes(html: str) -> list[str]:
    return re.findall(r"'sha256-[^']+'", html.partition("</head>")[0])


def policy_hash(code: str) -> str:
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest())
    return f"'sha256-{digest.decode()}'"


def test_no_cell_of_a_table_is_a_formula(harmless: Path) -> None:
    for name, text in site_texts(harmless).items():
        if name.endswith(".csv"):
            rows = [*csv.reader(io.StringIO(text, newline=""))]
            assert not [cell for row in rows for cell in row if cell[:1] in {*"=+-@"} - {""}], name
    table = csv.DictReader(io.StringIO(site_texts(harmless)["downloads/apparatus.csv"]))
    readings = {row["id"]: plain(row["reading_text"]) for row in table}
    assert readings["reading-like-a-formula"] == "@SUM(1+1)*cmd|'pwned'!A0"


def test_refused_files_are_in_no_part_of_the_site(tmp_path: Path) -> None:
    root = lay_sample(tmp_path / "edition")
    for case in REFUSED:
        if case.name.startswith(("page-that-", "file-of-docs-", "licence-")):
            lay(root, case)
    (root / "docs" / "folder").symlink_to("../annotations")
    problems = build_site(root, tmp_path / "site")
    codes = {"symlink", "wrong-place", "unknown-file-type", "folder-like-page", "unsafe-drawing"}
    assert {p.code for p in problems if p.path.startswith("docs/")} == codes
    site = published(tmp_path / "site")
    assert not [name for name in site if MARK in name or "pipe" in name or "folder" in name]
    assert not [name for name, data in site.items() if SECRET.encode() in data]


def test_the_licences_of_another_folder_are_not_published(tmp_path: Path) -> None:
    root = lay_sample(tmp_path / "edition")
    (root / "LICENSES").symlink_to("..")
    edition, problems = build_edition(root)
    assert [p.code for p in problems] == ["symlink"]
    assert edition.licences == {}


def published(site: Path) -> dict[str, bytes]:
    """All files of a site by their paths, and what is packed in its archives."""
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    for name, data in list(files.items()):
        if name.endswith((".zip", ".epub")):
            with ZipFile(io.BytesIO(data)) as archive:
                files |= {f"{name}/{each}": archive.read(each) for each in archive.namelist()}
    return files


THEME = (
    "var target=document.getElementById(location.hash.slice(1));"
    'target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))'
)
"""A script of the theme, which may run around the words of a page."""
ARTICLE = f"<meta charset=utf-8><article>{{}}</article><script>{THEME}</script>"


@pytest.mark.parametrize(
    "slipped",
    [
        "<script>3</script>",
        "<p></article><script>3</script><article></p>",
        "</article></article><SCRIPT>3</SCRIPT>",
        "<svg><script>3</script></svg>",
        "</main></body><script>3</script>",
        "<script>3</script><!--",
        "<script>3</script><textarea>",
        "<div>" * 300 + "<script>3</script>",
    ],
)
def test_a_script_among_the_words_of_a_page_gets_no_hash_and_is_reported(slipped: str) -> None:
    page = parse_page(ARTICLE.format(slipped))
    assert hashes(add_policy(parse_page(ARTICLE))) == [policy_hash(THEME)]
    assert {*hashes(add_policy(page))} <= {policy_hash(THEME)}
    assert any(found.startswith("<script>") for found in active_content(page))


def test_a_page_without_an_article_is_all_words() -> None:
    for before in ("<meta charset=utf-8>", "</article>"):
        page = parse_page(f"{before}<script>{THEME}</script>")
        assert hashes(add_policy(page)) == []
        assert "<script>" in {*active_content(page)}


def test_a_page_that_is_not_read_to_its_end_is_reported_and_runs_no_script_of_it() -> None:
    """The parser stops where elements are nested thousands deep; a browser does not."""
    page = parse_page(ARTICLE.format("<div>" * 3000 + "<script>3</script>"))
    assert hashes(add_policy(page)) == []
    assert [*active_content(page)] == ["elements nested too deeply to be checked"]


@pytest.mark.parametrize(
    "words",
    [
        '"><script>x</script>',
        "&lt;script&gt;",
        "&#60;b&#x3e;",
        "a & b",
        "</title>\n<img src=x>",
    ],
)
def test_a_title_means_nothing_however_often_it_is_decoded(words: str) -> None:
    title = inert(words)
    assert html.unescape(html.unescape(title)) == title
    assert not {"<", ">", '"', "\n"} & set(title)


def test_mkdocs_does_not_empty_a_folder_elsewhere(tmp_path: Path) -> None:
    """A clone can bring `site` as a link, and MkDocs empties the folder before it builds."""
    root, kept = tmp_path / "clone", tmp_path / "home" / "letter.txt"
    kept.parent.mkdir()
    kept.write_text("mine", encoding="utf-8")
    root.mkdir()
    (root / "docs").mkdir()
    (root / "site").symlink_to(kept.parent)
    (root / "mkdocs.yml").write_text("site_name: A\nplugins: [edition]\n", encoding="utf-8")
    command = [str(BIN / "mkdocs"), "build", "--quiet"]
    made = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert made.returncode == 1
    assert "site is a symbolic link" in made.stderr
    assert kept.read_text(encoding="utf-8") == "mine"
