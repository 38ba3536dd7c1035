"""Everything that can be taken away: one line a format, in the order of the page "Downloads"."""

from __future__ import annotations

from collections.abc import Iterator

from edition.exports.bibliography import bibliography_downloads
from edition.exports.concordance import concordance_downloads
from edition.exports.dts import dts_downloads
from edition.exports.tei import tei_downloads
from edition.exports.texts import text_downloads
from edition.exports.web_annotation import web_annotation_downloads
from edition.render.renderer import Renderer
from edition.render.site_file import Download


def downloads(renderer: Renderer) -> Iterator[Download]:
    """All formats; `make serve` goes without those that take time."""
    yield from text_downloads(renderer.edition)
    yield from tei_downloads(renderer)
    yield from web_annotation_downloads(renderer)
    yield from dts_downloads(renderer)
    yield from concordance_downloads(renderer)
    yield from bibliography_downloads(renderer.edition)
