"""The line in small type under an entry of the book."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from edition.formats.html import el, join
from edition.read.records import Entry
from edition.render.renderer import Renderer


def record_footer(renderer: Renderer, entry: Entry[Any], *more: str) -> Markup | None:
    """Return certainty, `more`, sources and byline of a record; None if it has none of these."""
    parts = [entry.head.certainty, *more, renderer.sources(entry), renderer.byline(entry)]
    line = join([part for part in parts if part], " · ")
    return el("p", line, class_="meta") if line else None
