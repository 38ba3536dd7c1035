"""What visitors take away, and what they send."""

from __future__ import annotations

import pytest

from journeys.visitor import Visitor


def test_cite_a_sentence(at_desk: Visitor) -> None:
    at_desk.opens()
    at_desk.taps("The Essence of Bureaucracy", "link")
    at_desk.selects("Do they attempt to find the cause of the evil?")
    at_desk.taps("Cite", "button")
    at_desk.sees("Cite 2.1: ‘Do they attempt to find the cause of the evil?’")
    at_desk.taps("Copy the reference", "button")
    at_desk.sees("Copied.")
    at_desk.presses("Escape")
    reference = at_desk.pastes_into("Search the edition", "searchbox")
    for part in ("Kollontai", "On Bureaucracy & Self", "The Workers’ Opposition", "2.1", "text/2/"):
        assert part in reference


@pytest.mark.needs("save")
def test_annotate_from_the_page(visitor: Visitor) -> None:
    visitor.opens()
    visitor.taps("The Essence of Bureaucracy", "link")
    visitor.selects("for the preservation of birds?")
    visitor.taps("Annotate", "button")
    visitor.sees("Annotate 2.3", "heading")
    visitor.chooses("rhetoric", "Kind")
    note = "Note: one sentence that says the essential thing, then the rest"
    visitor.fills(note, "A society that nobody could object to.")
    visitor.fills("Your name, as it should be credited", "The editors")
    visitor.taps(CONSENT, "checkbox")
    visitor.taps("Save the file", "button")
    saved = visitor.has_downloaded("for-the-preservation-of-birds.md").decode()
    for line in (
        "at: 2.3",
        "quote: for the preservation of birds?",
        "kind: rhetoric",
        "A society that nobody could object to.",
    ):
        assert line in saved


CONSENT = (
    "I wrote this myself, or say whose words it quotes. It may be published under CC-BY-SA-4.0, "
    "with the name that I give (and ORCID, if I give one), or anonymously."
)


@pytest.mark.needs("save")
def test_download_the_book(on_phone: Visitor) -> None:
    _goes_to_the_downloads(on_phone, "button")
    on_phone.taps("edition.epub", "link")
    book = on_phone.has_downloaded("edition.epub")
    assert book.startswith(b"PK")
    assert b"application/epub+zip" in book[:100]


def test_the_book_on_paper(on_phone: Visitor) -> None:
    _goes_to_the_downloads(on_phone, "button")
    assert on_phone.fetches("edition.pdf").startswith(b"%PDF-")


@pytest.mark.needs("save")
def test_download_without_javascript(without_script: Visitor) -> None:
    without_script.makes_the_window(500)
    _goes_to_the_downloads(without_script)
    without_script.taps("edition.epub", "link")
    assert without_script.has_downloaded("edition.epub").startswith(b"PK")


def _goes_to_the_downloads(visitor: Visitor, role: str = "") -> None:
    visitor.opens()
    visitor.taps("Menu", role)
    visitor.taps("Reference")
    visitor.taps("Downloads", "link")
    visitor.is_at("downloads/")


def test_contribute_where_there_is_no_repository(on_phone: Visitor) -> None:
    on_phone.follows_a_link_from_elsewhere("text/2/#n-knights-of-bureaucracy")
    on_phone.sees("The editors", "link")
    on_phone.does_not_see("edit this")
    on_phone.opens()
    on_phone.taps("Menu", "button")
    on_phone.taps("About")
    on_phone.taps("Contribute", "link")
    on_phone.is_at("contribute/")
    on_phone.sees("Contribute")


def test_read_offline(offline: Visitor) -> None:
    offline.opens("index.html")
    offline.taps("The Essence of Bureaucracy", "link")
    offline.is_at("text/2/index.html")
    offline.taps("Note 3", "link")
    offline.sees("A sneer at colleagues who")
    offline.fills("Search the edition", "kitchens", "searchbox")
    offline.presses("Enter")
    offline.is_at("search/index.html")
    offline.taps("kitchens", "link")
    offline.is_at("text/1/index.html")
    offline.sees("kitchens")
