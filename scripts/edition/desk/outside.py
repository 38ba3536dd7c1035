"""`edition links`: the addresses outside of the edition, where they are cited, whether they answer.

The only part of the code that asks other hosts; no build and no check runs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from edition.edition import Edition
from edition.schema import Source

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'|]+[^\s<>()\[\]\"'|.,;:!?]")
PATIENCE = 20
"""Seconds to wait for an answer."""
AT_ONCE = 8
AGENT = "Mozilla/5.0 (compatible; annotated-edition link check)"


class Outside(NamedTuple):
    """An address that the edition cites."""

    url: str
    cited: tuple[str, ...]
    """The files that cite it."""
    archived: str
    """The address of an archived copy, where the bibliography has one."""


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
    ]


def _found(edition: Edition) -> Iterator[tuple[str, str]]:
    for entry in edition.records.of(Source).values():
        if entry.head.address:
            yield entry.head.address, entry.path
    for entry in edition.records:
        for match in _ADDRESS.finditer(entry.body):
            yield match[0], entry.path
    for page in edition.pages:
        for match in _ADDRESS.finditer(page.text):
            yield match[0], f"docs/{page.uri}"


def answer_of(url: str) -> str:
    """What an address answers: nothing if all is well, else what is wrong in a few words."""
    try:
        request = Request(url, headers={"User-Agent": AGENT})
        with urlopen(request, timeout=PATIENCE) as response:
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
        for link, fault in zip(links, pool.map(ask, (link.url for link in links)), strict=True):
            if fault:
                yield link, fault
