"""All downloads, in the order of the page "Downloads"."""

from __future__ import annotations

from collections.abc import Iterator

from edition.exports.annotations_csv import annotation_downloads
from edition.exports.archive import archive_download
from edition.exports.bibliography_files import bibliography_downloads
from edition.exports.book.book_files import book_downloads
from edition.exports.concordance_csv import concordance_downloads
from edition.exports.dts import dts_downloads
from edition.exports.entities import entity_downloads
from edition.exports.skos import glossary_downloads
from edition.exports.tei_file import tei_downloads
from edition.exports.texts import text_downloads
from edition.exports.web_annotation import web_annotation_downloads
from edition.formats.site_file import Download
from edition.render.renderer import Renderer


def downloads(renderer: Renderer, release: bool = True) -> Iterator[Download]:
    """Yield the downloads; without `release` only the two texts and the apparatus.

    Args:
        renderer: the renderer of the edition.
        release: whether to make the other formats and the archive, which take time.
    """
    made = [*text_downloads(renderer.edition)]
    if release:
        made += _formats(renderer)
    yield from made
    if release:
        yield archive_download(renderer, made)


def _formats(renderer: Renderer) -> Iterator[Download]:
    """Yield the downloads that only a release has, except the archive."""
    yield from book_downloads(renderer)
    yield from annotation_downloads(renderer)
    yield from entity_downloads(renderer)
    yield from glossary_downloads(renderer)
    yield from tei_downloads(renderer)
    yield from web_annotation_downloads(renderer)
    yield from dts_downloads(renderer)
    yield from concordance_downloads(renderer)
    yield from bibliography_downloads(renderer.edition)
