"""The ways to cite with blanks, for assets/cite.js; a script, so that it loads from a file."""

from __future__ import annotations

from edition.assemble.edition import Edition
from edition.formats.script_data import literal
from edition.formats.site_file import SiteFile
from edition.render.citing import FORMATS, templates


def citations_file(edition: Edition) -> SiteFile:
    """`assets/citations.js`: names of the formats, and their templates."""
    data = {"formats": FORMATS, **templates(edition.config)}
    text = f"window.editionCitations = {literal(data, indent=1)};\n"
    return SiteFile("assets/citations.js", text.encode())
