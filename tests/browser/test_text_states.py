"""The three ways to read, in a real browser: what is seen is what the two texts say."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from edition import Edition

pytestmark = pytest.mark.sweep

VISIBLE = """locus => {
  const element = document.querySelector(`[data-locus="${locus}"]`);
  const out = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { out.push(node.data); return; }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (getComputedStyle(node).display === "none" || node.matches(".noteref")) return;
    node.childNodes.forEach(walk);
  };
  walk(element);
  return out.join("");
}"""


def visible(page: Page, locus: str) -> str:
    """What of a paragraph is displayed, note marks apart."""
    return str(page.evaluate(VISIBLE, locus))


def switch(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_all_paragraphs_in_all_three_views(reader: Reader, edition: Edition) -> None:
    page = reader.go("text/")
    reading = {str(p.locus): p.text for p in edition.reading_text.passages()}
    copy = {str(p.locus): p.text for p in edition.copy_text.passages()}
    assert len([locus for locus in reading if not locus.startswith("0")]) >= 40

    assert {locus: visible(page, locus) for locus in reading} == reading
    switch(page, "As transmitted")
    assert {locus: visible(page, locus) for locus in copy} == copy
    switch(page, "Show changes")
    for emendation in edition.emendations:
        shown = visible(page, str(emendation.locus))
        assert emendation.reading_text + emendation.copy_text in shown
    switch(page, "Reading text")
    assert {locus: visible(page, locus) for locus in reading} == reading


def test_the_choice_is_remembered_and_a_link_keeps_it(reader: Reader) -> None:
    page = reader.go("text/2/")
    switch(page, "As transmitted")
    assert "text=transmitted" in page.url
    assert "independent though as well" in visible(page, "2.4")
    page = reader.go("text/1/")
    assert "instances then workers" in visible(page, "1.5")
    expect(page.get_by_role("button", name="As transmitted")).to_have_attribute(
        "aria-pressed", "true"
    )
    page = reader.go("text/2/?text=reading")
    assert "independent thought as well" in visible(page, "2.4")


def test_the_switch_works_by_keyboard(reader: Reader) -> None:
    page = reader.go("text/2/")
    page.get_by_role("button", name="Reading text").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show changes")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator("#v-m21 .rejected")).to_be_visible()


def test_print_shows_what_is_chosen(reader: Reader) -> None:
    page = reader.go("text/2/?text=transmitted")
    page.emulate_media(media="print")
    assert "independent though as well" in visible(page, "2.4")


def test_without_javascript_the_changes_are_listed(plain_reader: Reader, edition: Edition) -> None:
    page = plain_reader.go("text/2/?text=changes")
    expect(page.locator(".tools")).not_to_be_visible()
    lines = page.locator(".changes .apparatus-line")
    assert lines.count() == sum(e.locus.section == 2 for e in edition.emendations)
    expect(lines.filter(has_text="thought] editors; though M P")).to_be_visible()


def test_the_passage_printed_twice_is_marked(reader: Reader) -> None:
    page = reader.go("text/5/")
    assert page.locator(".doublet").count() == 3
    page.locator("#p5-5").locator("xpath=..").get_by_role("link", name="Compare").click()
    page.wait_for_url("**/parallel-passages/")
    thoughts = page.locator(".parallel-list > li")
    assert thoughts.count() >= 7
    for n in range(thoughts.count()):
        versions = thoughts.nth(n).get_by_role("group")
        assert versions.count() == 2
        first, second = versions.nth(0).bounding_box(), versions.nth(1).bounding_box()
        assert first
        assert second
        assert first["width"] >= 250
        assert second["x"] + second["width"] <= page.viewport_size["width"]  # type: ignore[index]
    expect(page.locator(".reversed")).to_have_count(1)


def test_the_apparatus_is_narrowed_and_sorted_and_the_address_keeps_it(reader: Reader) -> None:
    page = reader.go("apparatus/")
    everything = page.locator(".apparatus-entry:visible").count()
    page.locator("select[name=state]").select_option("emended")
    page.locator("select[name=section]").select_option("2")
    shown = page.locator(".apparatus-entry:visible").count()
    assert 0 < shown < everything
    assert "state=emended" in page.url
    page.reload()
    assert page.locator(".apparatus-entry:visible").count() == shown
    page.locator("select[name=section]").select_option("")
    page.locator("select[name=state]").select_option("")
    page.locator("select[name=sort]").select_option("rank")
    ranks = page.locator(".apparatus-entry").evaluate_all("all => all.map(e => +e.dataset.rank)")
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("width", [1440])
def test_rejected_readings_are_found_and_land_on_their_place(
    reader: Reader, edition: Edition, width: int
) -> None:
    """Twenty readings that are not printed, chosen by a fixed seed."""
    rejected = [
        (placed.id, words)
        for placed in edition.apparatus
        for words in (
            *([placed.lemma.words] if placed.entry.head.reading is not None else []),
            *(w for w in placed.entry.head.witnesses.values() if len(w.split()) < 12),
        )
        if placed.lemma.locus.section and len(re.findall(r"\w+", words)) > 1
    ]
    page = reader.go("")
    for id_, words in random.Random(1921).sample(rejected, 20):
        query = " ".join(re.findall(r"[^\W_]+(?:’s)?", words))
        page.goto(f'{reader.address}search/?q="{query}"&in=readings')
        ends = (f'[href$="#v-{id_}"]', f'[href$="#v-{id_}-copy"]')
        hit = page.locator(", ".join(f".kwic .hit a{end}" for end in ends)).first
        expect(hit).to_be_attached()
        page.goto(hit.evaluate("link => link.href"))
        place = page.locator(f"#v-{id_}")
        row = place.locator("xpath=ancestor::*[@data-locus]")
        expect(row).to_be_in_viewport()
