"""The ways to cite with blanks, for assets/cite.js; a script, so that it loads from a file."""

from __future__ import annotations

from edition.formats.script_data import literal
from edition.formats.site_file import SiteFile
from edition.render.citing import FORMATS, templates
from edition.render.renderer import Renderer


def citations_file(renderer: Renderer) -> SiteFile:
    """`assets/citations.js`: names of the formats, and their templates."""
    signed = {tuple(renderer.signers(entry)) for entry in renderer.edition.records} - {()}
    data = {"formats": FORMATS, **templates(renderer.edition.config, signed)}
    text = f"window.editionCitations = {literal(data, indent=1)};\n"
    return SiteFile("assets/citations.js", text.encode())
