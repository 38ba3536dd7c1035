"""The edition as TEI P5."""

from __future__ import annotations

from collections.abc import Iterator

from edition.exports.tei.document import document
from edition.formats.site_file import Download, SiteFile
from edition.formats.xml import written
from edition.render.renderer import Renderer


def tei_downloads(renderer: Renderer) -> Iterator[Download]:
    """`edition.tei.xml`."""
    yield Download(
        SiteFile("downloads/edition.tei.xml", written(document(renderer))),
        "The whole edition as TEI P5: both texts, apparatus, notes, registers and bibliography; "
        "for editors, archives and tools of textual scholarship.",
        "by jing against tei_all; both texts are taken out of it again",
        "To work with",
    )
