"""Which notes are shown: layers, quiet mode, keys, steps; kept over pages and in links."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Reader
from browser.test_citing import select
from edition import Edition

RATIO = 1.25
"""How much higher a section may be with its notes at rest than without them, at 1440 px."""


def shown(page: Page) -> int:
    return page.locator("details.note:visible").count()


def test_a_kind_of_note_is_left_out_and_stays_out(reader: Reader, edition: Edition) -> None:
    page = reader.go("text/2/")
    kinds = [n.entry.head.kind for n in edition.notes if n.locus.section == 2]
    page.locator(".layers > summary").click()
    page.locator("input[data-layer=rhetoric]").uncheck()
    assert shown(page) == len(kinds) - kinds.count("rhetoric")
    expect(page.locator("#r-birds")).not_to_be_visible()
    expect(page.locator('.lemma[data-notes="birds"]').first).to_have_class(re.compile("muted"))
    assert "without=rhetoric" in page.url
    link = page.url
    page.reload()
    assert shown(page) == len(kinds) - kinds.count("rhetoric")
    page = reader.go("text/1/")
    assert page.locator('details.note[data-kind="rhetoric"]:visible').count() == 0
    page.evaluate("localStorage.clear()")
    page.goto(link)
    assert shown(page) == len(kinds) - kinds.count("rhetoric")
    page.emulate_media(media="print")
    assert page.locator('details.note[data-kind="rhetoric"]:visible').count() == 0


def test_quiet_is_one_key_and_is_kept(reader: Reader, edition: Edition) -> None:
    page = reader.go("text/2/")
    page.keyboard.press("q")
    assert shown(page) == 0
    expect(page.locator(".noteref").first).not_to_be_visible()
    assert page.locator("#p2-1").inner_text() == edition.reading_text.sections[1].paragraphs[0].text
    page.reload()
    assert shown(page) == 0
    page.get_by_role("button", name="Quiet").click()
    assert shown(page) > 0
    assert "quiet" not in page.url


def test_keys_lead_through_the_notes_and_out_of_them(reader: Reader, edition: Edition) -> None:
    page = reader.go("text/2/")
    ids = [n.id for n in edition.notes if n.locus.section == 2]
    for id_ in ids[:3]:
        page.keyboard.press("j")
        expect(page.locator(f"#n-{id_}")).to_have_attribute("open", "")
        expect(page.locator(f"#n-{id_} > summary")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"#n-{ids[1]}")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.locator(f"#r-{ids[1]}")).to_be_focused()
    assert page.locator("details.note[open]").count() == 0


def test_from_below_the_last_note_a_key_leads_back_to_it(reader: Reader) -> None:
    page = reader.go("text/2/")
    last = page.locator("details.note:visible").last
    page.evaluate("document.body.style.paddingBottom = '2000px'; scrollTo(0, 1e6)")
    expect(last).not_to_be_in_viewport()
    page.keyboard.press("j")
    assert page.locator("details.note[open]").count() == 0
    page.keyboard.press("k")
    expect(last).to_have_attribute("open", "")


def test_every_note_of_a_section_is_reached_and_left_by_its_steps(
    reader: Reader, edition: Edition
) -> None:
    page = reader.go("text/4/")
    ids = [n.id for n in edition.notes if n.locus.section == 4]
    page.locator(f"#r-{ids[0]}").focus()
    page.keyboard.press("Enter")
    for here, after in pairwise(ids):
        expect(page.locator(f"#n-{here} > summary")).to_be_focused()
        page.locator(f"#n-{here} .step").last.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#n-{after}")).to_have_attribute("open", "")


def test_help_names_the_keys(reader: Reader) -> None:
    page = reader.go("text/2/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("quiet")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()


SIGNS = {
    "j": "details.note[open]",
    "q": "[data-quiet]:root",
    "b": ".beside:not([hidden])",
    "?": "dialog.keys[open]",
    "c": "dialog.cite[open]",
    "a": "dialog.annotate[open]",
    "/": "input[type=search]:focus",
}
"""What is on the page after a key; n and p lead to another page, / does so on a narrow one."""


def answered(reader: Reader) -> str:
    """The single keys that do something on a section."""
    found = ""
    for key in "jqb?canp/":
        page = reader.go("text/2/")
        here = page.url
        if key in "ca":
            select(page, "p2-3", "hundreds of other officials")
            expect(page.get_by_role("toolbar", name="Selected words")).to_be_visible()
        page.keyboard.press(key)
        page.wait_for_timeout(400)  # what must not come gives no sign
        away = page.url.partition("?")[0] != here
        if away or (key in SIGNS and page.locator(SIGNS[key]).count()):
            found += key
        page.evaluate("['layers', 'beside'].forEach(each => window.edition.storage.remove(each))")
    return found


@pytest.mark.sweep
def test_single_keys_can_be_switched_off(reader: Reader) -> None:
    assert answered(reader) == "jqb?canp/"
    page = reader.go("text/2/")
    keys = page.get_by_role("button", name="Keys")
    single = page.get_by_role("checkbox", name="Single keys")
    keys.click()
    expect(single).to_be_checked()
    single.uncheck()
    page.keyboard.press("Escape")
    assert answered(reader) == ""
    reader.go("text/2/")
    keys.click()
    expect(single).not_to_be_checked()
    single.check()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator("details.note[open]")).to_have_count(1)


def test_keys_do_nothing_behind_a_dialog(reader: Reader) -> None:
    page = reader.go("text/2/")
    page.get_by_role("button", name="Keys").click()
    for key in "jqbnp/":
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    assert page.url.rstrip("/").endswith("text/2")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert page.locator("details.note[open], [data-quiet]:root, .beside:not([hidden])").count() == 0


@pytest.mark.parametrize("width", [1440])
def test_notes_at_rest_do_not_push_the_text_apart(reader: Reader, width: int) -> None:
    for section in range(1, 6):
        page = reader.go(f"text/{section}/?quiet=0")
        rest = page.locator(".text-section").bounding_box()
        page = reader.go(f"text/{section}/?quiet=1")
        quiet = page.locator(".text-section").bounding_box()
        assert rest
        assert quiet
        assert rest["height"] <= RATIO * quiet["height"], section


@pytest.mark.parametrize("width", [1440])
def test_a_note_is_near_its_words(reader: Reader, edition: Edition, width: int) -> None:
    """The median distance from a mark to its note is at most half a screen."""
    for section in range(1, 6):
        page = reader.go(f"text/{section}/")
        distances = sorted(
            page.evaluate(
                """() => [...document.querySelectorAll('.noteref')].map(mark => Math.abs(
                mark.getBoundingClientRect().top
                - document.getElementById(mark.hash.slice(1)).getBoundingClientRect().top))"""
            )
        )
        assert distances[len(distances) // 2] <= 450


def test_all_notes_are_narrowed_by_kind_and_source(reader: Reader, edition: Edition) -> None:
    page = reader.go("notes/")
    page.locator("select[name=kind]").select_option("translation")
    page.locator("select[name=section]").select_option("5")
    wanted = [n for n in edition.notes if n.locus.section == 5]
    wanted = [n for n in wanted if n.entry.head.kind == "translation"]
    assert page.locator("article.note:visible").count() == len(wanted)
    expect(page.locator(".filters output")).to_have_text(f"{len(wanted)} of {len(edition.notes)}")
    assert "kind=translation" in page.url
    page.reload()
    assert page.locator("article.note:visible").count() == len(wanted)
    assert page.locator("h2:visible").count() == 1


@pytest.mark.parametrize("width", [390])
def test_on_a_narrow_page_one_tap_brings_a_sheet_and_the_place_stays(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{address}text/2/")
    words = page.locator('.lemma[data-notes~="birds"]').first
    words.evaluate("words => { words.scrollIntoView(); scrollBy(0, -200) }")
    before = page.evaluate("scrollY")
    words.tap()
    sheet = page.locator("#n-birds.sheet")
    expect(sheet.locator(".note-body")).to_be_in_viewport()
    box = sheet.bounding_box()
    assert box
    assert box["y"] + box["height"] == pytest.approx(800, abs=2)
    assert page.evaluate("scrollY") == before
    page.touchscreen.tap(200, 120)
    expect(page.locator("#n-birds")).not_to_have_attribute("open", "")
    assert page.evaluate("scrollY") == before
    context.close()
