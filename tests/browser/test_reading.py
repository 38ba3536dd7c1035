"""What a reader does. Every test also asserts that no request leaves the host."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.conftest import Reader
from edition import Edition


def test_a_note_opens_by_mouse(reader: Reader) -> None:
    page = reader.go("text/2/")
    note = page.locator("#n-birds")
    expect(note).not_to_have_attribute("open", "")
    page.locator('a.noteref[href="#n-birds"]').click()
    expect(note).to_have_attribute("open", "")
    expect(note.locator(".note-body")).to_be_in_viewport()
    assert page.url.endswith("#n-birds")


def test_the_words_themselves_open_the_note_and_close_it(reader: Reader) -> None:
    page = reader.go("text/2/")
    words = page.locator('.lemma[data-notes~="birds"]').first
    words.click()
    expect(page.locator("#n-birds")).to_have_attribute("open", "")
    words.click()
    expect(page.locator("#n-birds")).not_to_have_attribute("open", "")


def test_a_note_opens_and_leads_back_by_keyboard(reader: Reader, width: int) -> None:
    page = reader.go("text/2/")
    mark = page.locator('a.noteref[href="#n-birds"]')
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#n-birds")).to_have_attribute("open", "")
    expect(page.locator("#n-birds > summary")).to_be_focused()
    page.locator("#n-birds .back [role=doc-backlink]").focus()
    page.keyboard.press("Enter")
    expect(mark).to_be_in_viewport()
    if width > 1000:  # on a narrow page the sheet went down by itself
        page.locator("#n-birds > summary").focus()
        page.keyboard.press("Enter")
    expect(page.locator("#n-birds")).not_to_have_attribute("open", "")


def test_a_link_to_a_note_shows_it_and_its_words(reader: Reader) -> None:
    page = reader.go("text/2/#n-birds")
    expect(page.locator("#n-birds .note-body")).to_be_in_viewport()
    expect(page.locator('a.noteref[href="#n-birds"]')).to_be_in_viewport()


def test_an_address_that_is_no_encoding_breaks_nothing(reader: Reader) -> None:
    page = reader.go("text/2/?hl=party#n-%")
    assert page.evaluate("CSS.highlights.get('found').size") > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details.note:not([open])")).to_have_count(0)


def test_words_and_note_light_up_together(reader: Reader) -> None:
    page = reader.go("text/2/")
    page.locator('.lemma[data-notes~="birds"]').first.hover()
    expect(page.locator("#n-birds.lit")).to_have_count(1)


def test_a_cross_reference_is_followed(reader: Reader) -> None:
    page = reader.go("text/2/")
    link = page.locator('.pointers .references a.to-locus[href^="../1/"]').first
    locus = link.inner_text()
    link.click()
    page.wait_for_url("**/text/1/#p1-*")
    expect(page.locator(f'[data-locus="{locus}"]')).to_be_in_viewport()


def test_without_javascript_every_note_can_be_opened(
    plain_reader: Reader, edition: Edition
) -> None:
    page = plain_reader.go("text/2/")
    notes = page.locator("details.note")
    assert notes.count() == sum(note.locus.section == 2 for note in edition.notes)
    first = notes.first
    expect(first.locator(".note-body")).not_to_be_visible()
    first.locator("summary").click()
    expect(first.locator(".note-body")).to_be_visible()
    expect(page.locator("#p2-1")).to_be_visible()
    expect(page.locator("#changes")).to_be_attached()


def test_nothing_sticks_out_sideways(reader: Reader) -> None:
    for path in ("", "text/3/", "text/", "notes/", "glossary/", "timeline/", "contribute/"):
        page = reader.go(path)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path


def test_a_heading_and_a_paragraph_have_the_width_of_the_page(reader: Reader, width: int) -> None:
    page = reader.go("text/2/")
    for part in (".section-head .title", ".headnote", "#p2-1"):
        box = page.locator(part).bounding_box()
        assert box
        assert box["width"] >= min(550, 0.85 * width), part


def test_print_shows_every_note(reader: Reader) -> None:
    page = reader.go("text/2/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    closed = page.locator("details.note .note-body:visible").count()
    assert closed == page.locator("details.note").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.note[open]").count() == 0
