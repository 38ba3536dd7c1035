"""The books among the downloads."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from edition.exports.book.epub import EPUB, epub
from edition.exports.book.pdf import PDF, pdf
from edition.formats.site_file import Download, SiteFile
from edition.render.renderer import Renderer

# A logger below `mkdocs`, so that --strict counts its warnings.
log = logging.getLogger("mkdocs.hooks.edition")


def book_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield `edition.pdf` and `edition.epub`; without the former if Typst fails."""
    try:
        yield Download(
            SiteFile(PDF, pdf(renderer)),
            "The book for paper and for the screen, with footnotes, an index with page numbers, "
            "and tags for screen readers (PDF/UA).",
            "its words against the edition, its tags with Typst",
            "To read",
        )
    except ValueError as error:  # the rest can be published without it
        log.warning("The PDF was not made: %s", error)
    yield Download(
        SiteFile(EPUB, epub(renderer)),
        "The book for e-readers and telephones, with pop-up notes and a page list of the "
        "paragraphs.",
        "with epubcheck",
        "To read",
    )
