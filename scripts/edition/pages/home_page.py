"""The title page of an edition that has no docs/index.md."""

from __future__ import annotations

from edition.formats.html import el
from edition.formats.site_file import SiteFile, page
from edition.pages.placeholders import contents, figures
from edition.render.renderer import Renderer


def home_page(renderer: Renderer) -> SiteFile:
    """Return `index.md`."""
    config = renderer.edition.config
    content = el(
        "div",
        el(
            "header",
            el("p", config.author, class_="author") if config.author else None,
            el("h1", config.title),
            el("p", ", ".join(filter(None, (config.work, config.date))), class_="work"),
        ),
        contents(renderer),
        figures(renderer),
        class_="title-page",
    )
    return page("index.md", config.title, content, description=config.description)
