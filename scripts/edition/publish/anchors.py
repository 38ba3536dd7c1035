"""The addresses that a version of the edition promises for ever."""

from __future__ import annotations

import re
from pathlib import Path

from edition.publish.built_page import read_built
from edition.render.linker import PAGES as OF_RECORDS

_PREFIXES = "|".join(sorted({prefix for _, prefix in OF_RECORDS.values()}))
_REGISTERS = "|".join(sorted({page for page, _ in OF_RECORDS.values()}))

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
