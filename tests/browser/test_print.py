"""What is printed: every note once, and none that the reader has left out."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument

from edition import Edition

pytestmark = pytest.mark.sweep

LENGTH = 60
"""How many letters of a note's beginning are looked for."""


def letters(text: str) -> str:
    """The letters alone: lines, hyphens, ligatures and quotation marks differ on paper."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(each for each in plain if unicodedata.category(each) in ("Ll", "Lu", "Nd"))


def printed(page: Page) -> str:
    with PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        return letters("".join(sheet.get_textpage().get_text_range() for sheet in document))


@pytest.fixture
def page(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    return context.new_page()


@pytest.mark.parametrize("section", range(1, 6))
def test_every_note_of_a_section_is_printed_once(
    page: Page, address: str, edition: Edition, section: int
) -> None:
    notes = {n.id: n.entry.head.kind for n in edition.notes if n.locus.section == section}
    page.goto(f"{address}text/{section}/")
    begins = {
        id_: letters(page.locator(f"#n-{id_} .note-body").text_content() or "")[:LENGTH]
        for id_ in notes
    }
    assert all(begins.values())

    def times() -> dict[str, int]:
        paper = printed(page)
        return {id_: paper.count(words) for id_, words in begins.items()}

    assert times() == dict.fromkeys(notes, 1)
    page.goto(f"{address}text/{section}/?quiet=1")
    assert times() == dict.fromkeys(notes, 0)
    left_out = max(set(notes.values()), key=list(notes.values()).count)
    page.goto(f"{address}text/{section}/?quiet=0&without={left_out}")
    assert times() == {id_: int(kind != left_out) for id_, kind in notes.items()}
