"""Linked data in terms of https://schema.org; all pages form one graph.

Each node has an `@id`, which is an address of the site. A page describes what it shows and refers
to the rest by id. The home page has most of the nodes; a section is only a chapter of the edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from edition.formats.site_file import Download, Page
from edition.kinds.table import KINDS
from edition.model.text import Section
from edition.publish.metadata.schema_org import (
    dataset,
    glossary,
    register,
)
from edition.publish.metadata.section_shown import section_shown
from edition.publish.metadata.work import edition_nodes
from edition.render.renderer import Renderer

Node = dict[str, Any]

REGISTERS = {f"{kind.folder}.md": kind for kind in KINDS.values() if kind.register}
"""The kinds with a register, by the page that lists them."""


def graph_of(renderer: Renderer, page: Page, downloads: Sequence[Download]) -> list[Node]:
    """Return the nodes of a page; an empty list if nothing is described there."""
    if page.is_home:
        return edition_nodes(renderer, page.uri, downloads)
    if section := section_shown(renderer.edition, page):
        return [_chapter(renderer, page, section), _breadcrumb(renderer, page)]
    if page.uri == "downloads.md":
        return [dataset(renderer, page.uri, downloads), _breadcrumb(renderer, page)]
    if page.uri == "glossary.md":
        return [*glossary(renderer, page.uri), _breadcrumb(renderer, page)]
    if kind := REGISTERS.get(page.uri):
        return [*register(renderer, page.uri, kind), _breadcrumb(renderer, page)]
    return []


def _chapter(renderer: Renderer, page: Page, section: Section) -> Node:
    return {
        "@id": renderer.href(page.address, page.uri),
        "@type": "Chapter",
        "name": section.name,
        "position": section.number,
        "isPartOf": {"@id": renderer.href("site:#edition", page.uri)},
    }


def _breadcrumb(renderer: Renderer, page: Page) -> Node:
    """Return the path to a page: the home page, and the page itself.

    https://schema.org/BreadcrumbList
    """
    config = renderer.edition.config
    steps = [(config.work or config.title, "site:"), (page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": name,
                "item": renderer.href(address, page.uri),
            }
            for number, (name, address) in enumerate(steps, 1)
        ],
    }
