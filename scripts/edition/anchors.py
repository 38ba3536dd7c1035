"""The addresses that a version of the edition promises for ever."""

from __future__ import annotations

import re
from pathlib import Path

from edition.finish import read_built

LASTING = re.compile(
    r"p\d+-\d+|(?:n|a|x|term|person|organisation|place|event|source|witness|contributor)-.+"
)
"""Ids of passages, notes, apparatus entries, cross-references and entries of the registers."""
PAGES = re.compile(
    r"(?:text/(?:\d+/)?|notes/|glossary/|people/|organisations/|places/|events/|bibliography/"
    r"|apparatus/|cross-references/|contributors/)"
)


def anchors(site: Path) -> list[str]:
    """`text/2/#p2-3` and all others of a built site, sorted."""
    return sorted(
        {
            f"{page.url}#{element['id']}"
            for page in read_built(site)
            if PAGES.fullmatch(page.url)
            for element in page.soup.select("[id]")
            if LASTING.fullmatch(str(element["id"]))
        }
    )
