"""The copy for reading without a server, opened from its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import Reader, open_reader
from edition import Edition
from edition.publish.offline import make_offline

pytestmark = pytest.mark.sweep


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the copy, in a folder whose name has a space as many have."""
    out = tmp_path_factory.mktemp("offline") / "my books" / "workers-opposition"
    make_offline(site, out)
    return f"{out.as_uri()}/"


@pytest.fixture
def reader(browser: Browser, folder: str, width: int) -> Iterator[Reader]:
    """Its end sees to it that nothing outside the folder was asked for, and nothing failed."""
    yield from open_reader(browser, folder, width)


def test_from_the_home_page_to_a_note(reader: Reader, edition: Edition, width: int) -> None:
    page = reader.go("index.html")
    page.locator('article a[href$="text/1/index.html"]').first.click()
    page.wait_for_url("**/text/1/index.html")
    page.locator('.section-links a[href$="2/index.html"]').first.click()
    page.wait_for_url("**/text/2/index.html")
    page.locator('a.noteref[href="#n-birds"]').click()
    expect(page.locator("#n-birds .note-body")).to_be_in_viewport()
    if width < 1000:
        page.locator("#n-birds > summary").press("Enter")
    page.locator("button[data-text-state=transmitted]").click()
    expect(page.locator("html")).to_have_attribute("data-text-state", "transmitted")
    page.locator(".layers > summary").click()
    page.locator("input[data-layer=rhetoric]").uncheck()
    assert page.locator('details.note[data-kind="rhetoric"]:visible').count() == 0
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-text-state", "transmitted")
    assert page.locator('details.note[data-kind="rhetoric"]:visible').count() == 0
    page.locator("#p2-2 a.term").first.click()
    page.wait_for_url("**/glossary/index.html#term-*")


def test_the_box_and_the_look_ahead_find_their_data(reader: Reader, width: int) -> None:
    page = reader.go("text/1/index.html")
    if width > 1000:
        page.locator("#p1-2 a.term").first.focus()
        expect(page.locator(".preview b")).not_to_be_empty()
    box = page.get_by_label("Go to a place")
    box.fill("3.13")
    box.press("Enter")
    page.wait_for_url("**/text/3/index.html#p3-13")
    expect(page.locator("#p3-13")).to_be_in_viewport()
    reader.go("index.html")
    expect(page.locator(".continue")).to_be_visible()
    page.locator(".continue").click()
    page.wait_for_url("**/text/3/index.html#p3-*")


def test_search_works_from_the_header_and_leads_back(reader: Reader) -> None:
    page = reader.go("text/4/index.html")
    page.keyboard.press("/")
    if not page.locator(".find input").is_visible():
        page.wait_for_url("**/search/index.html")
    page.keyboard.type('"knights of bureaucracy"')
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_have_text("1 place in 1 passage")
    page.locator(".kwic .hit a").click()
    page.wait_for_url(re.compile(r"/text/2/index\.html\?hl=.*#p2-1"))
    expect(page.locator("#p2-1")).to_be_in_viewport()


@pytest.mark.sweep
@pytest.mark.parametrize("width", [1440])
def test_no_page_of_the_copy_complains(reader: Reader, folder: str, site: Path, width: int) -> None:
    for path in sorted(site.rglob("index.html")):
        reader.go(path.relative_to(site).as_posix())


def test_a_reference_names_no_place_on_the_reader_s_disk(reader: Reader) -> None:
    page = reader.go("text/2/index.html")
    page.locator('a.locus[href="#p2-3"]').click()
    dialog = page.get_by_role("dialog")
    for name in ("Chicago", "MLA", "APA", "BibTeX", "RIS"):
        dialog.get_by_label(name).check()
        reference = dialog.get_by_label("Reference", exact=True).input_value()
        assert "2.3" in reference
        assert "file:" not in reference
        assert not re.search(r"\0|[,.] ?[,.](?! )|\{\}| \.", reference)
