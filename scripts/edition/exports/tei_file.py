"""The edition as TEI P5."""

from __future__ import annotations

from collections.abc import Iterator

from edition.exports.tei.document import document
from edition.formats.site_file import Download, SiteFile
from edition.formats.xml import written
from edition.render.renderer import Renderer


def tei_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield `edition.tei.xml`."""
    yield Download(
        SiteFile("downloads/edition.tei.xml", written(document(renderer))),
        "The whole edition as TEI P5: both texts, apparatus, notes, registers and bibliography; "
        "for editors, archives and tools of textual scholarship.",
        "with jing against tei_all; both texts are extracted from it and compared",
        "To work with",
    )
