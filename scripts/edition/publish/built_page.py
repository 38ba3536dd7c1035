"""A page of a built site, parsed once for everything that is checked in it.

Works on any built site, whichever generator made it; reads what was built, not what was meant.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

_END_OF_WORDS = f"end of words {secrets.token_hex(16)}"
"""The comment that marks it in the parsed copy; random, so that no page can hold it already."""


@dataclass(frozen=True)
class BuiltPage:
    """One page as it was built."""

    url: str
    """Within the site: `text/2/`, nothing for the home page."""
    path: Path
    html: str
    elements: list[HtmlElement]
    """All of them, in the order of the page."""
    words: slice
    """Those among the page's words, which contributors wrote; the rest is the theme's."""
    is_whole: bool = True
    """Whether the parser read it to its end; it stops where elements are nested too deeply."""

    @property
    def ids(self) -> set[str]:
        """Every id of the page."""
        return {each.attrib["id"] for each in self.elements if "id" in each.attrib}

    @property
    def among_words(self) -> list[HtmlElement]:
        """The elements among the page's words."""
        return self.elements[self.words]

    @property
    def around_words(self) -> list[HtmlElement]:
        """The elements of the theme."""
        return self.elements[: self.words.start] + self.elements[self.words.stop :]


def read_built(site: Path) -> list[BuiltPage]:
    """All pages of a built site, in the order of their addresses."""
    pages = []
    for path in sorted(site.rglob("*.html")):
        place = path.relative_to(site).as_posix()
        url = place.removesuffix("index.html") if place.endswith("index.html") else place
        pages.append(parse_page(path.read_text(encoding="utf-8"), url, path))
    return pages


def parse_page(html: str, url: str = "", path: Path = Path()) -> BuiltPage:
    """Parse a page; its words go from the first `<article>` to the last `</article>`.

    The last one in the file, not in the tree, so that no `</article>` or `</main>` among the words
    ends them early. A page without an article is all words.
    """
    end = html.rfind("</article>")
    marked = f"{html[:end]}<!--{_END_OF_WORDS}-->{html[end:]}" if end >= 0 else html
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(marked.encode("utf-8"), parser)
    elements: list[HtmlElement] = []
    start: int | None = None
    stop: int | None = None
    for node in root.iter() if root is not None else ():
        if isinstance(node.tag, str):
            if node.tag == "article" and start is None:
                start = len(elements)
            elements.append(node)
        elif node.text == _END_OF_WORDS:
            stop = len(elements)
    if start is None or stop is None:
        start, stop = start or 0, len(elements)
    is_whole = not any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    return BuiltPage(url, path, html, elements, slice(start, stop), is_whole)
