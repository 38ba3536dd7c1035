"""The books among the downloads."""

from __future__ import annotations

from collections.abc import Iterator

from edition.book.epub import EPUB, epub
from edition.book.pdf import PDF, pdf
from edition.render.renderer import Renderer
from edition.render.site_file import Download, SiteFile


def book_downloads(renderer: Renderer) -> Iterator[Download]:
    """`edition.pdf` and `edition.epub`."""
    yield Download(
        SiteFile(PDF, pdf(renderer)),
        "The book for paper and for the screen: notes at the foot of the page, an index with "
        "page numbers, tagged for reading aloud (PDF/UA).",
        "its words against the edition, its tags by the typesetter",
        "To read",
    )
    yield Download(
        SiteFile(EPUB, epub(renderer)),
        "The book for e-readers and telephones: notes open where they are called, and the "
        "paragraphs stand in the list of pages.",
        "by epubcheck",
        "To read",
    )
