"""The sources as CSL-JSON."""

from __future__ import annotations

import json

from edition.edition import Edition
from edition.render.site_file import SiteFile


def bibliography_file(edition: Edition) -> SiteFile:
    """`bibliography.json`, sorted by id."""
    items = [edition.bibliography.items[key] for key in sorted(edition.bibliography.items)]
    text = json.dumps(items, ensure_ascii=False, indent=1)
    return SiteFile("downloads/bibliography.json", text.encode("utf-8") + b"\n")
