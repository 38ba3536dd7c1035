"""The addresses that a version of the edition promises for ever."""

from __future__ import annotations

import re
from pathlib import Path

from edition.kinds.table import KINDS
from edition.publish.built_page import read_built

_LISTED = [kind for kind in KINDS.values() if kind.page != "text/"]
_PREFIXES = "|".join(sorted({kind.prefix for kind in _LISTED}))
_REGISTERS = "|".join(sorted({kind.page for kind in _LISTED}))

LASTING = re.compile(rf"p\d+-\d+|(?:n|{_PREFIXES})-.+")
"""Ids of passages, notes, apparatus entries, cross-references and entries of the registers."""
PAGES = re.compile(rf"text/(?:\d+/)?|notes/|{_REGISTERS}")


def anchors(site: Path) -> list[str]:
    """`text/2/#p2-3` and all others of a built site, sorted."""
    return sorted(
        {
            f"{page.url}#{id_}"
            for page in read_built(site)
            if PAGES.fullmatch(page.url)
            for id_ in page.ids
            if LASTING.fullmatch(id_)
        }
    )
