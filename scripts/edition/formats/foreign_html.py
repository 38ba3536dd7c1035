"""HTML that another program made, or an author typed, as the nodes that the edition works with."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import PageElement, PreformattedString, Tag

from edition.formats.html import Node, el

SILENT = frozenset({"script", "style", "svg", "template"})
"""Elements whose text nobody reads."""


def read_html(html: str) -> Node:
    """The nodes of a piece of HTML, whose markup stays as it is."""
    if "<" not in html and "&" not in html:
        return Node.of(html, "", {}, (html,))
    soup = BeautifulSoup(html, "html.parser", multi_valued_attributes=None)
    return Node.of(html, "", {}, tuple(_nodes(soup)))


def _nodes(tag: Tag) -> list[str]:
    return [_node(each) for each in tag.children if not isinstance(each, PreformattedString)]


def _node(found: PageElement) -> str:
    if not isinstance(found, Tag):
        return str(found)
    children = [] if found.name in SILENT else _nodes(found)
    return el(found.name, children, **{key: str(value) for key, value in found.attrs.items()})
