"""The books among the downloads."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from edition.exports.book.epub import EPUB, epub
from edition.exports.book.pdf import PDF, pdf
from edition.formats.site_file import Download, SiteFile
from edition.render.renderer import Renderer

# A logger of the mkdocs tree, so that --strict counts what it says.
log = logging.getLogger("mkdocs.hooks.edition")


def book_downloads(renderer: Renderer) -> Iterator[Download]:
    """`edition.pdf` and `edition.epub`."""
    try:
        yield Download(
            SiteFile(PDF, pdf(renderer)),
            "The book for paper and for the screen: notes at the foot of the page, an index with "
            "page numbers, tagged for reading aloud (PDF/UA).",
            "its words against the edition, its tags by the typesetter",
            "To read",
        )
    except ValueError as error:  # a book less is no reason to publish nothing
        log.warning("The PDF is left out: %s", error)
    yield Download(
        SiteFile(EPUB, epub(renderer)),
        "The book for e-readers and telephones: notes open where they are called, and the "
        "paragraphs stand in the list of pages.",
        "by epubcheck",
        "To read",
    )
