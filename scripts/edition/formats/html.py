"""Elements of HTML, escaped by default, and addresses inside the site.

While pages are made, an address inside the edition is written `site:text/2/#p2-1`;
`relative` turns all of them into addresses as seen from one page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup, escape

Child: TypeAlias = "str | Markup | Iterable[Child] | None"

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})

_SPECIAL = re.compile("[&<>\"']")
_INTERNAL = re.compile(r'(href|src)="site:([^"#?]*)([^"]*)"')


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """One element.

    Args:
        name: of the element.
        children: text (escaped), markup, or nested lists of them; None is left out.
        attributes: `class_` for `class`, `data_locus` for `data-locus`; None and False are left
            out, True stands without a value.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is not None and value is not False:
            parts.append(f' {_attribute_name(key)}="{"" if value is True else escaped(value)}"')
    parts.append(">")
    if name not in VOID:
        _collect(children, parts)
        parts.append(f"</{name}>")
    return str.__new__(Markup, "".join(parts))  # `Markup(…)` would look for markup in it first


def join(children: Iterable[Child], separator: str = "") -> Markup:
    """Children one after the other, with a separator (escaped) between."""
    parts: list[str] = []
    between = escape(separator) if separator else ""
    for child in children:
        if between and parts:
            parts.append(between)
        _collect((child,), parts)
    return str.__new__(Markup, "".join(parts))


def _collect(children: Iterable[Child], parts: list[str]) -> None:
    """Append the markup of children; plain text is escaped."""
    for child in children:
        if isinstance(child, Markup):
            parts.append(child)
        elif isinstance(child, str):
            parts.append(escaped(child))
        elif child is not None:
            _collect(child, parts)


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


def relative(html: str, uri: str) -> str:
    """Rewrite `site:` addresses as seen from the page of this uri."""
    base = url_of(uri)

    def rewrite(match: re.Match[str]) -> str:
        attribute, path, rest = match.groups()
        address = relative_url(path, base)
        if rest and address == "./":
            address = ""
        return f'{attribute}="{address}{rest}"'

    return _INTERNAL.sub(rewrite, html)


@lru_cache(maxsize=4096)
def relative_url(path: str, base: str) -> str:
    """The address of `path` as seen from the page at `base` (both within the site)."""
    folder = base if base.endswith("/") or not base else posixpath.dirname(base) + "/"
    shown = posixpath.relpath("/" + path, "/" + folder)
    if path.endswith("/") or not path:
        shown += "/"
    return shown
