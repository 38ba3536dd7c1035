"""The ways to cite with blanks, for docs/assets/cite.js; a script, so that it loads from a file."""

from __future__ import annotations

import json

from edition.edition import Edition
from edition.render.citing import FORMATS, templates
from edition.render.site_file import SiteFile


def citations_file(edition: Edition) -> SiteFile:
    """`assets/citations.js`: names of the formats, and their templates."""
    data = {"formats": FORMATS, **templates(edition.config)}
    text = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return SiteFile("assets/citations.js", f"window.editionCitations = {text};\n".encode())
