"""axe-core finds nothing: on a page of each sort, and in CI on every page.

In CI every page is looked at narrow and wide, by day and by night.

The rules are WCAG 2.0 to 2.2, A and AA, and axe's best practices.
"""

from __future__ import annotations

import os
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
EVERYTHING = os.environ.get("CI") == "true"
LOOKS = [(WIDE, "light")]
if EVERYTHING:
    LOOKS += [(WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")]
SORTS = ["", "text/2/", "people/", "timeline/", "cross-references/", "parallel-passages/"]
SORTS += ["words/", "concordance/", "concordance/i/"]
STATES = ["", "?text=changes", "?text=transmitted", "?quiet=1", "?without=rhetoric"]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
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


def test_no_page_has_a_violation(page: Page, address: str, site: Path) -> None:
    pages = [p.relative_to(site).as_posix() for p in sorted(site.rglob("index.html"))]
    found = {}
    by_night = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    rules = COLOUR_RULES if by_night else RULES
    for url in [p.removesuffix("index.html") for p in pages] if EVERYTHING else SORTS:
        page.goto(address + url)
        if problems := violations(page, rules):
            found[url] = problems
    assert found == {}


def test_no_state_of_a_section_has_a_violation(page: Page, address: str) -> None:
    for state in STATES:
        page.goto(f"{address}text/2/{state}")
        page.evaluate("localStorage.clear()")
        assert violations(page) == [], state
        for details in page.locator("details:visible").all()[:12]:
            details.evaluate("each => { each.open = true }")
        assert violations(page) == [], f"{state}, opened"


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
