"""What does not come is told, and comes when it is asked for again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.test_citing import select

pytestmark = pytest.mark.sweep

TOLD = "This could not be loaded; try again."


@pytest.fixture
def width() -> int:
    return 1440


@pytest.fixture
def offline(reader: Reader) -> Iterator[Reader]:
    """A reader whose browser may complain of what the test keeps from it, and of nothing else."""
    yield reader
    reader.complaints = [c for c in reader.complaints if "net::ERR_FAILED" not in c]


def lose(page: Page, name: str) -> None:
    page.route(f"**/assets/{name}.js", lambda route: route.abort())


def find(page: Page, name: str) -> None:
    page.unroute(f"**/assets/{name}.js")


@pytest.mark.parametrize("name", ["search-engine", "search-page", "search/root", "search/t*"])
def test_a_search_that_does_not_load_can_be_asked_again(offline: Reader, name: str) -> None:
    page = offline.page
    lose(page, name)
    offline.go("search/?q=initiative")
    output = page.locator(".search-form .told")
    expect(output).to_have_text(TOLD)
    expect(page.locator(".search-results[aria-busy]")).to_have_count(0)
    find(page, name)
    page.locator("#q").fill("initiative")
    page.locator("#q").press("Enter")
    expect(page.locator("[data-hit-count]")).to_contain_text("places in")
    expect(page.locator(".kwic .hit").first).to_be_visible()


def test_hits_that_cannot_be_taken_away_yet_are_told_of(offline: Reader) -> None:
    page = offline.page
    lose(page, "copy-and-save")
    offline.go("search/?q=initiative")
    expect(page.locator("[data-hit-count]")).to_contain_text("places in")
    page.get_by_role("button", name="Save as CSV").click()
    expect(page.locator(".taken output")).to_have_text(TOLD)
    find(page, "copy-and-save")
    with page.expect_download():
        page.get_by_role("button", name="Save as CSV").click()


@pytest.mark.parametrize("name", ["text-fragment", "copy-and-save", "cite", "citations"])
def test_a_paragraph_s_number_can_be_pressed_again(offline: Reader, name: str) -> None:
    page = offline.page
    lose(page, name)
    offline.go("text/2/")
    page.locator('a.locus[href="#p2-3"]').click()
    expect(page.get_by_role("alert")).to_have_text(TOLD)
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    find(page, name)
    page.locator('a.locus[href="#p2-3"]').click()
    expect(page.get_by_role("dialog", name="Cite 2.3")).to_be_visible()


@pytest.mark.parametrize("name", ["note-file", "note-form", "contributing"])
def test_a_note_can_be_begun_again(offline: Reader, name: str) -> None:
    page = offline.page
    lose(page, name)
    offline.go("text/2/")
    select(page, "p2-3", "fond of birds")
    page.get_by_role("button", name="Annotate").click()
    expect(page.get_by_role("alert")).to_have_text(TOLD)
    find(page, name)
    page.get_by_role("button", name="Annotate").click()
    expect(page.get_by_role("dialog", name="Annotate 2.3")).to_be_visible()


def test_a_place_can_be_gone_to_again(offline: Reader) -> None:
    page = offline.page
    lose(page, "targets")
    offline.go("text/1/")
    page.get_by_label("Go to a place").fill("2.4")
    page.keyboard.press("Enter")
    expect(page.locator(".jump output")).to_have_text(TOLD)
    find(page, "targets")
    page.keyboard.press("Enter")
    page.wait_for_url("**/text/2/#p2-4*")
