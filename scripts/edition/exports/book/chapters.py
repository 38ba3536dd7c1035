"""All chapters of the book, in order."""

from __future__ import annotations

from edition.book.back import back_chapters
from edition.book.chapter import Chapter
from edition.book.front import front_chapters, last_chapters
from edition.book.text import text_chapters
from edition.render.renderer import Renderer


def chapters(renderer: Renderer, at_foot: bool) -> list[Chapter]:
    """The chapters; see `text_chapters` for `at_foot`."""
    return [
        *front_chapters(renderer),
        *text_chapters(renderer, at_foot),
        *back_chapters(renderer),
        *last_chapters(renderer),
    ]
