"""What stands beside the paragraph in view, and the way back to where the reader was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Reader

pytestmark = pytest.mark.sweep


def read_at(page: Page, locus: str) -> None:
    """Scroll so that a paragraph stands where a reader reads."""
    anchor = f"p{locus.replace('.', '-')}"
    page.evaluate(
        "id => scrollTo(0, scrollY + document.getElementById(id).getBoundingClientRect().top"
        " - innerHeight * 0.3)",
        anchor,
    )
    expect(page.locator("button.where")).to_have_text(locus)


def links(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(f"{selector} a").evaluate_all("all => all.map(a => a.href)")
    return found


def test_it_follows_the_paragraph_in_view(reader: Reader) -> None:
    page = reader.go("text/3/")
    read_at(page, "3.4")
    page.locator("button.where").click()
    panel = page.get_by_role("complementary", name="Beside the paragraph")
    expect(panel.get_by_role("heading")).to_have_text("Beside 3.4")
    page.mouse.move(5, 300)
    page.evaluate("document.activeElement.blur()")
    for locus in ("3.7", "3.10", "3.2"):
        read_at(page, locus)
        expect(panel.get_by_role("heading")).to_have_text(f"Beside {locus}")
        assert links(page, ".beside-body") == links(page, f'[data-around="{locus}"]') != []


def test_it_does_not_cover_what_is_read(reader: Reader) -> None:
    page = reader.go("text/3/")
    read_at(page, "3.7")
    page.locator("button.where").click()
    panel = page.locator(".beside").bounding_box()
    assert panel
    eye = {"x": 0, "y": 900 * 0.3, "width": 1, "height": 60}
    text = page.locator("#p3-7").bounding_box()
    assert text
    beside = panel["x"] >= text["x"] + text["width"]
    assert beside or panel["y"] >= eye["y"] + eye["height"]


def test_keys_open_and_close_it(reader: Reader) -> None:
    page = reader.go("text/2/")
    page.keyboard.press("b")
    panel = page.locator(".beside")
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("button.where")).to_be_focused()


def test_what_is_in_use_is_not_taken_away(reader: Reader) -> None:
    page = reader.go("text/3/")
    read_at(page, "3.7")
    page.locator("button.where").click()
    page.locator(".beside-body a").first.focus()
    read_at(page, "3.10")
    expect(page.locator(".beside h2")).to_have_text("Beside 3.7")
    page.locator("button.where").focus()
    expect(page.locator(".beside h2")).to_have_text("Beside 3.10")


def test_back_returns_to_the_place(reader: Reader) -> None:
    page = reader.go("text/3/")
    read_at(page, "3.7")
    page.locator("button.where").click()
    before = page.evaluate("scrollY")
    page.locator('.beside-body a.to-locus[href*="../"]').first.click()
    expect(page).not_to_have_url(f"{reader.address}text/3/")
    page.go_back()
    expect(page.locator("button.where")).to_have_text("3.7")
    assert abs(page.evaluate("scrollY") - before) < 40


def test_the_place_is_kept_for_the_next_visit(reader: Reader) -> None:
    page = reader.go("text/3/")
    read_at(page, "3.7")
    reader.go("")
    page.get_by_role("link", name="Go on at 3.7").click()
    page.wait_for_url("**/text/3/#p3-7")
    expect(page.locator("button.where")).to_have_text("3.7")
    reader.go("text/2/")
    expect(page.get_by_role("link", name="Go on at")).to_have_count(0)
    reader.go("text/3/")
    page.get_by_role("link", name="Go on at 3.7").click()
    expect(page.locator("#p3-7")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1440])
def test_it_stays_open_from_page_to_page_and_prints_not(reader: Reader, width: int) -> None:
    page = reader.go("text/2/")
    page.keyboard.press("b")
    reader.go("text/3/")
    expect(page.locator(".beside")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".beside")).to_be_hidden()
    expect(page.locator("button.where")).to_be_hidden()


def test_without_a_script_the_list_stands_below_the_text(plain_reader: Reader) -> None:
    page = plain_reader.go("text/3/")
    item = page.locator('[data-around="3.7"]')
    expect(item).to_be_visible()
    expect(page.locator("button.where")).to_have_count(0)
