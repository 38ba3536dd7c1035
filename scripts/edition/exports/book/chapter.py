"""A chapter of the book, and the addresses inside the book."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_LINK = re.compile(r' href="(?:site:(?P<path>[^"#]*)(?:#(?P<id>[^"]*))?|#(?P<here>[^"]*))"')
_ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True)
class Chapter:
    """One chapter, with links as the site writes them (`site:glossary/#term-party`)."""

    name: str
    """Its id in the book, and its file's name: `text-2`."""
    title: str
    content: Markup
    type: str = "chapter"
    """Of https://www.w3.org/TR/epub-ssv-11/."""
    part: str = "body"
    """`front`, `body` or `back`."""
    pages: tuple[str, ...] = ()
    """The addresses of the site that it answers to: `text/2/`, `text/2/#commentary`."""
    level: int = 1
    """In the table of contents."""


class Links:
    """Where the pages and entries of the site stand in the book.

    Args:
        chapters: of the book, in order.
        address: the way from one chapter to an id in another (or to its beginning, id empty).
        site_url: of the site, for what the book does not hold; empty if it has none.
    """

    def __init__(
        self,
        chapters: Sequence[Chapter],
        address: Callable[[Chapter, str], str],
        site_url: str,
    ) -> None:
        self._address, self._site = address, site_url.rstrip("/")
        self._pages = {page: chapter for chapter in chapters for page in chapter.pages}
        self._ids = {found: each for each in chapters for found in _ID.findall(each.content)}

    def of_book(self, html: str) -> str:
        """The same with every link leading within the book, or to the site, or nowhere."""
        return _LINK.sub(self._rewritten, html)

    def _rewritten(self, match: re.Match[str]) -> str:
        path, id_ = match["path"] or "", match["id"] or match["here"] or ""
        whole = f"{path}#{id_}" if id_ else path
        if id_ in self._ids:
            return f' href="{self._address(self._ids[id_], id_)}"'
        if chapter := self._pages.get(whole) or self._pages.get(path):
            return f' href="{self._address(chapter, "")}"'
        if match["here"] is None and self._site:
            return f' href="{self._site}/{whole}"'
        return ""  # an `a` without an address: words
