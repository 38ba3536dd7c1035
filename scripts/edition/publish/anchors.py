"""The permanent addresses of a version of the edition."""

from __future__ import annotations

import re
from pathlib import Path

from edition.kinds.table import KINDS
from edition.publish.built_page import read_built_pages

_LISTED = [kind for kind in KINDS.values() if kind.page != "text/"]
_PREFIXES = "|".join(sorted({kind.prefix for kind in _LISTED}))
_REGISTERS = "|".join(sorted({kind.page for kind in _LISTED}))

PERMANENT_IDS = re.compile(rf"p\d+-\d+|(?:n|{_PREFIXES})-.+")
"""Ids of passages, notes, apparatus entries, cross-references and entries of the registers."""
PAGES = re.compile(rf"text/(?:\d+/)?|notes/|{_REGISTERS}")


def anchors(site: Path) -> list[str]:
    """Return the permanent addresses of a built site such as `text/2/#p2-3`, sorted."""
    return sorted(
        {
            f"{page.url}#{id_}"
            for page in read_built_pages(site)
            if PAGES.fullmatch(page.url)
            for id_ in page.ids
            if PERMANENT_IDS.fullmatch(id_)
        }
    )
