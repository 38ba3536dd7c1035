"""The navigation of a site: what mkdocs.yml asks for, as far as the edition has it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

LISTED = 40
"""Sections up to which each has its place in the navigation.

Every page holds the whole of it, so that with a thousand sections it would grow a millionfold.
"""

WHOLE = "text/index.md"
"""The page from which all sections are reached, however many there are."""

_SECTION = re.compile(r"text/(\d+)\.md")


def unlisted(uris: Collection[str]) -> list[str]:
    """The pages of sections, if there are too many for the navigation."""
    sections = [uri for uri in uris if _SECTION.fullmatch(uri)]
    return sections if len(sections) > LISTED else []


def navigation(wanted: Any, uris: Collection[str]) -> Any:
    """The navigation without pages that this edition does not have, and with all its sections.

    Args:
        wanted: the `nav` of mkdocs.yml: lists, mappings and paths in each other.
        uris: of all files.
    """
    listed = set(uris).difference(unlisted(uris))
    return _existing(wanted, listed)


def _existing(wanted: Any, uris: Collection[str]) -> Any:
    if isinstance(wanted, list):
        kept = [item for each in wanted if (item := _existing(each, uris))]
        if not any(str(each).startswith("text/") for each in wanted):
            return kept
        named = {value for each in kept if isinstance(each, dict) for value in each.values()}
        pages = {each for each in kept if isinstance(each, str)}
        pages |= {uri for uri in uris if _SECTION.fullmatch(uri)} - named
        rest = [each for each in kept if not isinstance(each, str)]
        return [*sorted(pages, key=_order), *rest]
    if isinstance(wanted, dict):
        return {key: value for key, each in wanted.items() if (value := _existing(each, uris))}
    return wanted if wanted is None or "://" in str(wanted) or wanted in uris else None


def _order(uri: str) -> tuple[int, str]:
    match = _SECTION.fullmatch(uri)
    return (int(match[1]), "") if match else (1 << 30, uri)
