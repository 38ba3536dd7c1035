"""Elements of HTML, escaped by default, and addresses inside the site.

An element is its markup, and keeps the parts that it was made of: the books, the tables and the
search are made of these, so that no markup is parsed again.

While pages are made, an address inside the edition is written `site:text/2/#p2-1`;
`relative` turns all of them into addresses as seen from one page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup, escape

Child: TypeAlias = "str | Markup | Iterable[Child] | None"

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})

_SPECIAL = re.compile("[&<>\"']")
_INTERNAL = re.compile(r'(href|src)="site:([^"]*)"')
_REST = re.compile("[#?].*", re.S)


class Node(Markup):
    """The markup of an element, or of several nodes in a row, and what it was made of."""

    __slots__ = ("attributes", "children", "name")
    name: str
    """Of the element; empty for nodes in a row."""
    attributes: Mapping[str, str]
    children: tuple[str, ...]
    """Text (not escaped) and markup, in order."""

    @classmethod
    def of(
        cls, markup: str, name: str, attributes: Mapping[str, str], children: tuple[str, ...]
    ) -> Node:
        """A node whose markup is known."""
        node = str.__new__(cls, markup)  # `Markup(…)` would look for markup in it first
        node.name, node.attributes, node.children = name, attributes, children
        return node


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Node:
    """One element.

    Args:
        name: of the element.
        children: text (escaped), markup, or nested lists of them; None is left out.
        attributes: `class_` for `class`, `data_locus` for `data-locus`; None and False are left
            out, True stands without a value.
    """
    parts = [f"<{name}"]
    given: dict[str, str] = {}
    for key, value in attributes.items():
        if value is not None and value is not False:
            called = _attribute_name(key)
            given[called] = shown = "" if value is True else str(value)
            parts.append(f' {called}="{escaped(shown)}"')
    parts.append(">")
    kept: list[str] = []
    if name not in VOID:
        _collect(children, parts, kept)
        parts.append(f"</{name}>")
    return Node.of("".join(parts), name, given, tuple(kept))


def join(children: Iterable[Child], separator: str = "") -> Node:
    """Children one after the other, with a separator (escaped) between."""
    parts: list[str] = []
    kept: list[str] = []
    for child in children:
        if separator and parts:
            _collect((separator,), parts, kept)
        _collect((child,), parts, kept)
    return Node.of("".join(parts), "", {}, tuple(kept))


def _collect(children: Iterable[Child], parts: list[str], kept: list[str]) -> None:
    """Append the markup of children, and the children, nodes in a row one by one."""
    for child in children:
        if isinstance(child, Node):
            parts.append(child)
            if child.name:
                kept.append(child)
            else:
                kept += child.children
        elif isinstance(child, str):
            parts.append(escaped(child))
            kept.append(child)
        elif child is not None:
            _collect(child, parts, kept)


def pieces(nodes: Iterable[str]) -> Iterator[str | Node]:
    """The elements and the text (not escaped) in a row of nodes; no two texts in succession.

    Raises:
        TypeError: if markup has elements in it but not the parts that it was made of.
    """
    text = ""
    for node in nodes:
        if isinstance(node, Node):
            for piece in (node,) if node.name else pieces(node.children):
                if isinstance(piece, Node):
                    if text:
                        yield text
                        text = ""
                    yield piece
                else:
                    text += piece
        elif not isinstance(node, Markup):
            text += node
        elif "<" not in node:
            text += node.unescape()
        else:
            raise TypeError(f"markup without its parts: {node[:80]}")
    if text:
        yield text


def escaped(value: str | int) -> str:
    """As `escape`, at a third of its cost where there is nothing to escape."""
    if isinstance(value, Markup) or (isinstance(value, str) and not _SPECIAL.search(value)):
        return value
    return escape(value)


@lru_cache(maxsize=256)
def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def counted(number: int, one: str, many: str = "") -> str:
    """`1 note`, `2 notes`, `2 entries`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(text: str, limit: int) -> str:
    """A text, or its first words and ` …`; a word that alone is too long is cut: `Self-activ…`.

    Args:
        text: without marks.
        limit: code points up to which it is left as it is.
    """
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit)
    return f"{text[:cut]} …" if cut > 0 else f"{text[:limit]}…"


def url_of(uri: str) -> str:
    """The address of a page within the site: `text/2.md` is `text/2/`, `index.md` is nothing."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if stem.rpartition("/")[2] == "index" else f"{stem}/"


def with_addresses(html: str, leads_to: Callable[[str], str]) -> str:
    """Write an address in the place of each that begins with `site:`.

    Args:
        html: made by `el`, or cleaned.
        leads_to: what follows `site:` -> the address.
    """
    return _INTERNAL.sub(lambda match: f'{match[1]}="{leads_to(match[2])}"', html)


def relative(html: str, uri: str) -> str:
    """Rewrite `site:` addresses as seen from the page of this uri."""
    base = url_of(uri)

    def seen(address: str) -> str:
        path = _REST.sub("", address)
        rest, shown = address[len(path) :], relative_url(path, base)
        return rest if rest and shown == "./" else shown + rest

    return with_addresses(html, seen)


@lru_cache(maxsize=4096)
def relative_url(path: str, base: str) -> str:
    """The address of `path` as seen from the page at `base` (both within the site)."""
    folder = base if base.endswith("/") or not base else posixpath.dirname(base) + "/"
    shown = posixpath.relpath("/" + path, "/" + folder)
    if path.endswith("/") or not path:
        shown += "/"
    return shown
