"""The front matter of the book, and the last chapters: open questions, rights, licences."""

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

FRONT_PAGES = {
    "introduction.md": "introduction",
    "text-and-transmission.md": "preface",
    "editorial-principles.md": "preface",
}
"""Hand-written pages before the text, with their types of chapter."""
BACK_PAGES = ("what-we-do-not-know.md", "rights.md")

_PAGE_LINK = re.compile(r"([\w/-]+)\.md(#.*)?")
_PICTURES = {"figure", "svg", "img"}


def _within_site(_element: str, attribute: str, value: str) -> str:
    """Return the value of an attribute; a link to the file of a page becomes one to the page."""
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
"""A hand-written page can contain any HTML; a book must be XML without active content."""


def front_chapters(renderer: Renderer) -> Iterator[Chapter]:
    """Yield the title page, the imprint, and the hand-written pages that introduce the text."""
    yield _title_page(renderer)
    yield _imprint(renderer)
    yield from _by_hand(renderer, FRONT_PAGES, "front")


def last_chapters(renderer: Renderer) -> Iterator[Chapter]:
    """Yield the open questions, the rights, and the texts of the licences."""
    yield from _by_hand(renderer, dict.fromkeys(BACK_PAGES, "appendix"), "back")
    for path, data in renderer.edition.licences.items():
        if not path.startswith("LICENSES/"):
            continue  # the licence of the code, which is not in the book
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
    """Return a title whose hyphenated words are not broken at the end of a line."""
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
    """Yield the pages that exist; `wanted` maps their paths to types of chapter."""
    pages = {page.uri: page for page in renderer.edition.pages}
    for uri, type_ in wanted.items():
        if uri not in pages:
            continue
        content = _prose(render_body(renderer, pages[uri]))
        stem = uri.removesuffix(".md")
        yield Chapter(stem, pages[uri].title, content, type_, part, (f"{stem}/",))


@lru_cache(maxsize=16)
def _prose(text: str) -> Node:
    """Convert the Markdown of a page; cached, because both books use it."""
    return read_html(_CLEANER.clean(page_html(text, heading_ids=False)))
