"""The concordance as it is built: nothing is missing, every line stands where it says."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from built import reading_words, soup_of

from edition import Edition, build_edition
from edition.kinds.term import Term
from edition.pages.search_link import any_of, search_link
from edition.render.renderer import Renderer
from edition.words.concordance import concordance_of
from edition.words.tokens import words_of

SAMPLE = Path(__file__).resolve().parent / "sample"


def words_in(edition: Edition) -> int:
    return sum(len(words_of(passage.text)) for passage in edition.reading_text.passages())


def letters(site: Path) -> list[Path]:
    pages = sorted((site / "concordance").glob("*/index.html"))
    return [page for page in pages if page.parent.name != "frequency"]


@cache
def soup(path: Path) -> BeautifulSoup:
    return soup_of(path)


@cache
def entries(site: Path) -> dict[str, Tag]:
    return {
        str(entry["id"]): entry
        for page in letters(site)
        for entry in soup(page).find_all("details", class_="word")
    }


@cache
def passages(path: Path) -> dict[str, str]:
    """The words of each passage of a page by its id."""
    found = soup(path).select("[data-locus]")
    return {str(each["id"]): " ".join(reading_words(each).split()) for each in found}


@cache
def passage_at(page: Path, href: str) -> str:
    """The words of the passage that a link leads to."""
    address, _, anchor = href.partition("#")
    return passages((page.parent / address / "index.html").resolve())[anchor]


def test_every_word_of_the_text_has_a_line(site: Path, edition: Edition) -> None:
    whole = words_in(edition)
    assert sum(len(page.select("ul.lines > li")) for page in map(soup, letters(site))) == whole
    assert f"{whole:,} words" in soup(site / "concordance/index.html").get_text()


def test_counts_are_those_of_the_lines(site: Path) -> None:
    for entry in entries(site).values():
        summary = entry.select_one("summary")
        name = entry.select_one("h2")
        assert summary
        assert name
        count, *forms = re.findall(r"\d+", summary.get_text().removeprefix(name.get_text()))
        lines = len(entry.select("li"))
        assert int(count) == lines
        if not name.get_text().isdigit() and forms:
            assert sum(map(int, forms)) == lines


def test_every_line_leads_to_the_words_that_it_shows(site: Path, edition: Edition) -> None:
    lines = 0
    for page in letters(site):
        for line in soup(page).select("ul.lines > li"):
            link = line.select_one("a")
            assert link
            shown = " ".join(line.get_text().removeprefix(link.get_text()).split())
            assert shown in passage_at(page, str(link["href"])), line
            lines += 1
    assert lines == words_in(edition)


def test_forms_stand_under_their_base_form(site: Path, edition: Edition) -> None:
    """Counted again by patterns, without the engine's words."""
    text = edition.reading_text.content
    found = entries(site)
    for id_, pattern in {
        "w-party": r"\bparty(?:’s)?\b",
        "w-bureaucracy": r"\bbureaucracy\b",
        "w-initiative": r"\binitiative\b",
        "w-mass": r"\bmass(?:es)?\b",
        "w-worker": r"\bworkers?\b",
        "w-be": r"\b(?:am|is|are|was|were|be|been|being)\b",
        "w-go": r"\b(?:go|goes|went|gone|going)\b",
        "w-defence": r"\bdefence\b",
        "w-trotsky": r"\btrotsky(?:’s)?\b",
        "w-the": r"\bthe\b",
    }.items():
        assert len(found[id_].select("li")) == len(re.findall(pattern, text, re.I)), id_


def test_a_possessive_is_a_form_of_its_own(site: Path) -> None:
    forms = entries(site)["w-party"].select_one(".forms")
    assert forms
    assert re.fullmatch(r"\s*party \d+, party’s \d+", forms.get_text())


def test_names_keep_their_capital_and_beginnings_of_sentences_do_not(edition: Edition) -> None:
    shown = {
        base: entry.name
        for base, entry in concordance_of(edition.config, edition.reading_text).entries.items()
    }
    assert {shown[name.lower()] for name in ("Kollontai", "Lenin", "Soviet", "Moscow")} == {
        "Kollontai",
        "Lenin",
        "Soviet",
        "Moscow",
    }
    assert (shown["discuss"], shown["limit"], shown["party"]) == ("discuss", "limit", "party")


def test_pages_are_light(site: Path) -> None:
    for page in (*letters(site), site / "concordance/index.html", site / "words/index.html"):
        assert page.stat().st_size < 250_000, page


def test_only_words_that_build_sentences_are_closed(site: Path) -> None:
    found = entries(site)
    assert not found["w-the"].has_attr("open")
    assert found["w-party"].has_attr("open")


def test_index_and_frequency_lead_to_every_entry(site: Path) -> None:
    wanted = set(entries(site))
    for address in ("concordance/index.html", "concordance/frequency/index.html"):
        links = soup(site / address).select("a.to-word")
        assert [str(a["href"]).partition("#")[0].strip("./") for a in links]
        assert {str(a["href"]).partition("#")[2] for a in links} == wanted
        assert len(links) == len(wanted)


def test_each_row_of_the_table_says_what_stands_at_its_place(site: Path) -> None:
    downloads = site / "downloads"
    text = (downloads / "reading-text.txt").read_text(encoding="utf-8")
    with (downloads / "concordance.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        start = int(row["start"])
        assert text[start : start + len(row["form"])] == row["form"]


def test_the_table_has_a_row_for_each_word(site: Path) -> None:
    """Counted from the two files alone, with no rule of the engine's."""
    downloads = site / "downloads"
    text = (downloads / "reading-text.txt").read_text(encoding="utf-8")
    with (downloads / "concordance.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert reader.fieldnames == ["form", "base_form", "locus", "start"]
    starts, locus = {}, ""
    for line in re.finditer(r".+", text):
        if heading := re.match(r"(\d+)\. ", line[0]):
            locus = f"{heading[1]}.0"
        elif locus:
            section, _, number = locus.partition(".")
            locus = f"{section}.{int(number) + 1}"
            for word in re.finditer(r"\w+(?:['’-]\w+)*", line[0]):
                starts[line.start() + word.start()] = (word[0], locus)
    assert {int(row["start"]): (row["form"], row["locus"]) for row in rows} == starts
    assert [int(row["start"]) for row in rows] == sorted(starts)
    bases = {row["form"].lower(): row["base_form"] for row in rows}
    assert bases["self-activity"] == "self-activity"
    assert bases["dining-rooms"] == "dining-room"
    assert bases["party’s"] == "party"


# Pictures and figures


def test_pictures_are_well_formed_and_every_mark_is_a_link(site: Path) -> None:
    for address in ("words", "glossary", "people", "organisations"):
        html = (site / address / "index.html").read_text(encoding="utf-8")
        pictures = re.findall(r'<svg[^>]*class="spread".*?</svg>', html, re.S)
        assert pictures, address
        for picture in pictures:
            tree = ElementTree.fromstring(picture)
            marks = [rect for a in tree.findall("a") for rect in a.findall("rect")]
            assert all(a.get("href") for a in tree.findall("a"))
            assert len(marks) == len(list(tree.iter("rect")))


def test_a_strip_shows_each_paragraph_with_the_word(site: Path, edition: Edition) -> None:
    page = site / "words/index.html"
    rows = {
        li.select(".name")[0].get_text(): li for li in soup(page).select(".spreads li:has(.name)")
    }
    for name, pattern in {
        "bureaucracy": r"\bbureaucra(?:cy|tic)\b",
        "self-activity": r"\bself-activity\b",
        "masses": r"\bmasses\b",
        "party": r"\bparty(?:’s)?\b",
    }.items():
        wanted = {
            str(passage.locus): count
            for section in edition.sections()
            for passage in section.paragraphs
            if (count := len(re.findall(pattern, passage.text, re.I)))
        }
        titles = [title.get_text() for title in rows[name].select("a title")]
        shown = {locus: int(rest.split()[0]) for locus, rest in (t.split(": ") for t in titles)}
        assert shown == wanted
        assert rows[name].select(".sum")[0].get_text() == str(sum(wanted.values()))
        for link in rows[name].select("svg a"):
            assert re.search(pattern, passage_at(page, str(link["href"])), re.I)


def test_key_words_carry_the_counts_of_their_section(site: Path, edition: Edition) -> None:
    whole = edition.reading_text.content
    shown = {}
    tables = soup(site / "words/index.html").select("table.keys-of")
    for section, table in zip(edition.sections(), tables, strict=True):
        words = " ".join(passage.text for passage in (section.heading, *section.paragraphs))
        for row in table.select("tbody tr"):
            word = row.select("th")[0].get_text()
            here, rest = (int(cell.get_text()) for cell in row.select("td")[:2])
            shown[section.number, word] = words, here, here + rest
    for place, pattern in {
        (1, "party"): r"\bparty(?:’s)?\b",
        (1, "refusal"): r"\brefusals?\b",
        (2, "initiative"): r"\binitiative\b",
        (2, "bureaucracy"): r"\bbureaucracy\b",
        (4, "decision"): r"\bdecisions?\b",
        (5, "world"): r"\bworld\b",
    }.items():
        words, here, whole_count = shown[place]
        counts = [len(re.findall(pattern, text, re.I)) for text in (words, whole)]
        assert [here, whole_count] == counts, place


def test_a_headword_has_its_forms_counted(site: Path, edition: Edition) -> None:
    articles = soup(site / "glossary/index.html").select("article.term-entry")
    by_id = {str(article["id"]): article for article in articles}
    renderer = Renderer(edition)
    for entry in edition.records.of(Term).values():
        shown = by_id[f"term-{entry.id}"]
        lines = shown.select(".contexts > li")
        assert len(lines) == len(renderer.edition.headword_places.get(entry.ref, []))
        meta = shown.select(".meta")[0].get_text().partition("forms: ")[2].partition(" · ")[0]
        assert sum(int(each.rpartition(" ")[2]) for each in meta.split(", ")) == len(lines)
        assert shown.select("a.to-search[href^='../search/?q=']")


def test_words_beside_a_headword(site: Path) -> None:
    glossary = soup(site / "glossary/index.html")

    def beside(id_: str) -> str:
        entry = glossary.find(id=id_)
        assert isinstance(entry, Tag)
        return entry.select("details .backlinks")[0].get_text()

    assert "institution 17" in beside("term-soviet")
    assert "no word occurs often enough" in beside("term-censorship")


def test_a_search_for_all_forms() -> None:
    query = any_of(["red tape", "self-activity", "naïve"])
    assert query == '"red tape" OR "self-activity" OR naïve'
    assert str(search_link(query, "all")) == (
        '<a href="site:search/?q=%22red%20tape%22%20OR%20%22self-activity%22%20OR%20na%C3%AFve"'
        ' class="to-search">all</a>'
    )


def test_any_text_has_a_concordance() -> None:
    edition, _ = build_edition(SAMPLE)
    concordance = concordance_of(edition.config, edition.reading_text)
    assert len(concordance) == words_in(edition) == sum(concordance.counts.values())
    assert concordance.entries["be"].count == 2


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_sections_add_up(edition: Edition, number: int) -> None:
    section = next(s for s in edition.sections() if s.number == number)
    words = sum(len(words_of(p.text)) for p in (section.heading, *section.paragraphs))
    assert concordance_of(edition.config, edition.reading_text).of_section(number).total() == words
