"""`edition links`: the addresses outside, where they are cited, do they answer, are they archived.

The only part of the code that asks other hosts; no build and no check runs it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from markdown_it import MarkdownIt
from markdown_it.token import Token

from edition.assemble.edition import Edition
from edition.kinds.source import Source
from edition.kinds.values import WEB_ADDRESS

_IN_HTML = re.compile(r"""<a\s[^<>]*?href=["']?([^\s<>"']+)""", re.I)
_NOBODY = re.compile(r"(^|\.)(example\.(org|com|net)|localhost|127\.0\.0\.1)$")
"""Hosts that stand in examples (https://www.rfc-editor.org/rfc/rfc2606)."""
TIMEOUT = 20
"""Seconds to wait for an answer."""
AT_ONCE = 8
AGENT = "Mozilla/5.0 (compatible; annotated-edition link check)"
ARCHIVE = "https://archive.org/wayback/available?url="
"""https://archive.org/help/wayback_api.php"""


class Outside(NamedTuple):
    """An address that the edition cites."""

    url: str
    cited: tuple[str, ...]
    """The files that cite it."""
    archived: str
    """The address of an archived copy, where the bibliography has one."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The files of the bibliography that cite it, into which an archived copy is written."""
        return tuple(path for path in self.cited if path.endswith(".yml"))


def outside_links(edition: Edition) -> list[Outside]:
    """Every address once, in the order of the alphabet."""
    cited: dict[str, list[str]] = {}
    archived: dict[str, str] = {}
    for url, path in _found(edition):
        cited.setdefault(url, []).append(path)
    for entry in edition.records.of(Source).values():
        if entry.head.address and entry.head.archive:
            archived[entry.head.address] = entry.head.archive
    return [
        Outside(url, tuple(dict.fromkeys(paths)), archived.get(url, ""))
        for url, paths in sorted(cited.items())
        if not _NOBODY.search(urlsplit(url).hostname or "")
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


def answer_of(url: str) -> str:
    """What an address answers: nothing if all is well, else what is wrong in a few words."""
    try:
        request = Request(url, headers={"User-Agent": AGENT})
        with urlopen(request, timeout=TIMEOUT) as response:
            return "" if response.status < 400 else f"answers {response.status}"
    except HTTPError as error:
        return f"answers {error.code}"
    except (URLError, OSError, ValueError) as error:
        return str(getattr(error, "reason", error)) or type(error).__name__


def silent(
    links: list[Outside], ask: Callable[[str], str] = answer_of
) -> Iterator[tuple[Outside, str]]:
    """Those that do not answer as they should, with what they said."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for link, finding in zip(links, pool.map(ask, (link.url for link in links)), strict=True):
            if finding:
                yield link, finding


def copy_of(url: str, archive: str = ARCHIVE) -> str:
    """The address of the newest archived copy that the Wayback Machine knows; nothing if none.

    Raises:
        OSError: if the archive does not answer, or not as it is documented.
    """
    request = Request(archive + quote(url, safe=""), headers={"User-Agent": AGENT})
    with urlopen(request, timeout=TIMEOUT) as response:
        try:
            newest = json.load(response)["archived_snapshots"].get("closest")
            if not newest or newest["status"] != "200":
                return ""
            return str(newest["url"]).replace("http://", "https://", 1)
        except (ValueError, LookupError, TypeError, AttributeError):
            raise OSError("the archive’s answer is not understood") from None


def with_copies(
    links: list[Outside], ask: Callable[[str], str] = copy_of
) -> Iterator[tuple[Outside, str, str]]:
    """Of the sources' addresses without an archived copy: what the archive has, or what is wrong.

    Yields:
        The address, its copy (or nothing), and why that is not known (or nothing).
    """
    wanted = [link for link in links if link.sources and not link.archived]

    def asked(link: Outside) -> tuple[Outside, str, str]:
        try:
            return link, ask(link.url), ""
        except OSError as error:  # one silence is no reason to lose the other answers
            return link, "", str(getattr(error, "reason", error)) or type(error).__name__

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(asked, wanted)
