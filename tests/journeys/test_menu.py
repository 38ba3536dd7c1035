"""The menu and the skip link: on every page, at every width."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from journeys.visitor import Visitor

WIDTHS = (320, 390, 768, 1024)
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def _pages(entry: object) -> list[str]:
    """The addresses of the pages under an entry of the navigation."""
    if isinstance(entry, str):
        name = entry.removesuffix("index.md")
        return [name if name != entry else entry.removesuffix(".md") + "/"]
    inner = entry.values() if isinstance(entry, dict) else entry
    return [page for each in inner for page in _pages(each)]  # type: ignore[attr-defined]


NAVIGATION = {name: _pages(part) for entry in CONFIG["nav"] for name, part in entry.items()}


@pytest.mark.parametrize("page", [pages[-1] for pages in NAVIGATION.values()])
def test_the_menu_of_a_page_leads_on(on_phone: Visitor, page: str) -> None:
    on_phone.opens(page)
    on_phone.taps("Menu", "button")
    on_phone.taps(on_phone.sees_links_in("Navigation")[-1], "link")
    on_phone.has_left(page)


@pytest.mark.sweep
@pytest.mark.needs("narrow")
@pytest.mark.parametrize("part", NAVIGATION)
def test_the_menu_of_every_page_leads_on(on_phone: Visitor, part: str) -> None:
    for page in NAVIGATION[part]:
        on_phone.opens(page)
        for width in WIDTHS:
            on_phone.makes_the_window(width)
            on_phone.taps("Menu", "button")
            shown = on_phone.sees_links_in("Navigation")
            if width != WIDTHS[-1]:
                on_phone.presses("Escape")
        on_phone.taps(shown[-1], "link")
        on_phone.has_left(page)


def test_from_home_to_the_glossary_by_the_menu_and_back(on_phone: Visitor) -> None:
    on_phone.opens()
    on_phone.taps("Menu", "button")
    on_phone.taps("Reference")
    on_phone.taps("Glossary", "link")
    on_phone.is_at("glossary/")
    on_phone.sees("Glossary", "heading")
    on_phone.does_not_see("Downloads", "link")
    on_phone.goes_back()
    on_phone.is_at("")
    on_phone.sees("Alexandra Kollontai")


def test_a_menu_opened_by_mistake_is_closed_again(on_phone: Visitor) -> None:
    on_phone.opens()
    on_phone.taps("Menu", "button")
    on_phone.sees("Introduction", "link")
    on_phone.taps_beside()
    on_phone.does_not_see("Introduction", "link")
    on_phone.taps("Menu", "button")
    on_phone.sees("Introduction", "link")
    on_phone.presses("Escape")
    on_phone.does_not_see("Introduction", "link")
    on_phone.is_on("Menu", "button")


@pytest.mark.needs("narrow")
def test_the_menu_by_keyboard_in_an_enlarged_window(at_desk: Visitor) -> None:
    at_desk.makes_the_window(360)  # 1440 px at 400 %
    at_desk.opens()
    at_desk.tabs_to("Menu", "button")
    at_desk.presses("Enter")
    at_desk.is_on("Home", "link")
    at_desk.tabs_to("Reference", "button")
    at_desk.presses("Enter")
    at_desk.is_on("Reference", "button")
    at_desk.tabs_to("Glossary", "link")
    at_desk.presses("Enter")
    at_desk.is_at("glossary/")


def test_the_menu_without_javascript(without_script: Visitor) -> None:
    without_script.makes_the_window(500)
    without_script.opens()
    without_script.taps("Menu")
    without_script.taps("Reference")
    without_script.taps("Glossary", "link")
    without_script.is_at("glossary/")


# Without a question the page of the search puts the cursor into its box: past the skip link.
IN_ITS_BOX = "search/index.html"


@pytest.mark.parametrize("page", ["", "404.html", "text/1/", "glossary/", "accessibility/"])
def test_the_skip_link_comes_first(at_desk: Visitor, page: str) -> None:
    at_desk.opens(page)
    at_desk.presses("Tab")
    at_desk.hears("Skip to content")
    at_desk.presses("Enter")
    at_desk.is_at_the_main_words()


@pytest.mark.sweep
def test_the_skip_link_is_first_on_every_page(at_desk: Visitor, site: Path) -> None:
    built = {page.relative_to(site).as_posix() for page in site.rglob("*.html")}
    assert built >= {"index.html", "404.html", IN_ITS_BOX}
    for page in sorted(built - {IN_ITS_BOX}):
        test_the_skip_link_comes_first(at_desk, page.removesuffix("index.html"))
