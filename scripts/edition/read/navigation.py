"""The navigation of a site: the `nav` of mkdocs.yml, restricted to pages that exist."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

LISTED = 40
"""Most sections that are listed in the navigation one by one.

Every page holds the whole navigation, so its size would grow with the square of the sections.
"""

WHOLE = "text/index.md"
"""The page that leads to all sections, however many there are."""

_SECTION = re.compile(r"text/(\d+)\.md")


def unlisted(uris: Collection[str]) -> list[str]:
    """Return the pages of sections if they are too many for the navigation."""
    sections = [uri for uri in uris if _SECTION.fullmatch(uri)]
    return sections if len(sections) > LISTED else []


def navigation(wanted: Any, uris: Collection[str]) -> Any:
    """Return the navigation with all sections, without pages that this edition lacks.

    Args:
        wanted: the `nav` of mkdocs.yml: nested lists, mappings and paths.
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
