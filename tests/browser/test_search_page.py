"""The search page as its readers use it."""

from __future__ import annotations

import csv
import io
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from edition import Edition
from edition.formats.csv_table import plain, table

pytestmark = pytest.mark.sweep


def output(page: Page) -> str:
    output = page.locator(".search-form .told")
    expect(output).to_be_visible()
    return output.inner_text()


def test_a_phrase_is_found_and_marked_where_it_stands(reader: Reader) -> None:
    page = reader.go('search/?q="knights of bureaucracy"')
    assert output(page) == "1 place in 1 passage"
    line = page.locator(".kwic li")
    expect(line.locator("a")).to_have_text("knights of bureaucracy")
    expect(line).to_contain_text("in the role of defenders and")
    line.locator("a").click()
    page.wait_for_url("**/text/2/?hl=knights*#p2-1")
    expect(page.locator("#p2-1")).to_be_in_viewport()
    marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert [re.sub(r"\d", "", words) for words in marked] == ["knights of bureaucracy"]


def test_the_box_in_the_header_leads_here(reader: Reader, width: int) -> None:
    page = reader.go("text/3/")
    page.keyboard.press("/")
    if width < 1000:
        page.wait_for_url("**/search/")
        box = page.locator("#q")
    else:
        box = page.get_by_label("Search the edition")
    expect(box).to_be_focused()
    page.keyboard.type("initiative")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=initiative*")
    assert re.fullmatch(r"\d+ places in \d+ passages", output(page))


@pytest.mark.parametrize("width", [1440])
def test_the_box_and_the_page_agree(reader: Reader, edition: Edition, width: int) -> None:
    """Fifty questions, put to both; and the page shows what the engine found."""
    chance = random.Random(50)
    words = edition.reading_text.content.split()
    queries = [
        " ".join(words[n : n + chance.randint(1, 3)]) for n in chance.sample(range(5000), 46)
    ]
    queries += ["bureau*", "soviet -institutions", "xyzzy", '"of the masses"']
    page = reader.go("search/")
    page.wait_for_function("window.editionSearch")
    counts: list[int] = page.evaluate(
        """async queries => {
            const found = [];
            for (const q of queries) found.push((await editionSearch.search(q)).hits.length);
            return found;
        }""",
        queries,
    )
    for n, query in enumerate(queries):
        if n % 5 == 0:  # a new page each time would only take longer
            reader.go("text/2/")
            page.get_by_label("Search the edition").fill(query)
            page.keyboard.press("Enter")
            page.wait_for_url("**/search/?q=*", wait_until="commit")
            assert parse_qs(urlsplit(page.url).query)["q"] == [query]
        else:
            page.get_by_label("Search the edition").fill(query)
            page.keyboard.press("Enter")
        expect(page.locator("#q")).to_have_value(query)
        shown = output(page) if counts[n] else page.locator(".told").inner_text()
        first = re.match(r"[\d,]+", shown)
        assert (int(first[0].replace(",", "")) if first else 0) == counts[n], query


def test_by_keyboard_from_question_to_hit_and_back(reader: Reader) -> None:
    page = reader.go("search/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("bureaucra*")
    page.keyboard.press("Enter")
    output(page)
    text = page.get_by_role("button", name=re.compile(r"^Text \d+"))
    tab_to(page, text)
    page.keyboard.press("Enter")
    expect(text).to_have_attribute("aria-pressed", "true")
    expect(text).to_be_focused()
    sort = page.get_by_label("Sort by")
    tab_to(page, sort)
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("sort=right"))
    after = [t.strip().lower() for t in page.locator(".kwic .rest").all_inner_texts()]
    after = [re.sub(r"^\w+(’s)?\W*", "", line) for line in after]
    plain = [" ".join(re.findall(r"[^\W_]+", line))[:12] for line in after]
    assert plain == sorted(plain)
    hit = page.locator(".kwic .hit a").nth(7)
    words = page.locator(".kwic li").nth(7).inner_text()
    tab_to(page, hit)
    scrolled = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    page.wait_for_url("**/text/**")
    page.go_back()
    output(page)
    expect(text).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".kwic li").nth(7)).to_have_text(words, use_inner_text=True)
    page.wait_for_function("y => Math.abs(scrollY - y) < 60", arg=scrolled)


def tab_to(page: Page, target: Any) -> None:
    for _ in range(90):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not reach it")


def test_the_answer_is_told_by_one_element_that_stays(reader: Reader) -> None:
    """A screen reader says what changes in an element, and not what comes with a new one."""
    page = reader.go("search/")
    output = page.locator("output[aria-live]")
    expect(output).to_have_text("")
    element = output.element_handle()
    for query in ("bureaucracy", "xyzzy", "initiative"):
        page.locator("#q").fill(query)
        busy = page.locator(".search-form").evaluate(
            "form => { form.requestSubmit(); return !form.querySelector('[data-hit-count]') }"
        )
        assert busy, "the count of the last answer still stands"
        page.wait_for_selector("[data-hit-count]")
        expect(output).to_have_text(re.compile("Found nowhere|in .* passage"))
        assert output.evaluate("(now, then) => now === then", element)
        assert page.locator("[data-hit-count]").count() == 1
    page.locator("#q").fill("")
    page.keyboard.press("Enter")
    expect(output).to_have_text("")
    expect(page.locator("[data-hit-count]")).to_have_count(0)


def test_forms_are_told_apart_and_together(reader: Reader) -> None:
    page = reader.go("search/?q=worker")
    alone = output(page)
    page.get_by_label("any form of each word").check()
    expect(page.locator(".told")).not_to_have_text(alone)
    choice = page.locator("select[name=form]")
    choice.select_option("workers")
    expect(page).to_have_url(re.compile("forms=any.*form=workers"))
    hits = page.locator(".kwic .hit a").all_inner_texts()
    assert {hit.lower() for hit in hits} == {"workers"}


def test_nothing_found_brings_the_nearest_words(reader: Reader) -> None:
    page = reader.go("search/?q=intiative")
    assert output(page) == "Found nowhere."
    page.get_by_role("link", name="initiative").click()
    page.wait_for_url("**/search/?q=initiative")
    assert "places" in output(page)


WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def hits_in_text(edition: Edition, phrase: str) -> Counter[str]:
    """How often a phrase stands in each passage of the reading text, counted without the engine."""
    wanted = [w.lower().replace("’", "'") for w in WORD.findall(phrase)]
    found: Counter[str] = Counter()
    for passage in edition.reading_text.passages():
        row = [w.lower().replace("’", "'") for w in WORD.findall(passage.text)]
        starts = range(len(row) - len(wanted) + 1)
        found[str(passage.locus)] = sum(row[n : n + len(wanted)] == wanted for n in starts)
    return +found


@pytest.mark.parametrize("width", [1440])
def test_every_hit_stands_in_the_page(reader: Reader, edition: Edition, width: int) -> None:
    """What others rely on: `?q=…&in=text`, `.hit[data-locus]`, one `[data-hit-count]`."""
    chance = random.Random(40)
    text = edition.reading_text.content
    queries = ["the", "of the", "party", "party’s", "knights of bureaucracy", "zebra crossing"]
    while len(queries) < 40:
        words = list(WORD.finditer(text))
        first, size = chance.randrange(len(words) - 6), chance.randint(1, 6)
        run = text[words[first].start() : words[first + size - 1].end()]
        if "\n" not in run:
            queries.append(run.upper() if chance.random() < 0.3 else run)
    for query in queries:
        page = reader.go("search/?in=text&q=" + quote(f'"{query}"'))
        page.wait_for_selector("[data-hit-count]", state="attached")
        wanted = hits_in_text(edition, query)
        counts = page.locator("[data-hit-count]").evaluate_all(
            "all => all.map(e => e.dataset.hitCount)"
        )
        assert counts == [str(wanted.total())], query
        shown = page.evaluate(
            """[...document.querySelectorAll('.hit')].map(each =>
                [each.dataset.locus, new URL(each.querySelector('a').href).hash])"""
        )
        assert Counter(locus for locus, _ in shown) == wanted, query
        for locus, anchor in shown:
            assert anchor == f"#p{locus.replace('.', '-')}"


def test_hits_can_be_saved_and_copied(reader: Reader, edition: Edition) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.go("search/?q=party&in=text&sort=right")
    page.wait_for_selector("[data-hit-count]", state="attached")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    data = Path(download.value.path()).read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert Counter(row["locus"] for row in rows) == hits_in_text(edition, "party")
    assert {row["hit"].lower() for row in rows} == {"party"}
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert [line.split("\t") for line in copied[1:]] == [list(row.values()) for row in rows]
    assert copied[0].split("\t") == list(rows[0])


SIGNS = ["=1", "+1", "-1", "- 1+2", "@a", "＝1", "＋1", "－1", "＠a", "'=1", "''- 1", "'tis", "a=1"]


@pytest.mark.parametrize("width", [1440])
def test_no_cell_of_saved_hits_is_a_formula(reader: Reader, width: int) -> None:
    page = reader.go("search/?q=party")
    page.wait_for_selector("[data-hit-count]")
    page.evaluate(
        """signs => {
            const show = window.editionSearch.show;
            window.editionSearch.show = async (hits) => (await show(hits.slice(0, signs.length)))
                .map((line, n) => ({ ...line, left: signs[n] }));
        }""",
        SIGNS,
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    data = Path(download.value.path()).read_text(encoding="utf-8-sig")
    left = [row["left"] for row in csv.DictReader(io.StringIO(data))]
    assert left == [next(csv.reader(io.StringIO(table([[s]]).decode())))[0] for s in SIGNS]
    assert [plain(cell) for cell in left] == SIGNS


@pytest.mark.parametrize("place", ["nowhere", "constructor"])
def test_an_unknown_place_to_search_is_said(reader: Reader, place: str) -> None:
    page = reader.go(f"search/?q=party&in={place}")
    output(page)
    expect(page.get_by_text(f"There is nothing called “{place}”")).to_be_visible()


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>'])
def test_a_question_is_never_code(reader: Reader, query: str) -> None:
    page = reader.go(f"search/?q={quote(query)}")
    output(page)
    assert page.locator("article img, article script").count() == 0


def test_without_a_script_it_is_said(plain_reader: Reader) -> None:
    page = plain_reader.go("search/")
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    expect(page.locator(".search-form")).to_be_hidden()
