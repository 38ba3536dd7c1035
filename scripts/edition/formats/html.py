"""Elements of HTML, escaped by default, and addresses inside the site.

An element is a string of markup that also keeps its name, attributes and children, from which the
books, the tables and the search data are made without parsing the markup again.

Until a page is finished, an address within the site is written `site:text/2/#p2-1`; `relative`
converts these addresses to relative ones.
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
    """The markup of an element, or of a sequence of nodes, with its parts."""

    __slots__ = ("attributes", "children", "name")
    name: str
    """The name of the element; empty for a sequence of nodes."""
    attributes: Mapping[str, str]
    children: tuple[str, ...]
    """Text (not escaped) and elements, in order."""

    @classmethod
    def of(
        cls, markup: str, name: str, attributes: Mapping[str, str], children: tuple[str, ...]
    ) -> Node:
        """Return a node whose markup is known."""
        node = str.__new__(cls, markup)  # `Markup(…)` would look for `__html__` first
        node.name, node.attributes, node.children = name, attributes, children
        return node


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Node:
    """Return an element.

    Args:
        name: the name of the element.
        children: text (which is escaped), markup, or nested lists of them; None is omitted.
        attributes: `class_` for `class`, `data_locus` for `data-locus`; None and False are
            omitted, True becomes an empty value.
    """
    parts = [f"<{name}"]
    given: dict[str, str] = {}
    for key, value in attributes.items():
        if value is not None and value is not False:
            attribute = _attribute_name(key)
            given[attribute] = shown = "" if value is True else str(value)
            parts.append(f' {attribute}="{escaped(shown)}"')
    parts.append(">")
    kept: list[str] = []
    if name not in VOID:
        _collect(children, parts, kept)
        parts.append(f"</{name}>")
    return Node.of("".join(parts), name, given, tuple(kept))


def join(children: Iterable[Child], separator: str = "") -> Node:
    """Join children into a sequence of nodes, with a separator (which is escaped) between them."""
    parts: list[str] = []
    kept: list[str] = []
    for child in children:
        if separator and parts:
            _collect((separator,), parts, kept)
        _collect((child,), parts, kept)
    return Node.of("".join(parts), "", {}, tuple(kept))


def _collect(children: Iterable[Child], parts: list[str], kept: list[str]) -> None:
    """Append the markup of children to `parts`, and the children to `kept`, without sequences."""
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
    """Yield the elements and the text (not escaped) of nodes; adjacent texts are joined.

    Raises:
        TypeError: if there is markup with elements that is not a `Node`.
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
    """Escape text; three times as fast as `escape` where there is nothing to escape."""
    if isinstance(value, Markup) or (isinstance(value, str) and not _SPECIAL.search(value)):
        return value
    return escape(value)


@lru_cache(maxsize=256)
def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 note`, `2 notes`, `2 entries`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(text: str, limit: int) -> str:
    """Shorten a text to its first words and ` …`; a single long word becomes `Self-activ…`.

    Args:
        text: plain text.
        limit: the number of code points up to which it is not changed.
    """
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit)
    return f"{text[:cut]} …" if cut > 0 else f"{text[:limit]}…"


def url_of(uri: str) -> str:
    """Return the address of a page within the site: `text/2/` for `text/2.md`.

    It is empty for `index.md`; that of another file is its path.
    """
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if stem.rpartition("/")[2] == "index" else f"{stem}/"


def with_addresses(html: str, leads_to: Callable[[str], str]) -> str:
    """Replace each address that begins with `site:`.

    Args:
        html: markup made by `el`, or cleaned.
        leads_to: returns the new address; its argument is the part after `site:`.
    """
    return _INTERNAL.sub(lambda match: f'{match[1]}="{leads_to(match[2])}"', html)


def relative(html: str, uri: str) -> str:
    """Make `site:` addresses relative to the page with this uri."""
    base = url_of(uri)

    def seen(address: str) -> str:
        path = _REST.sub("", address)
        rest, shown = address[len(path) :], relative_url(path, base)
        return rest if rest and shown == "./" else shown + rest

    return with_addresses(html, seen)


@lru_cache(maxsize=4096)
def relative_url(path: str, base: str) -> str:
    """Return `path` relative to the page at `base`; both are addresses within the site."""
    folder = base if base.endswith("/") or not base else posixpath.dirname(base) + "/"
    shown = posixpath.relpath("/" + path, "/" + folder)
    if path.endswith("/") or not path:
        shown += "/"
    return shown
