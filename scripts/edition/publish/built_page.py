"""A page of a built site, parsed once for all checks.

It works on a site built by any generator, because it reads only the built files.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

_END_OF_CONTENT = f"end of content {secrets.token_hex(16)}"
"""A comment in the parsed copy; random, so that no page can contain it already."""


@dataclass(frozen=True)
class BuiltPage:
    """A page as it was built."""

    url: str
    """Address within the site: `text/2/`; empty for the home page."""
    path: Path
    html: str
    elements: list[HtmlElement]
    """All elements, in the order of the page."""
    content: slice
    """The elements of the content, which contributors wrote; the rest belongs to the theme."""
    is_complete: bool = True
    """Whether the parser read the whole page; it stops where elements are nested too deeply."""

    @property
    def ids(self) -> set[str]:
        """All ids of the page."""
        return {each.attrib["id"] for each in self.elements if "id" in each.attrib}

    @property
    def content_elements(self) -> list[HtmlElement]:
        """The elements of the content."""
        return self.elements[self.content]

    @property
    def theme_elements(self) -> list[HtmlElement]:
        """The elements of the theme."""
        return self.elements[: self.content.start] + self.elements[self.content.stop :]


def read_built_pages(site: Path) -> list[BuiltPage]:
    """Return all pages of a built site, in the order of their paths."""
    pages = []
    for path in sorted(site.rglob("*.html")):
        place = path.relative_to(site).as_posix()
        url = place.removesuffix("index.html") if place.endswith("index.html") else place
        pages.append(parse_page(path.read_text(encoding="utf-8"), url, path))
    return pages


def parse_page(html: str, url: str = "", path: Path = Path()) -> BuiltPage:
    """Parse a page; its content is from the first `<article>` to the last `</article>`.

    This is the last one in the file, not in the tree, so that an `</article>` or `</main>` within
    the content does not end it early. A page without an article is all content.
    """
    end = html.rfind("</article>")
    marked = f"{html[:end]}<!--{_END_OF_CONTENT}-->{html[end:]}" if end >= 0 else html
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
        elif node.text == _END_OF_CONTENT:
            stop = len(elements)
    if start is None or stop is None:
        start, stop = start or 0, len(elements)
    is_complete = not any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    return BuiltPage(url, path, html, elements, slice(start, stop), is_complete)
