"""All chapters of the book, in order."""

from __future__ import annotations

from edition.exports.book.back_matter import back_chapters
from edition.exports.book.chapter import Chapter
from edition.exports.book.front_matter_pages import front_chapters, last_chapters
from edition.exports.book.section_chapter import text_chapters
from edition.render.renderer import Renderer


def chapters(renderer: Renderer, at_foot: bool) -> list[Chapter]:
    """Return all chapters; see `text_chapters` for `at_foot`."""
    return [
        *front_chapters(renderer),
        *text_chapters(renderer, at_foot),
        *back_chapters(renderer),
        *last_chapters(renderer),
    ]
