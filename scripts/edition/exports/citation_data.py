"""The ways to cite with blanks, for docs/assets/cite.js; a script, so that it loads from a file."""

from __future__ import annotations

from edition.edition import Edition
from edition.render.citing import FORMATS, templates
from edition.render.script import literal
from edition.render.site_file import SiteFile


def citations_file(edition: Edition) -> SiteFile:
    """`assets/citations.js`: names of the formats, and their templates."""
    data = {"formats": FORMATS, **templates(edition.config)}
    text = f"window.editionCitations = {literal(data, indent=1)};\n"
    return SiteFile("assets/citations.js", text.encode())
