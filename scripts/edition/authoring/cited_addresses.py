"""`edition links`: the addresses that the edition cites, where, and which have an archived copy.

Whether they answer is checked by another program, from this list (.github/workflows/links.yml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from edition.assemble.edition import Edition
from edition.kinds.source import Source
from edition.kinds.values import WEB_ADDRESS

_IN_HTML = re.compile(r"""<a\s[^<>]*?href=["']?([^\s<>"']+)""", re.I)
_EXAMPLE = re.compile(r"(^|\.)(example\.(org|com|net)|localhost|127\.0\.0\.1)$")
"""Hosts of examples (https://www.rfc-editor.org/rfc/rfc2606)."""


class CitedAddress(NamedTuple):
    """An address that the edition cites."""

    url: str
    cited: tuple[str, ...]
    """The files that cite it."""
    archived: str
    """The address of an archived copy, where the bibliography has one."""


def cited_addresses(edition: Edition) -> list[CitedAddress]:
    """Every address once, in alphabetical order."""
    cited: dict[str, list[str]] = {}
    archived: dict[str, str] = {}
    for url, path in _found(edition):
        cited.setdefault(url, []).append(path)
    for entry in edition.records.of(Source).values():
        if entry.head.address and entry.head.archive:
            archived[entry.head.address] = entry.head.archive
    return [
        CitedAddress(url, tuple(dict.fromkeys(paths)), archived.get(url, ""))
        for url, paths in sorted(cited.items())
        if not _EXAMPLE.search(urlsplit(url).hostname or "")
    ]


def _found(edition: Edition) -> Iterator[tuple[str, str]]:
    for entry in edition.records.of(Source).values():
        if entry.head.address:
            yield entry.head.address, entry.path
    linked = [(edition.records[ref].path, body.tokens) for ref, body in edition.bodies.items()]
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    linked += [(page.path, tuple(markdown.parse(page.body))) for page in edition.pages]
    for path, blocks in linked:
        yield from ((url, path) for url in _links(blocks) if WEB_ADDRESS.fullmatch(url))


def _links(blocks: Iterable[Token]) -> Iterator[str]:
    """What the links of a parsed text lead to, within the edition and outside."""
    for block in blocks:
        for token in (block, *(block.children or ())):
            if token.type == "link_open":
                yield str(token.attrs["href"])
            elif token.type in ("html_block", "html_inline"):
                yield from map(unescape, _IN_HTML.findall(token.content))
