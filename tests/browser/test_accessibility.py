"""axe-core finds nothing: on a page of each kind, and in the sweep on every page in every look.

The rules are WCAG 2.0 to 2.2, A and AA, and axe's best practices.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""All that a page by night can break on every page: its elements are those of the day. The states
of a section are looked at by all rules both times."""
WIDE, NARROW = 1440, 390
LOOKS = [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")]
KINDS = ["", "text/2/", "notes/", "glossary/", "people/", "timeline/", "bibliography/", "404.html"]
KINDS += ["cross-references/", "argument-map/", "parallel-passages/", "apparatus/", "search/"]
KINDS += ["words/", "concordance/", "concordance/k/", "downloads/", "contribute/", "changes/"]
"""Addresses: one page of each kind that the engine makes, and some of those written by hand."""
STATES = ["", "?text=changes", "?text=transmitted", "?quiet=1", "?without=rhetoric"]
PARTS = 12
"""Into how many tests the pages of the whole site are divided, so that workers share them."""

every_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")


@pytest.fixture
def look() -> tuple[int, str]:
    """The window's width and the scheme of colours, where a test does not choose them."""
    return WIDE, "light"


@pytest.fixture
def page(browser: Browser, look: tuple[int, Literal["light", "dark"]]) -> Iterator[Page]:
    width, scheme = look
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found.response["violations"]
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("path", KINDS)
def test_a_page_of_each_kind_has_no_violation(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert violations(page) == []


@pytest.mark.sweep
@every_look
@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_violation(
    page: Page, address: str, site: Path, look: tuple[int, str], part: int
) -> None:
    pages = [p.relative_to(site).as_posix() for p in sorted(site.rglob("index.html"))]
    rules = COLOUR_RULES if look[1] == "dark" else RULES
    found = {}
    for path in pages[part::PARTS]:
        page.goto(address + path.removesuffix("index.html"))
        found[path] = violations(page, rules)
    assert not any(found.values()), found


@pytest.mark.sweep
@every_look
@pytest.mark.parametrize("state", STATES)
def test_no_state_of_a_section_has_a_violation(page: Page, address: str, state: str) -> None:
    page.goto(f"{address}text/2/{state}")
    page.evaluate("localStorage.clear()")
    assert violations(page) == []
    for details in page.locator("details:visible").all()[:12]:
        details.evaluate("each => { each.open = true }")
    assert violations(page) == [], "opened"


FIELDS = {
    "text/2/": [".layers input", ".jump input", ".find input"],
    "notes/": [".filters select"],
    "concordance/": [".word-filter input"],
    "search/?q=party": ["#q", ".search-form [type=checkbox]", ".narrow select"],
}
RING = """each => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return `${outlineStyle} ${outlineWidth} ${outlineColor}`;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_field_shows_that_it_has_the_focus(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900}, color_scheme=scheme)
    found = {}

    def look(where: str, selectors: list[str]) -> None:
        for selector in selectors:
            field = page.locator(selector).first
            field.focus()
            field.press("Shift")  # a sign that the keyboard is used
            found[f"{where} {selector}"] = field.evaluate(RING)

    for path, selectors in FIELDS.items():
        page.goto(address + path)
        page.locator("details.layers").evaluate_all("all => all.forEach(each => each.open = true)")
        look(path, selectors)
    page.goto(f"{address}text/2/")
    page.locator("a.locus").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look("dialog", [".cite [type=radio]", ".cite textarea"])
    red = {"light": "rgb(168, 35, 26)", "dark": "rgb(255, 143, 125)"}[scheme]
    assert found == dict.fromkeys(found, f"solid 2px {red}")
    page.close()
