"""The documents of the EPUB in a browser: axe finds nothing, a note is reached and left."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from edition import Edition
from edition.exports.book.epub import epub
from edition.render.renderer import Renderer

pytestmark = pytest.mark.sweep

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def unpacked(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("epub")
    ZipFile(BytesIO(epub(Renderer(edition)))).extractall(folder)
    return folder / "OPS"


@pytest.mark.parametrize("name", ["cover", "title-page", "nav", "text-2", "glossary", "apparatus"])
def test_axe_finds_nothing(browser: Browser, unpacked: Path, name: str) -> None:
    page = browser.new_page()
    page.goto((unpacked / f"{name}.xhtml").as_uri())
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    page.close()
    assert [each["id"] for each in found.response["violations"]] == []


def test_a_note_is_reached_and_left(browser: Browser, unpacked: Path) -> None:
    page = browser.new_page()
    page.goto((unpacked / "text-2.xhtml").as_uri())
    page.locator("#r-birds").click()
    assert page.url.endswith("#n-birds")
    assert "fond of birds" in page.locator("#n-birds .words").inner_text()
    page.locator("#n-birds [role=doc-backlink]").click()
    assert page.url.endswith("#r-birds")
    page.close()
