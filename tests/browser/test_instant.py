"""The scripts keep their promises when the theme swaps pages without a reload."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from conftest import ROOT, build_site
from playwright.sync_api import Browser, Page, expect
from serving import serve

from browser.conftest import Reader, open_reader
from edition import Edition
from edition.publish.site_settings import engine_settings

pytestmark = [pytest.mark.sweep, pytest.mark.xdist_group("instant")]
"""One process builds the site once for all of them."""


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site as it is built with the feature on."""
    root = tmp_path_factory.mktemp("instant")
    for folder in ("annotations", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "scripts").symlink_to(ROOT / "scripts")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    features = [*engine_settings()["theme"]["features"], "navigation.instant"]
    on = settings.replace("theme:\n", f"theme:\n  features: {features}\n")
    (root / "mkdocs.yml").write_text(on, encoding="utf-8")
    with serve(root / "site") as address:
        build_site(root / "site", root=root, SITE_URL=address)
        yield address


@pytest.fixture
def reader(browser: Browser, instant: str) -> Iterator[Reader]:
    yield from open_reader(browser, instant, 1440)


def notes_of(edition: Edition, section: int) -> int:
    return sum(note.locus.section == section for note in edition.notes)


def arrive(page: Page, address: str | re.Pattern[str]) -> None:
    """A page was swapped in, and the document is still the one that was loaded first."""
    page.wait_for_url(address)
    expect(page.locator("article h1, .title-page").first).to_be_visible()
    assert page.evaluate("window.first") is True


def test_pages_are_swapped_and_everything_still_works(reader: Reader, edition: Edition) -> None:
    page = reader.go("")
    page.evaluate("window.first = true")
    page.locator('article a[href$="text/1/"]').first.click()
    arrive(page, "**/text/1/")
    first = page.locator("details.note")
    expect(first).to_have_count(notes_of(edition, 1))
    expect(page.locator("form.jump")).to_have_count(1)

    page.locator(".noteref").first.click()
    expect(first.first).to_have_attribute("open", "")
    first.first.locator("summary").click()
    expect(first.first).not_to_have_attribute("open", "")

    page.locator("button[data-text-state=changes]").click()
    page.locator(".layers > summary").click()
    page.locator("input[data-layer=rhetoric]").uncheck()
    assert "without=rhetoric" in page.url

    page.locator('.section-links a[href$="/2/"]').first.click()
    arrive(page, re.compile(r"/text/2/"))
    rhetoric = [n for n in edition.notes if n.locus.section == 2]
    rhetoric = [n for n in rhetoric if n.entry.head.kind == "rhetoric"]
    left = notes_of(edition, 2) - len(rhetoric)
    expect(page.locator("details.note:visible")).to_have_count(left)
    expect(page.locator("[data-shown]").first).to_have_text(f"{left} of {notes_of(edition, 2)}")
    expect(page.locator("form.jump")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("data-text-state", "changes")
    page.keyboard.press("q")
    expect(page.locator("details.note:visible")).to_have_count(0)
    assert "quiet=1" in page.url

    page.locator("nav.md-tabs a", has_text="Reference").click()
    arrive(page, re.compile(r"/search/"))
    assert page.url.endswith("/search/"), "what was chosen for one page stands in another's address"
    page.go_back()
    arrive(page, re.compile(r"/text/2/"))
    expect(page.locator("details.note")).to_have_count(notes_of(edition, 2))
    expect(page.locator("details.note:visible")).to_have_count(0)
    page.keyboard.press("q")
    expect(page.locator("details.note:visible")).to_have_count(left)


def test_search_and_lists_work_on_every_visit(reader: Reader, edition: Edition) -> None:
    page = reader.go("search/")
    page.evaluate("window.first = true")
    for _ in range(2):
        page.locator("#q").fill('"knights of bureaucracy"')
        page.locator("#q").press("Enter")
        expect(page.locator(".told")).to_have_text("1 place in 1 passage")
        length = page.evaluate("history.length")
        page.locator("#q").fill("soviet")
        page.locator("#q").press("Enter")
        expect(page.locator(".kwic li").nth(1)).to_be_visible()
        assert page.evaluate("history.length") == length + 1, "one question, one step back"
        page.locator("nav.md-tabs a", has_text="Notes").click()
        arrive(page, re.compile(r"/notes/$"))
        page.locator("select[name=section]").select_option("5")
        output = f"{notes_of(edition, 5)} of {len(edition.notes)}"
        expect(page.locator(".filters output")).to_have_text(output)
        page.locator("nav.md-tabs a", has_text="Reference").click()
        arrive(page, re.compile(r"/search/$"))


def test_a_hit_is_marked_on_the_page_that_is_swapped_in(reader: Reader) -> None:
    page = reader.go('search/?q="knights of bureaucracy"')
    page.evaluate("window.first = true")
    page.locator(".kwic .hit a").click()
    arrive(page, re.compile(r"/text/2/\?hl=knights"))
    expect(page.locator("#p2-1")).to_be_in_viewport()
    assert page.evaluate("CSS.highlights.get('found').size") == 1
