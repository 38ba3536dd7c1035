"""The PDF: every word and note is in it, it is tagged, and the same edition gives the same bytes.

The typesetter refuses what it knows to break PDF/UA-1; the marks it leaves are checked here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pytest
from built import words_without

from edition import Edition, Settings
from edition.exports.book.chapters import chapters
from edition.exports.book.pdf import pdf
from edition.exports.book.typst import typst_of
from edition.exports.book.xhtml import xhtml
from edition.formats.foreign_html import read_html
from edition.formats.plain_text import plain_words
from edition.render.renderer import Renderer

NO_WORDS = {"locus", "foot", "variant-place"}
"""Of a paragraph: its number, its notes, the places of variants."""


@pytest.fixture(scope="module")
def data(edition: Edition) -> bytes:
    return pdf(Renderer(edition, Settings(site_url="https://example.org/edition/")))


@pytest.fixture(scope="module")
def letters(data: bytes) -> str:
    """Letters and digits of all pages: lines, hyphens and spaces are the typesetter's."""
    document = pypdfium2.PdfDocument(data)
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in document))


def squeezed(text: str) -> str:
    return re.sub(r"[\W_\ufffe]+", "", text)


def test_every_note_stands_in_it(letters: str, edition: Edition) -> None:
    renderer = Renderer(edition)
    for note in edition.notes:
        words = squeezed(plain_words(renderer.body(note.entry.ref)))[:40]
        assert words in letters, note.id


def test_every_passage_begins_on_its_page(letters: str, edition: Edition) -> None:
    """Between its letters there may be the numbers of notes."""
    for passage in edition.reading_text.passages():
        begins = "[0-9]*".join(map(re.escape, squeezed(passage.text)[:24]))
        assert re.search(begins, letters), passage.locus


def test_the_typesetter_is_given_the_reading_text(edition: Edition) -> None:
    given = {}
    for chapter in chapters(Renderer(edition), at_foot=True):
        body = ET.fromstring(f"<div>{xhtml([chapter.content], str)}</div>")
        for paragraph in body.iter():
            if "para" in (paragraph.get("class") or "").split():
                given[str(paragraph.get("id"))] = words_without(paragraph, NO_WORDS)
    assert given == {
        passage.locus.anchor: passage.text
        for passage in edition.reading_text.passages()
        if passage.locus.paragraph or not passage.locus.section
    }


def test_it_is_tagged_for_reading_aloud(data: bytes, edition: Edition) -> None:
    document = pikepdf.open(io.BytesIO(data))
    root = document.Root
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(root.Lang).startswith(edition.config.language)
    with document.open_metadata() as said:
        assert str(said["pdfuaid:part"]) == "1"
        assert "An Annotated Digital Edition" in str(said["dc:title"])
    tags = [str(element.S) for element in elements(root.StructTreeRoot)]
    assert tags.count("/Note") == sum(1 for note in edition.notes if note.lemma)
    assert {"/P", "/H1", "/H2", "/Link", "/Table", "/TH", "/L", "/LI"} <= set(tags)
    for page in document.pages:
        assert str(page.get("/Tabs")) == "/S"
        assert "/StructParents" in page


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The structure elements below one, in order."""
    kids: pikepdf.Object | list[pikepdf.Object] = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_its_fonts_are_in_it(data: bytes) -> None:
    document = pikepdf.open(io.BytesIO(data))
    fonts = [
        each
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    names = {str(font.FontName) for font in fonts}
    assert all("serif" in name or "sans" in name for name in names), names


def test_links_lead_within_or_to_the_site(data: bytes) -> None:
    document = pikepdf.open(io.BytesIO(data))
    addresses = {
        str(annotation.A.URI)
        for page in document.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation and "/URI" in annotation.A
    }
    assert all(address.startswith(("https://", "http://")) for address in addresses)
    assert not any(".md" in address or "site:" in address for address in addresses)


def test_the_same_edition_gives_the_same_bytes(
    data: bytes, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path))  # set again, not taken from the cache
    assert pdf(Renderer(edition, Settings(site_url="https://example.org/edition/"))) == data


@pytest.mark.parametrize(
    ("html", "typst"),
    [
        ("<p>#set page(fill: red)</p>", '#(par)[#"#set page(fill: red)";];'),
        ('<p>a "b" \\ c</p>', '#(par)[#"a \\"b\\" \\\\ c";];'),
        ("<em>x</em>.y", '#(emph)[#"x";];#".y";'),
        ('<a href="#p2-3">2.3</a>', '#link(label("p2-3"))[#"2.3";];'),
        ('<a href="https://example.org/">x</a>', '#link("https://example.org/")[#"x";];'),
        ("<a>x</a>", '#"x";'),
        ("<p>中</p>", '#(par)[#"[U+4E2D]";];'),
        ('<i lang="#evil">x</i>', '#(emph)[#"x";];'),
        ('<i lang="ru">да</i>', '#text(lang: "ru")[#(emph)[#"да";];];'),
    ],
)
def test_words_never_become_commands(html: str, typst: str) -> None:
    assert typst_of([read_html(html)]) == typst
