"""`edition init` reads one plain HTML page; the pages are like those of libraries on the web."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from edition import build_edition
from edition.authoring.html_text import read_html
from edition.cli import main

PAGES = Path(__file__).resolve().parent / "html"
TEXTS = {
    "archive.htm": """\
Ida Wade

The Ferry Strike

Written: 1899;
Source: Harbour Papers, £1 the copy.

## The Boats

It began on a Monday, when the ferrymen of the région — forty of them[1] — tied up their boats.

“No fare,
no ferry.”

### The First Night

Nobody slept.

## The Café

They met & voted <twice>.
""",
    "gutenberg.html": """\
THE MILLER’S DAUGHTERS

## CHAPTER I. The Wheel

The mill stood still.

Round, said the wheel,
and round again.

flour

bran

## CHAPTER II. The Flood

Water at dawn,
water at noon.

And then none.

The end.
""",
    "loose.html": """\
## A Letter

Dear friend,

The tide is low. Come at once.

Yours.
""",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_is_read_as_its_text(name: str) -> None:
    assert read_html((PAGES / name).read_bytes()) == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_an_edition_of_a_page_begins_without_a_problem(name: str, tmp_path: Path) -> None:
    root = tmp_path / "mine"
    given = ["init", str(PAGES / name), str(root), "--title", "A Tale", "--author", "Nobody"]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 0, result.output
    assert "Emphasis, links and pictures were removed." in result.output
    edition, problems = build_edition(root)
    assert problems == []
    assert edition.copy_text.content == TEXTS[name]
    assert edition.config.copy_text == f"docs/text/{Path(name).stem}.txt"
    headings = [section.title for section in edition.sections()]
    assert headings == [
        line.removeprefix("## ") for line in TEXTS[name].splitlines() if line.startswith("## ")
    ]
    kinds = {passage.kind for passage in edition.reading_text.passages()}
    assert ("subheading" in kinds) == ("###" in TEXTS[name])


def test_a_rule_of_the_users_is_applied_to_unmarked_headings(tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    page.write_text("<h2>Day 1 / Rain</h2><p>It rained.<h2>Day 2 / Sun</h2><p>It did not.", "utf-8")
    root = tmp_path / "mine"
    given = ["init", str(page), str(root), "--title", "A", "--author", "B"]
    result = CliRunner().invoke(main, [*given, "--heading", "Day {n} / {title}"])
    assert result.exit_code == 0, result.output
    edition, _ = build_edition(root)
    assert [section.title for section in edition.sections()] == ["Rain", "Sun"]
    assert "#" not in edition.copy_text.content


def test_a_heading_of_nothing_but_links_is_dropped_and_one_without_text_stays() -> None:
    page = b"<h2>Contents</h2><p><a href=a>A</a><h2>A</h2><p><a href=b>B</a><p>So.<h4>END</h4>"
    assert read_html(page) == "## A\n\nSo.\n\n### END\n"


def test_paragraphs_with_the_same_words_stay_apart() -> None:
    page = b"<h2>A</h2><p>So.</p><p>So.</p><h2>B</h2><p>No."
    assert read_html(page) == "## A\n\nSo.\n\nSo.\n\n## B\n\nNo.\n"


REFUSED: dict[str, tuple[bytes, str]] = {
    "no heading": (b"<p>Words.</p>", "no heading (h1 to h6) with text below it"),
    "no text": (b"<h1>Title</h1>", "no heading"),
    "nothing": (b"", "no heading"),
    "a list of links": (b"<h1>A</h1><ul><li><a href='b'>B</a></ul>", "no heading"),
    "not the encoding it implies": (b"<h2>A</h2>\n<p>caf\xe9</p>", "not utf-8"),
    "not the encoding it declares": (
        b"<meta charset=utf-8><h2>A</h2>\n<p>caf\xe9</p>",
        "see line 2. Save it as UTF-8",
    ),
    "UTF-8 that declares another": (
        '<meta charset="iso-8859-1"><h2>A</h2><p>café</p>'.encode(),
        "declares iso-8859-1, but it is UTF-8",
    ),
    "an unknown encoding": (b"<meta charset=x-none><h2>A</h2><p>B", "unknown encoding 'x-none'"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_page_that_cannot_be_read_says_why_and_writes_nothing(case: str, tmp_path: Path) -> None:
    data, message = REFUSED[case]
    page, root = tmp_path / "page.html", tmp_path / "mine"
    page.write_bytes(data)
    result = CliRunner().invoke(
        main, ["init", str(page), str(root), "--title", "A", "--author", "B"]
    )
    assert result.exit_code == 1
    assert result.output.startswith("Error: page.html cannot be used: ")
    assert message in result.output
    assert not root.exists()
