"""Search: what is searched (`units`), and the index that a browser asks (`index`)."""

from __future__ import annotations

from collections.abc import Iterator

from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile
from edition.search.index import Index
from edition.search.units import units
from edition.words import BaseForms


def search_files(renderer: Renderer) -> Iterator[SiteFile]:
    """`assets/search/*.js`, as assets/search-engine.js loads them."""
    config = renderer.edition.config
    index = Index(list(units(renderer)), BaseForms(config.language, config.base_forms))
    for name, content in index.files():
        yield SiteFile(f"assets/search/{name}.js", content.encode("utf-8"))
