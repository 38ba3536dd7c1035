"""The search index: the units that a query can find, and their index for the browser.

Imports render and below.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.formats.site_file import SiteFile
from edition.render.renderer import Renderer
from edition.search.index import Index
from edition.search.units import units
from edition.words.tokens import BaseForms


def search_files(renderer: Renderer) -> Iterator[SiteFile]:
    """Yield `assets/search/*.js`, which assets/scripts/search-engine.js loads."""
    config = renderer.edition.config
    index = Index(list(units(renderer)), BaseForms(config.language, config.base_forms))
    for name, content in index.files():
        yield SiteFile(f"assets/search/{name}.js", content.encode("utf-8"))
