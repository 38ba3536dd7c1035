"""What stands before the text, and the rights and licences behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import nh3

from edition.exports.book.chapter import Chapter
from edition.formats.dates import readable_date
from edition.formats.foreign_html import read_html
from edition.formats.html import Node, el, join
from edition.formats.page_markdown import page_html
from edition.pages.hand_written import render_body
from edition.render.imprint import edition_title
from edition.render.renderer import Renderer

BEFORE = {
    "introduction.md": "introduction",
    "text-and-transmission.md": "preface",
    "editorial-principles.md": "preface",
}
"""Pages by hand that go into the book, with what they are."""
BEHIND = ("what-we-do-not-know.md", "rights.md")

_PAGE_LINK = re.compile(r"([\w/-]+)\.md(#.*)?")
_PICTURES = {"figure", "svg", "img"}


def _within_site(_element: str, attribute: str, value: str) -> str:
    """The value of an attribute; the address of a page's file becomes that of the page."""
    match = _PAGE_LINK.fullmatch(value) if attribute == "href" else None
    return f"site:{match[1]}/{match[2] or ''}" if match else value


_CLEANER = nh3.Cleaner(
    tags=nh3.ALLOWED_TAGS - _PICTURES,
    clean_content_tags={"script", "style", *_PICTURES},
    attributes={"*": {"id", "class", "lang", "title"}, "a": {"href"}, "th": {"scope"}},
    attribute_filter=_within_site,
    generic_attribute_prefixes={"data-"},
    url_schemes={"http", "https", "mailto", "site"},
    link_rel=None,
)
"""A page by hand may hold any HTML, but a book must be XML in which nothing runs."""


def front_chapters(renderer: Renderer) -> Iterator[Chapter]:
    """Title page, imprint, and the pages by hand that introduce."""
    yield _title_page(renderer)
    yield _imprint(renderer)
    yield from _by_hand(renderer, BEFORE, "front")


def last_chapters(renderer: Renderer) -> Iterator[Chapter]:
    """What the editors do not know; rights; the texts of the licences."""
    yield from _by_hand(renderer, dict.fromkeys(BEHIND, "appendix"), "back")
    for path, data in renderer.edition.licences.items():
        if not path.startswith("LICENSES/"):
            continue  # that of the code, which is not in the book
        name = path.rpartition("/")[2].removesuffix(".txt")
        paragraphs = re.split(r"\n\s*\n", data.decode("utf-8", "replace").strip())
        title = " ".join(paragraphs[0].split())
        content = join([el("h1", title), [el("p", each) for each in paragraphs[1:]]])
        content = el("div", content, class_="licence")
        yield Chapter(f"licence-{name.lower()}", title, content, "appendix", "back")


def _title_page(renderer: Renderer) -> Chapter:
    config = renderer.edition.config
    work = ", ".join(part for part in (config.work, config.date) if part)
    content = el(
        "div",
        el("p", config.author, class_="author") if config.author else None,
        el("h1", _unbroken(config.title)),
        el("p", work, class_="work"),
        el("p", "An annotated edition", class_="kind"),
        class_="title-page",
    )
    return Chapter("title-page", "Title page", content, "titlepage", "front", ("",), level=0)


def _unbroken(title: str) -> Node:
    """The words of a title; at a hyphen no line ends."""
    words = (el("span", word, class_="whole") if "-" in word else word for word in title.split())
    return join(words, " ")


def _imprint(renderer: Renderer) -> Chapter:
    config = renderer.edition.config
    url = renderer.settings.site_url
    signed = join([signer.entry.head.name for signer in renderer.editors], ", ")
    lines = [
        edition_title(config),
        f"Version {config.version}, {readable_date(config.issued)}",
        ["Edited by ", signed] if signed else None,
        config.translation,
        ["Online: ", el("a", url, href=url)] if url.startswith(("https://", "http://")) else None,
        f"Annotations: {config.licence}. The text, the fonts and the licences: see the end.",
    ]
    content = el("div", [el("p", line) for line in lines if line], class_="imprint")
    return Chapter("imprint", "Imprint", content, "copyright-page", "front", level=0)


def _by_hand(renderer: Renderer, wanted: dict[str, str], part: str) -> Iterator[Chapter]:
    pages = {page.uri: page for page in renderer.edition.pages}
    for uri, type_ in wanted.items():
        if uri not in pages:
            continue
        content = _prose(render_body(renderer, pages[uri]))
        stem = uri.removesuffix(".md")
        yield Chapter(stem, pages[uri].title, content, type_, part, (f"{stem}/",))


@lru_cache(maxsize=16)
def _prose(text: str) -> Node:
    """The Markdown of a page, converted once for both books."""
    return read_html(_CLEANER.clean(page_html(text, heading_ids=False)))
