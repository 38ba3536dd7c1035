"""Convert a plain HTML page to the text of a new edition.

Headings become lines such as `## Title`, everything else becomes paragraphs. Emphasis, links and
pictures are removed, because a copy-text is plain text.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.dammit import EncodingDetector

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
"""Suffixes of HTML files, in lower case."""

SECTION, SUBHEADING = "## ", "### "

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = (
    *("article", "blockquote", "body", "center", "dd", "div", "dt", "figcaption", "li", "main"),
    *("p", "pre", "section", "td", "th"),
    *_HEADINGS,
)
_IGNORED = (
    "head, script, style, noscript, template, nav, footer, aside, form, button, iframe, object,"
    "svg, math, [hidden], [role=navigation], .pagenum, .pg-boilerplate, #pg-header, #pg-footer"
)
"""Elements that are not part of the text; the last four are Project Gutenberg's."""
_LATIN_1 = ("ascii", "iso-8859-1", "latin-1", "us-ascii")
"""Names that browsers interpret as windows-1252: https://encoding.spec.whatwg.org/"""
_BLANK_LINE = re.compile(r"\n\s*\n")

NAVIGATION = -1
"""The level of a paragraph that consists of links."""


class Block(NamedTuple):
    """A heading or a paragraph."""

    level: int
    """Of the heading, from 1 to 6; 0 for a paragraph, `NAVIGATION` for one that is only links."""
    text: str


def read_html(data: bytes) -> str:
    """Read a page as plain text, with a blank line between paragraphs.

    Headings of the level that divides the page begin with `SECTION`, deeper ones with
    `SUBHEADING`; higher ones, such as the title, have no mark.

    Raises:
        ValueError: if the encoding is not the declared one, or no heading has text below it; says
            what to do.
    """
    soup = BeautifulSoup(_decode(data), "lxml")
    for element in soup.select(_IGNORED):
        element.decompose()
    blocks = _remove_navigation([block for block in _blocks(soup) if block.text])
    level = _section_level(blocks)
    return "\n\n".join(_mark(block.level, level) + block.text for block in blocks) + "\n"


def _decode(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        declared = "utf-8-sig"
    else:
        declared = EncodingDetector.find_declared_encoding(data, is_html=True) or "utf-8"
    known = "windows-1252" if declared in _LATIN_1 else declared
    remedy = "Save it as UTF-8, with <meta charset=utf-8>, and try again."
    try:
        text = data.decode(known)
    except LookupError:
        raise ValueError(f"it declares the unknown encoding {declared!r}. {remedy}") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"it is not {declared}, although it declares or implies that: see line {line}"
        raise ValueError(f"{message}. {remedy}") from None
    if "utf" not in known and not data.isascii() and _is_utf_8(data):
        raise ValueError(f"it declares {declared}, but it is UTF-8. {remedy}")
    return text


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _blocks(soup: BeautifulSoup) -> Iterator[Block]:
    nodes = (node for node in soup.descendants if _is_text(node))
    for _, run in groupby(nodes, key=lambda node: id(node.find_parent(_BLOCKS))):
        pieces = list(run)
        block = pieces[0].find_parent(_BLOCKS)
        name = block.name if block else ""
        if name in _HEADINGS:
            yield Block(int(name[1]), " ".join(_text(pieces, keep_lines=False).split()))
            continue
        level = NAVIGATION if _is_navigation(pieces) else 0
        for paragraph in _BLANK_LINE.split(_text(pieces, keep_lines=name == "pre")):
            lines = (" ".join(line.split()) for line in paragraph.split("\n"))
            yield Block(level, "\n".join(line for line in lines if line))


def _remove_navigation(blocks: list[Block]) -> list[Block]:
    """Remove paragraphs of links, and headings with nothing else below them, like `Contents`."""
    kept: list[Block] = []
    seen = 0
    for block in reversed(blocks):
        is_contents = block.level > 0 and seen == NAVIGATION and (not kept or kept[-1].level > 0)
        if block.level != NAVIGATION and not is_contents:
            kept.append(block)
        seen = block.level
    return kept[::-1]


def _is_text(node: object) -> bool:
    """Whether a node is text or a line break; comments and doctypes have other types."""
    return type(node) is NavigableString or (isinstance(node, Tag) and node.name == "br")


def _text(pieces: list[PageElement], keep_lines: bool) -> str:
    """Return the words of a block, with a line end for each `<br>`, and as typed within `<pre>`."""
    words = []
    for piece in pieces:
        if isinstance(piece, Tag):
            words.append("\n")
        else:
            words.append(str(piece) if keep_lines else re.sub(r"\s+", " ", str(piece)))
    return "".join(words).replace("\xad", "")


def _is_navigation(pieces: list[PageElement]) -> bool:
    """Whether a paragraph is navigation: all its words are links, except separators."""
    words = [piece for piece in pieces if any(letter.isalnum() for letter in piece.get_text())]
    return bool(words) and all(piece.find_parent("a", href=True) for piece in words)


def _section_level(blocks: list[Block]) -> int:
    """Return the highest level that occurs twice, or else the deepest with text below it."""
    counts = Counter(block.level for block in blocks if block.level)
    with_text = [block.level for block, below in pairwise(blocks) if block.level > below.level == 0]
    if not with_text:
        raise ValueError(
            "it has no heading (h1 to h6) with text below it. Mark the title of each part as a "
            "heading, such as <h2>The Stove</h2>, or save the page as plain text and use --heading."
        )
    repeated = [level for level, count in counts.items() if count > 1]
    return min(repeated) if repeated else max(with_text)


def _mark(level: int, section: int) -> str:
    if not level or level < section:
        return ""
    return SECTION if level == section else SUBHEADING
