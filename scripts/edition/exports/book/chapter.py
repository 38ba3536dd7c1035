"""A chapter of the book, and the addresses within the book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from edition.formats.html import Node, pieces


@dataclass(frozen=True)
class Chapter:
    """One chapter; its links are addresses of the site such as `site:glossary/#term-party`."""

    name: str
    """Its id in the book and the stem of its file name, such as `text-2`."""
    title: str
    content: Node
    type: str = "chapter"
    """Type of content: a term of https://www.w3.org/TR/epub-ssv-11/."""
    part: str = "body"
    """`front`, `body` or `back`."""
    pages: tuple[str, ...] = ()
    """The addresses of the site that it replaces, such as `text/2/`, `text/2/#commentary`."""
    level: int = 1
    """Level in the table of contents, 1 or 2; 0 if the chapter is not listed there."""


class Links:
    """Translates addresses of the site into addresses of the book.

    Args:
        chapters: the chapters of the book, in order.
        address: returns the address of an id in a chapter; of its beginning if the id is empty.
        site_url: the address of the site, for links to pages that the book does not contain;
            empty if it is not known.
    """

    def __init__(
        self,
        chapters: Sequence[Chapter],
        address: Callable[[Chapter, str], str],
        site_url: str,
    ) -> None:
        self._address, self._site = address, site_url.rstrip("/")
        self._pages = {page: chapter for chapter in chapters for page in chapter.pages}
        self._ids = {id_: each for each in chapters for id_ in _ids([each.content])}

    def of_book(self, href: str) -> str:
        """Return the address in the book, else the full address on the site, else nothing."""
        if not href.startswith(("site:", "#")):
            return href
        whole = href.removeprefix("site:")
        path, _, id_ = whole.partition("#")
        if id_ in self._ids:
            return self._address(self._ids[id_], id_)
        if chapter := self._pages.get(whole) or self._pages.get(path):
            return self._address(chapter, "")
        return f"{self._site}/{whole}" if self._site and href.startswith("site:") else ""


def _ids(nodes: Iterable[str]) -> Iterator[str]:
    """Yield the ids of all elements, in order."""
    for piece in pieces(nodes):
        if isinstance(piece, Node):
            if id_ := piece.attributes.get("id"):
                yield id_
            yield from _ids(piece.children)
