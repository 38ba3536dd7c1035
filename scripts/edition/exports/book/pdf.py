"""The book as a PDF, typeset by Typst, with footnotes and tags for screen readers.

It conforms to PDF/UA-1 (ISO 14289-1); Typst reports an error if it cannot.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import typst

from edition.exports.book import fonts
from edition.exports.book.chapter import Chapter, Links
from edition.exports.book.chapters import chapters
from edition.exports.book.typst import language_code, string, typst_of
from edition.read.disk_cache import cached
from edition.render.imprint import edition_title
from edition.render.renderer import Renderer

PDF = "downloads/edition.pdf"
STYLE = Path(__file__).with_name("book.typ")


def pdf(renderer: Renderer) -> bytes:
    """Return the PDF file; cached on disk. The bytes depend on the edition only.

    Raises:
        ValueError: if Typst cannot compile the book; the message is Typst's.
    """
    source = typst_source(renderer).encode("utf-8")
    day = renderer.edition.config.day
    inputs = [source, day.isoformat().encode(), *_typesetter()]
    return cached("edition.pdf", inputs, lambda: _compiled(source, day))


def _typesetter() -> Iterator[bytes]:
    """Yield what the PDF depends on besides its source: versions, this code, fonts."""
    for package in ("typst", "fonttools"):
        yield version(package).encode()
    for module in (__file__, fonts.__file__):
        yield Path(module).read_bytes()
    for face in fonts.faces():
        yield face.file.name.encode()
        yield face.file.read_bytes()


def _compiled(source: bytes, day: datetime) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "book.typ")
        file.write_bytes(source)
        try:
            made: bytes = typst.compile(
                str(file),
                root=folder,
                font_paths=[fonts.unpack_fonts().name],
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=day,
            )
        except typst.TypstError as error:
            raise ValueError(str(error)) from error
    return made


def typst_source(renderer: Renderer) -> str:
    """Return the source for Typst: the style, then the chapters."""
    bound = chapters(renderer, at_foot=True)
    links = Links(
        bound,
        lambda chapter, id_: f"#{id_ or 'ch-' + chapter.name}",
        renderer.settings.site_url,
    )
    config = renderer.edition.config
    parts = [_chapter(chapter, links) for chapter in bound]
    parts.insert(2, "#contents();\n")  # after title page and imprint
    day = config.day
    given = {
        "title": string(edition_title(config)),
        "author": string(config.author),
        "description": string(config.description or config.title),
        "lang": string(language_code(config.language) or "en"),
        "date": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
    }
    named = ", ".join(f"{key}: {value}" for key, value in given.items())
    return "\n".join([STYLE.read_text(encoding="utf-8"), f"#show: book.with({named})", *parts])


def _chapter(chapter: Chapter, links: Links) -> str:
    body = typst_of([chapter.content], links.of_book, shift=chapter.level == 2)
    title, name = string(chapter.title), string(f"ch-{chapter.name}")
    bare = "true" if chapter.level == 0 else "false"
    back = "true" if chapter.part == "back" else "false"
    options = f"level: {chapter.level}, bare: {bare}, back: {back}"
    return f"#chapter({title}, {name}, {options})[{body}];"
