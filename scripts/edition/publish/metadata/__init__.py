"""What a page says of itself to programs: tags to cite it by, to share it by, and linked data.

Written into the front matter of each page as `head`, which the template main.html puts into the
page’s head; so it stays with the pages, whichever generator builds them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from edition.formats.html import join, relative
from edition.formats.script_data import literal
from edition.formats.site_file import Download, SiteFile
from edition.publish.metadata.alternates import alternates
from edition.publish.metadata.card import card_file
from edition.publish.metadata.graph import graph_of
from edition.publish.metadata.page_description import PageInfo
from edition.publish.metadata.tags import tags
from edition.read.page_head import join_page, said_in, split_page
from edition.render.renderer import Renderer

_UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for a line end, or refuses, unless it is written as an escape."""


def with_metadata(
    renderer: Renderer, downloads: Sequence[Download], files: Iterable[SiteFile]
) -> Iterator[SiteFile]:
    """The files as they are, each page with its `head`; and the picture for shared links."""
    for file in files:
        is_page = file.uri.endswith(".md") and isinstance(file.content, str)
        yield _with_head(renderer, downloads, file) if is_page else file
    yield card_file(renderer.edition.config)


def _with_head(renderer: Renderer, downloads: Sequence[Download], file: SiteFile) -> SiteFile:
    text = str(file.content)
    front, body = split_page(text)
    said = said_in(front)
    info = PageInfo(file.uri, str(said.get("title", "")), str(said.get("description", "")))
    parts = [
        *tags(renderer, info, downloads),
        *alternates(info, downloads),
        *_linked_data(renderer, info, downloads),
    ]
    head = relative(str(join(parts, "\n")), file.uri)
    written = _UNREADABLE.sub(
        lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(head, ensure_ascii=False)
    )
    body = body if front else f"\n{body}"
    page = join_page(f"{front}head: {written}\n", body)
    return replace(file, content=page)


def _linked_data(
    renderer: Renderer, info: PageInfo, downloads: Sequence[Download]
) -> Iterator[Markup]:
    """One data block; a browser does not run it: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents."""
    graph = graph_of(renderer, info, downloads)
    if graph:
        data = {"@context": "https://schema.org", "@graph": graph}
        yield Markup(f'<script type="application/ld+json">{literal(data)}</script>')
