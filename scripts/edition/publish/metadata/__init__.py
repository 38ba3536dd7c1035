"""Metadata of pages: tags for citing and sharing, and linked data.

They are the `head` of each page, which is written into its front matter; the template main.html
copies it into `<head>`. So they are kept with the pages, whichever generator builds the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from edition.formats.html import join, relative
from edition.formats.script_data import literal
from edition.formats.site_file import Download, Page, SiteFile
from edition.publish.metadata.alternates import alternates
from edition.publish.metadata.graph import graph_of
from edition.publish.metadata.tags import tags
from edition.render.renderer import Renderer


def with_metadata(
    renderer: Renderer, downloads: Sequence[Download], files: Iterable[SiteFile]
) -> Iterator[SiteFile]:
    """Yield the files, each page with its `head`."""
    for file in files:
        yield _with_head(renderer, downloads, file) if isinstance(file, Page) else file


def _with_head(renderer: Renderer, downloads: Sequence[Download], page: Page) -> Page:
    parts = [
        *tags(renderer, page, downloads),
        *alternates(page, downloads),
        *_linked_data(renderer, page, downloads),
    ]
    return replace(page, head=relative(str(join(parts, "\n")), page.uri))


def _linked_data(renderer: Renderer, page: Page, downloads: Sequence[Download]) -> Iterator[Markup]:
    """Yield a data block, which a browser does not run.

    https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
    """
    graph = graph_of(renderer, page, downloads)
    if graph:
        data = {"@context": "https://schema.org", "@graph": graph}
        yield Markup(f'<script type="application/ld+json">{literal(data)}</script>')
