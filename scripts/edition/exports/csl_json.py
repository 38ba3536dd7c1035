"""The sources as CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from edition.assemble.edition import Edition
from edition.formats.site_file import Download, SiteFile


def bibliography_downloads(edition: Edition) -> Iterator[Download]:
    """`bibliography.json`, sorted by id."""
    items = [edition.bibliography.items[key] for key in sorted(edition.bibliography.items)]
    text = json.dumps(items, ensure_ascii=False, indent=1)
    yield Download(
        SiteFile("downloads/bibliography.json", text.encode("utf-8") + b"\n"),
        "The bibliography as CSL-JSON, for Zotero and its kin.",
        "each item by a CSL processor",
        "To work with",
    )
