"""The book as EPUB 3.3, with pop-up notes and loci as page numbers.

https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from edition.exports.book.chapter import Chapter, Links
from edition.exports.book.chapters import chapters
from edition.exports.book.cover import cover_svg
from edition.exports.book.epub_package import Item, package
from edition.exports.book.fonts import Face, faces, font_faces
from edition.exports.book.section_chapter import loci, page_mark
from edition.exports.book.xhtml import document, xhtml
from edition.formats.html import el
from edition.formats.urn import urn
from edition.formats.zip_file import zip_files
from edition.read.hand_pages import COVER
from edition.render.renderer import Renderer

EPUB = "downloads/edition.epub"
STYLE = Path(__file__).with_name("epub.css")
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def epub(renderer: Renderer) -> bytes:
    """Return the EPUB file."""
    bound = chapters(renderer, at_foot=False)
    edition = renderer.edition
    picture = _picture(renderer)
    items = [
        picture,
        _cover(renderer, picture),
        *_documents(renderer, bound),
        _navigation(renderer, bound),
        Item("style", "book.css", "text/css", _style().encode("utf-8")),
        *map(_font, faces()),
    ]
    files = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.encode("utf-8")),
        ("OPS/package.opf", package(renderer, identifier(renderer), items)),
        *((f"OPS/{item.href}", item.data) for item in items),
    ]
    return zip_files(files, edition.config.issued, stored=frozenset({"mimetype"}))


def _font(face: Face) -> Item:
    name = face.file.name
    return Item(f"font-{face.file.stem}", f"fonts/{name}", "font/woff2", face.file.read_bytes())


def identifier(renderer: Renderer) -> str:
    """Return a URN for this version of the edition, wherever it is published."""
    config = renderer.edition.config
    return urn(f"{config.title}#{config.version}")


def _style() -> str:
    return font_faces("fonts") + "\n" + STYLE.read_text(encoding="utf-8")


def _documents(renderer: Renderer, bound: Sequence[Chapter]) -> list[Item]:
    links = Links(
        bound,
        lambda chapter, id_: f"{chapter.name}.xhtml" + (f"#{id_}" if id_ else ""),
        renderer.settings.site_url,
    )
    language = renderer.edition.config.language
    items = []
    for chapter in bound:
        role = f"doc-{chapter.type}" if chapter.type in ROLES else None
        marks = {"epub:type": chapter.type, "role": role, "aria-label": chapter.title}
        section = el("section", "\n", chapter.content, "\n", **marks)
        body = xhtml([section], links.of_book)
        text = document(chapter.title, body, "book.css", language)
        name = chapter.name
        items.append(
            Item(name, f"{name}.xhtml", "application/xhtml+xml", text.encode("utf-8"), "", True)
        )
    return items


ROLES = {"chapter", "introduction", "preface", "appendix", "bibliography", "glossary", "index"}
"""Types for which DPUB-ARIA has a role of the same name that is allowed on a section."""


def _picture(renderer: Renderer) -> Item:
    """The cover that the edition brings, else one with its title."""
    if own := renderer.edition.pictures.get(COVER):
        return Item("cover-image", "cover.png", "image/png", own, "cover-image")
    drawn = cover_svg(renderer.edition.config)
    return Item("cover-image", "cover.svg", "image/svg+xml", drawn, "cover-image")


def _cover(renderer: Renderer, picture: Item) -> Item:
    config = renderer.edition.config
    by = f", by {config.author}" if config.author else ""
    alt = f"{config.title}{by}: an annotated edition"
    image = el("img", src=picture.href, alt=alt, role="doc-cover")
    section = xhtml([el("section", image, class_="cover", **{"epub:type": "cover"})], str)
    text = document("Cover", section, "book.css", config.language)
    return Item("cover", "cover.xhtml", "application/xhtml+xml", text.encode("utf-8"), "", True)


LANDMARKS = ("glossary", "bibliography", "index")
"""Names of the chapters that are landmarks; their types are the same."""


def _navigation(renderer: Renderer, bound: Sequence[Chapter]) -> Item:
    """Return the table of contents, the landmarks, and the loci as a page list."""
    first = next((chapter for chapter in bound if chapter.part == "body"), bound[0])
    marked = [
        ("cover", "cover", "Cover"),
        ("titlepage", "title-page", "Title page"),
        ("bodymatter", first.name, "The text"),
        *((each.name, each.name, each.title) for each in bound if each.name in LANDMARKS),
    ]
    landmarks = [
        el("li", el("a", title, href=f"{name}.xhtml", **{"epub:type": type_}))
        for type_, name, title in marked
    ]
    places = [
        el("li", el("a", str(at), href=f"text-{at.section}.xhtml#{page_mark(at)}"))
        for at in loci(renderer)
    ]
    body = [
        _nav("toc", "Contents", _contents(bound)),
        _nav("landmarks", "Landmarks", landmarks, hidden=True),
        _nav("page-list", "Sections and paragraphs", places, hidden=True),
    ]
    text = document("Contents", "\n".join(body), "book.css", renderer.edition.config.language)
    return Item("nav", "nav.xhtml", "application/xhtml+xml", text.encode("utf-8"), "nav")


def _contents(bound: Sequence[Chapter]) -> list[Markup]:
    """Return an item for each chapter of level 1, with those of level 2 that follow it."""
    items: list[tuple[Chapter, list[Markup]]] = []
    for chapter in bound:
        link = el("a", chapter.title, href=f"{chapter.name}.xhtml")
        if chapter.level == 2 and items:
            items[-1][1].append(el("li", link))
        elif chapter.level:
            items.append((chapter, []))
    return [
        el(
            "li",
            el("a", chapter.title, href=f"{chapter.name}.xhtml"),
            el("ol", inner) if inner else None,
        )
        for chapter, inner in items
    ]


def _nav(type_: str, title: str, items: Sequence[Markup], hidden: bool = False) -> str:
    shown = el(
        "nav",
        el("h1" if type_ == "toc" else "h2", title),
        el("ol", items),
        hidden="hidden" if hidden else None,
        id=type_,
        **{"epub:type": type_},
    )
    return xhtml([shown], str)
