"""What a page says of itself to programs: tags to cite it by, to share it by, and linked data.

Written into the front matter of each page as `head`, which docs/overrides/main.html puts into the
page’s head; so it stays with the pages, whichever generator builds them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import yaml
from markupsafe import Markup

from edition.metadata.alternates import alternates
from edition.metadata.card import card_file
from edition.metadata.graph import graph_of
from edition.metadata.pages import PageInfo
from edition.metadata.tags import tags
from edition.render.html import join, relative
from edition.render.renderer import Renderer
from edition.render.script import literal
from edition.render.site_file import Download, SiteFile

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.S)
"""As MkDocs knows front matter: what it would take for a head must not stand beside ours."""
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
    front = _FRONT.match(text)
    said = _said(front[1]) if front else {}
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
    rest = text[front.end() :] if front else f"\n{text}"
    lines = front[1] if front else ""
    return SiteFile(file.uri, f"---\n{lines}head: {written}\n---\n{rest}", file.edit_path)


def _said(front: str) -> dict[str, Any]:
    """The front matter; nothing if it is broken, which the generator tells."""
    try:
        said = yaml.load(front, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return {}
    return cast(dict[str, Any], said) if isinstance(said, dict) else {}


def _linked_data(
    renderer: Renderer, info: PageInfo, downloads: Sequence[Download]
) -> Iterator[Markup]:
    """One data block; a browser does not run it: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents."""
    graph = graph_of(renderer, info, downloads)
    if graph:
        data = {"@context": "https://schema.org", "@graph": graph}
        yield Markup(f'<script type="application/ld+json">{literal(data)}</script>')
