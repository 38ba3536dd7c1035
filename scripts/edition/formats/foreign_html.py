"""Read HTML that another program or an author wrote into nodes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from edition.formats.html import Node, el

SILENT = frozenset({"script", "style", "svg", "template"})
"""Elements whose text is not shown."""


def read_html(html: str) -> Node:
    """Return the nodes of a fragment of HTML; its markup is not changed."""
    if "<" not in html and "&" not in html:
        return Node.of(html, "", {}, (html,))
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return Node.of(html, "", {}, tuple(_inside(root)))


def _inside(element: HtmlElement) -> Iterator[str]:
    if element.text:
        yield str(element.text)
    for child in element:
        if isinstance(child.tag, str):  # else a comment
            inside = () if child.tag in SILENT else _inside(child)
            yield el(child.tag, inside, **{str(k): str(v) for k, v in child.attrib.items()})
        if child.tail:
            yield str(child.tail)
