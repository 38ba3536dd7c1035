"""The words of the text: a list that narrows, lines that fit, strips that lead somewhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import Reader

pytestmark = pytest.mark.sweep


def test_the_list_of_words_narrows(reader: Reader) -> None:
    page = reader.go("concordance/")
    words = page.locator("ul.words > li")
    whole = words.count()
    box = page.get_by_role("searchbox", name="Only words with")
    box.fill("Trotsky's")
    expect(page.locator("ul.words > li:visible")).to_have_count(1)
    expect(page.locator("ul.words > li:visible a")).to_have_text("Trotsky")
    expect(page.get_by_role("status")).to_have_text(f"1 of {whole}")
    expect(page.locator("h2.letter:visible")).to_have_text(["T"])
    box.fill("")
    expect(page.locator("ul.words > li:visible")).to_have_count(whole)


def test_without_a_script_the_list_is_whole(plain_reader: Reader) -> None:
    page = plain_reader.go("concordance/")
    expect(page.locator("form.word-filter")).to_be_hidden()
    assert page.locator("ul.words > li:visible").count() > 1000
    page.locator("ul.words").get_by_role("link", name="initiative", exact=True).click()
    expect(page).to_have_url(re.compile(r"/concordance/i/#w-initiative$"))
    expect(page.locator("#w-initiative li").first).to_be_visible()


def test_the_words_of_a_list_stand_under_each_other(plain_reader: Reader) -> None:
    page = plain_reader.go("concordance/i/#w-initiative")
    hits = page.locator("#w-initiative li b")
    places = hits.evaluate_all("all => all.map(b => b.getBoundingClientRect().left)")
    assert len(places) == 16
    assert max(places) - min(places) < 1
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_bar_leads_to_its_paragraph(reader: Reader) -> None:
    page = reader.go("words/")
    page.get_by_role("link", name=re.compile(r"^bureaucracy, 2\.4: \d+ times$")).click()
    expect(page).to_have_url(re.compile(r"/text/2/#p2-4$"))


def test_a_headword_is_searched_with_all_its_forms(reader: Reader) -> None:
    page = reader.go("glossary/#term-red-tape")
    entry = page.locator("#term-red-tape")
    entry.locator("summary", has_text="occurrences").click()
    entry.get_by_role("link", name="Search the edition for all its forms").click()
    expect(page.locator(".search-form .told")).to_contain_text(re.compile(r"\d"))
