"""`edition init`: any text begins as an edition without a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import reading_words, soup_of
from click.testing import CliRunner, Result

from edition import build_edition
from edition.cli import main
from edition.publish.plugin import build_site

TEXTS = {
    "plain.txt": ("A Tale\n\n1. One\n\nIt began.\n\n2. Two\n\nIt ended.\n", "{n}. {title}"),
    "chapters.txt": ("CHAPTER 1: On\n\nSo.\n\nCHAPTER 2: Off\n\nNo.\n", "CHAPTER {n}: {title}"),
    "roman.txt": ("Letter I. To\n\nDear.\n\nLetter II. Fro\n\nYours.\n", "Letter {n}. {title}"),
    "tale.md": ("A Tale\n\n## The *One*\n\nIt began.\n\n## Два\n\nIt ended.\n", "## {title}"),
    "crlf.txt": ("1. One\r\n\r\nIt is.\r\n\r\n2. Two\r\n\r\nNot.\r\n", "{n}. {title}"),
    "bom.txt": ("\ufeff1. One\n\nIt is.\n\n2. Two\n\nNot.\n", "{n}. {title}"),
}


def init(file: Path, out: Path, *more: str) -> Result:
    given = ["init", str(file), str(out), "--title", "A Tale", "--author", "Nobody", *more]
    return CliRunner().invoke(main, given)


@pytest.mark.parametrize("name", TEXTS)
def test_an_edition_begins_without_a_problem(name: str, tmp_path: Path) -> None:
    text, rule = TEXTS[name]
    (tmp_path / name).write_bytes(text.encode("utf-8"))
    result = init(tmp_path / name, tmp_path / "mine")
    assert result.exit_code == 0, result.output
    edition, problems = build_edition(tmp_path / "mine")
    assert problems == []
    assert edition.config.heading == rule
    assert len(list(edition.sections())) == 2
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    assert edition.copy_bytes == plain.encode("utf-8")
    assert edition.copy_text.content == plain, "positions count the signs of the file"


@pytest.mark.parametrize(
    ("given", "names", "shown"),
    [
        (["Nobody"], [{"literal": "Nobody"}], "Nobody"),
        (
            ["Jane Roe", "The X"],
            [{"literal": "Jane Roe"}, {"literal": "The X"}],
            "Jane Roe and The X",
        ),
        (["Roe, Jane"], [{"family": "Roe", "given": "Jane"}], "Jane Roe"),
        (
            ["King, Martin Luther, Jr."],
            [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}],
            "Martin Luther King Jr.",
        ),
    ],
)
def test_authors_with_a_comma_are_taken_apart(
    given: list[str], names: list[dict[str, str]], shown: str, tmp_path: Path
) -> None:
    (tmp_path / "t.txt").write_text(TEXTS["plain.txt"][0], "utf-8")
    options = [word for name in given for word in ("--author", name)]
    arguments = ["init", str(tmp_path / "t.txt"), str(tmp_path / "mine"), "--title", "T", *options]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    edition, problems = build_edition(tmp_path / "mine")
    assert problems == []
    assert list(edition.config.author_names) == names
    assert edition.config.author == shown


def test_it_builds(tmp_path: Path) -> None:
    (tmp_path / "tale.md").write_text(TEXTS["tale.md"][0], "utf-8")
    init(tmp_path / "tale.md", tmp_path / "mine")
    assert build_site(tmp_path / "mine", tmp_path / "site") == []
    page = soup_of(tmp_path / "site/text/2/index.html")
    heading = page.select_one("h1")
    assert heading
    assert reading_words(heading) == "## Два", "the text is what the file says, signs and all"
    assert page.title
    assert page.title.get_text().startswith("Два")


def test_signs_behind_a_title_are_not_shown_either(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("== Rain ==\n\nIt rained.\n", "utf-8")
    assert init(tmp_path / "t.txt", tmp_path / "mine", "--heading", "== {title} ==").exit_code == 0
    assert build_site(tmp_path / "mine", tmp_path / "site") == []
    heading = soup_of(tmp_path / "site/text/1/index.html").select_one("h1")
    assert heading
    assert reading_words(heading) == "== Rain =="
    for sign in heading.select(".sign"):
        sign.decompose()
    assert reading_words(heading) == "Rain"
    link = soup_of(tmp_path / "site/index.html").select_one(".contents a")
    assert link
    assert link.get_text() == "Rain"


@pytest.mark.parametrize("place", ["docs/text/tale.md", "docs/text/1.md", "docs/tale.md"])
def test_a_text_in_markdown_is_no_page_of_its_own(place: str, tmp_path: Path) -> None:
    (tmp_path / "tale.md").write_text(TEXTS["tale.md"][0], "utf-8")
    root = tmp_path / "mine"
    init(tmp_path / "tale.md", root)
    (root / "docs/text/tale.md").rename(root / place)
    config = root / "annotations/edition.yml"
    config.write_text(config.read_text("utf-8").replace("docs/text/tale.md", place), "utf-8")
    assert build_site(root, tmp_path / "site") == []
    assert {p.parent.name for p in (tmp_path / "site/text").rglob("*.html")} == {"text", "1", "2"}
    assert not (tmp_path / "site/tale").exists()
    ejected = CliRunner().invoke(main, ["--root", str(root), "eject", str(tmp_path / "out")])
    assert ejected.exit_code == 0, ejected.output
    for page in (tmp_path / "out/docs/text").glob("*.md"):
        assert page.read_text("utf-8").startswith("---\n")
    assert not (tmp_path / "out/docs/tale.md").exists()
    assert (root / place).is_file()


def test_a_rule_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Day 1 / Rain\n\nIt rained.\n", "utf-8")
    result = init(tmp_path / "t.txt", tmp_path / "mine", "--heading", "Day {n} / {title}")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("rule", ["Chapter {n}", "{n}", "{title}"])
def test_a_rule_without_a_title_is_refused_in_a_sentence(rule: str, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Chapter 1\n\nIt rained.\n", "utf-8")
    result = init(tmp_path / "t.txt", tmp_path / "mine", "--heading", rule)
    assert result.exit_code == 1
    assert "must contain {title}" in result.output
    assert not (tmp_path / "mine").exists()


def test_what_cannot_begin_says_why_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("No heading at all.\n", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"1. One\n\n\xff\xfe\n")
    none = init(tmp_path / "t.txt", tmp_path / "mine")
    assert none.exit_code == 1
    assert "--heading" in none.output
    broken = init(tmp_path / "b.txt", tmp_path / "mine")
    assert broken.exit_code == 1
    assert "UTF-8" in broken.output
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    "name",
    ["annotations/edition.yml", "annotations/contributors/editors.yml", "docs/text/p.txt"],
)
def test_no_file_is_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / "p.txt").write_text(TEXTS["plain.txt"][0], "utf-8")
    kept = tmp_path / "mine" / name
    kept.parent.mkdir(parents=True)
    kept.write_text("kept", "utf-8")
    result = init(tmp_path / "p.txt", tmp_path / "mine")
    assert result.exit_code == 1
    assert f"{kept} is there already" in result.output
    assert [path for path in (tmp_path / "mine").rglob("*") if path.is_file()] == [kept]
    assert kept.read_text("utf-8") == "kept"


def test_a_text_may_lie_in_its_place_already(tmp_path: Path) -> None:
    text = tmp_path / "mine/docs/text/p.txt"
    text.parent.mkdir(parents=True)
    text.write_text(TEXTS["plain.txt"][0], "utf-8")
    assert init(text, tmp_path / "mine").exit_code == 0
    assert text.read_text("utf-8") == TEXTS["plain.txt"][0]


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(TEXTS["plain.txt"][0], "utf-8")
    assert init(tmp_path / "p.txt", tmp_path / "mine").exit_code == 0
    again = init(tmp_path / "p.txt", tmp_path / "mine")
    assert again.exit_code == 1
    assert "is there already" in again.output
