"""Which files of docs/ are published, and what a drawing and a page may hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from edition import build_edition, site_files
from edition.read import page_limits
from edition.read.page_limits import MAX_LINES, MAX_OPEN, excess
from edition.read.svg_check import unsafe_part

BASE = Path(__file__).parent / "problems" / "_base"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "edition")


def test_known_files_are_published_wherever_they_belong(root: Path) -> None:
    names = ["map.png", "figures/map.jpg", "prices.csv", "assets/own.css", "assets/own/own.js"]
    for name in names:
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_bytes(b"x")
    for hidden in (".DS_Store", ".hidden/page.html", "overrides/main.html"):
        (root / "docs" / hidden).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / hidden).write_bytes(b"x")
    edition, problems = build_edition(root)
    assert problems == []
    assert set(edition.files) == {*names, "text/copy-text.txt"}


def test_a_page_in_a_folder_is_a_page_like_any_other(root: Path) -> None:
    page = root / "docs/essays/first.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: First\n---\n# First\n\nSee [[1.1]].\n", encoding="utf-8")
    edition, problems = build_edition(root)
    assert problems == []
    files = {
        file.uri: file.data.decode("utf-8", "replace")
        for file in site_files(edition, release=False)
    }
    assert 'href="../../text/1/#p1-1"' in files["essays/first.md"]


def test_a_copy_text_of_any_name_is_no_problem(root: Path) -> None:
    (root / "docs/text/copy-text.txt").rename(root / "docs/text/letter")
    settings = root / "annotations/edition.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("copy-text.txt", "letter"), encoding="utf-8")
    edition, problems = build_edition(root)
    assert problems == []
    assert edition.files == ()


@pytest.mark.parametrize(
    "drawn",
    [
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>',
        '<path d="M4 26 16 5v21Z" fill="url(#a)" transform="rotate(3)"/><use href="#a"/>',
        '<use xlink:href="#a"/><text xml:lang="ru" xml:space="preserve">Слово</text>',
        "<!-- drawn by hand --><title>A &amp; B</title>",
    ],
)
def test_a_drawing_that_only_draws_is_published(drawn: str) -> None:
    for begin in ("", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff"):
        assert unsafe_part((begin + SVG.format(drawn)).encode()) == ""


@pytest.mark.parametrize(
    ("drawn", "part"),
    [
        ("<script>1</script>", "<script>"),
        ("<SCRIPT>1</SCRIPT>", "<SCRIPT>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>', "<script>"),
        ('<path xmlns="" d="M0 0"/>', "<path>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<style>@import 'x';</style>", "<style>"),
        ('<a href="javascript:1"><path/></a>', "<a>"),
        ('<image href="https://evil.example/x.png"/>', "<image>"),
        ('<animate attributeName="href" to="javascript:1"/>', "<animate>"),
        ('<set attributeName="onload" to="1"/>', "<set>"),
        ('<path onload="1"/>', "<path onload=…>"),
        ('<path ONCLICK="1"/>', "<path ONCLICK=…>"),
        ('<path style="fill: red"/>', "<path style=…>"),
        ('<use href="other.svg#a"/>', "<use href=…>"),
        ('<use xlink:href="https://evil.example/#a"/>', "<use href=…>"),
        ('<use href="data:image/svg+xml,x"/>', "<use href=…>"),
        ('<path fill="url(https://evil.example/#a)"/>', "<path fill=…>"),
        ("<path fill=\"url( 'x.svg#a')\"/>", "<path fill=…>"),
        (r'<path fill="u\72l(x)"/>', "<path fill=…>"),
        ("<path mask=\"image-set('//evil.example')\"/>", "<path mask=…>"),
        ('<path xml:base="x/"/>', "<path base=…>"),
        ("<?xml-stylesheet href='x'?>", "<?…"),
        ("<![CDATA[x]]>", "<!…"),
        ("<path>", "a mistake in its XML"),
    ],
)
def test_a_drawing_that_does_more_is_refused(drawn: str, part: str) -> None:
    assert unsafe_part(SVG.format(drawn).encode()).startswith(part)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (SVG.format("").encode("utf-16"), "an encoding"),
        (b'<?xml version="1.0" encoding="utf-7"?>' + SVG.format("").encode(), "<?…"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode(), "<!…"),
        (b"<svg><script>1</script></svg>", "no <svg> of the SVG namespace"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "no <svg> of the SVG namespace"),
        (b"", "a mistake in its XML"),
    ],
)
def test_what_is_no_plain_svg_is_refused(data: bytes, part: str) -> None:
    assert unsafe_part(data).startswith(part)


@pytest.mark.parametrize("piece", ["[", "[@", "[[a|", "[a](", "[](", "![", "<a ", "<!--", "</"])
def test_a_page_full_of_open_brackets_is_refused(piece: str) -> None:
    line, message = excess("Words.\n\n" + piece * 20_000) or (0, "")
    assert line == 3
    assert "open here at once" in message


@pytest.mark.parametrize("piece", ["[`]`", r"[\]", "![`]`", "[a](`)`", r"[a](\)", "[`` ` ]``"])
def test_brackets_that_are_closed_in_code_alone_are_open(piece: str) -> None:
    assert excess(f"{piece * 200}\n\n" * 60)


@pytest.mark.parametrize("piece", ["*a", "_a ", "~a~", "`a` ", "\\"])
def test_a_paragraph_of_nothing_but_emphasis_is_refused(piece: str) -> None:
    assert excess(piece * 20_000)


@pytest.mark.parametrize("piece", ["1. ", "- 1. ", "* > 1) ", "-\t", "*   "])
def test_a_list_in_a_list_without_end_is_refused(piece: str) -> None:
    assert excess(f"{piece * 100}words")


def test_what_honest_pages_hold_is_within_the_limits() -> None:
    assert excess(f"{'[' * MAX_OPEN}\n\n" * 500) is None  # a blank line ends the paragraph
    assert excess("see [the page](a.md) (p. 3), [[2.3]] [@carr-1950, p. 12]. " * 1_000) is None
    assert excess("| [`edition`](a.md#b) (see `a[b]`) |\n" * 200) is None
    assert excess("*A title* and `code`. " * 400) is None
    assert excess("a < b, **c** and <i>d</i>\n\n" * 1_500) is None
    assert excess("Title\n----------\n\n* * * * * * * * * * *\n\n************\n") is None
    assert excess("| a | b |\n|----------|-----------|\n\n----------- | ---------\n") is None
    assert excess("- a\n- b\n" * (MAX_LINES // 2)) is None
    assert excess("- a\n" * (MAX_LINES + 1))


def test_the_pages_of_the_edition_are_far_from_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_limits, "MAX_OPEN", MAX_OPEN // 4)
    monkeypatch.setattr(page_limits, "MAX_LINES", MAX_LINES // 4)
    for path in (ROOT / "docs").glob("*.md"):
        assert excess(path.read_text(encoding="utf-8")) is None, path
