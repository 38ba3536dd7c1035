"""The jump box, and the look ahead at where a link leads."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import Reader

pytestmark = pytest.mark.sweep


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("2.4", "text/2/#p2-4"),
        ("5.5-5.6", "text/5/#p5-5"),
        ("3.13", "text/3/#p3-13"),
        ("self-activity", "glossary/#term-self-activity"),
        ("zinovieff", "people/#person-zinoviev"),
        ("workers' democracy", "glossary/#term-workers-democracy"),
        ("Kronst", "places/#place-kronstadt"),
    ],
)
def test_the_box_leads_to_places_words_and_names(reader: Reader, typed: str, leads_to: str) -> None:
    page = reader.go("text/1/")
    box = page.get_by_label("Go to a place")
    box.fill(typed)
    box.press("Enter")
    page.wait_for_url(f"**/{leads_to}*")


@pytest.mark.parametrize("typed", ["9.9", "2.99", "xyzzy", "<b>", "", "((("])
def test_what_is_nowhere_is_said(reader: Reader, typed: str) -> None:
    page = reader.go("text/1/")
    box = page.get_by_label("Go to a place")
    box.fill(typed)
    box.press("Enter")
    expect(page.locator(".jump output")).to_have_text("There is no such place, word or name.")
    assert "/text/1/" in page.url


@pytest.mark.parametrize("width", [1440])
def test_a_look_ahead_stands_beside_what_is_read(reader: Reader, width: int) -> None:
    page = reader.go("text/2/")
    term = page.locator("#p2-2 a.term").first
    term.hover()
    card = page.locator(".preview")
    expect(card).to_be_visible()
    text, shown = page.locator("#p2-2").bounding_box(), card.bounding_box()
    assert text
    assert shown
    assert shown["x"] >= text["x"] + text["width"]
    page.mouse.move(5, 5)
    expect(card).to_have_count(0)
    term.focus()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


@pytest.mark.parametrize("width", [1440])
@pytest.mark.parametrize("top", [250, 750])
def test_a_look_ahead_can_be_pointed_at(reader: Reader, width: int, top: int) -> None:
    page = reader.go("text/2/")
    term = page.locator("#p2-2 a.term").first
    term.evaluate("(each, top) => scrollBy(0, each.getBoundingClientRect().top - top)", top)
    term.hover()
    card = page.locator(".preview")
    expect(card).to_be_visible()
    shown, words = card.bounding_box(), term.bounding_box()
    assert shown
    assert words
    assert not shown["y"] - 100 < words["y"] < shown["y"] + shown["height"] + 100
    page.mouse.move(shown["x"] + 40, shown["y"] + 30, steps=8)
    page.wait_for_timeout(1500)
    assert card.evaluate("each => each.matches(':hover')")
    page.mouse.move(5, 5)
    expect(card).to_have_count(0)
    term.hover()
    expect(card).to_be_visible()
    page.mouse.move(shown["x"] + 40, shown["y"] + 30, steps=8)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
