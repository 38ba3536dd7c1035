"""A chapter of the book, and the addresses inside the book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from edition.formats.html import Node, pieces


@dataclass(frozen=True)
class Chapter:
    """One chapter, with links as the site writes them (`site:glossary/#term-party`)."""

    name: str
    """Its id in the book, and its file's name: `text-2`."""
    title: str
    content: Node
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
        self._ids = {id_: each for each in chapters for id_ in _ids([each.content])}

    def of_book(self, href: str) -> str:
        """An address of the site as one of the book, or of the site in full; empty for neither."""
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
    for piece in pieces(nodes):
        if isinstance(piece, Node):
            if id_ := piece.attributes.get("id"):
                yield id_
            yield from _ids(piece.children)
