"""Linked data in the words of https://schema.org, one graph over all pages.

Every thing has an `@id`, an address of the site; a page says in full what it shows and names the
rest by its id. The title page says most, a section only that it is a chapter, and of what.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from edition.formats.site_file import Download
from edition.kinds.table import KINDS
from edition.model.text import Section
from edition.publish.metadata.page_description import PageInfo
from edition.publish.metadata.schema_org import (
    dataset,
    glossary,
    register,
)
from edition.publish.metadata.work import edition_nodes
from edition.render.renderer import Renderer

Node = dict[str, Any]

REGISTERS = {f"{kind.folder}.md": kind for kind in KINDS.values() if kind.register}
"""The kinds with a register, by the page that lists them."""


def graph_of(renderer: Renderer, info: PageInfo, downloads: Sequence[Download]) -> list[Node]:
    """The nodes of a page; none for pages that show nothing of their own."""
    if info.is_home:
        return edition_nodes(renderer, info.uri, downloads)
    if section := info.section(renderer.edition):
        return [_chapter(renderer, info, section), _breadcrumb(renderer, info)]
    if info.uri == "downloads.md":
        return [dataset(renderer, info.uri, downloads), _breadcrumb(renderer, info)]
    if info.uri == "glossary.md":
        return [*glossary(renderer, info.uri), _breadcrumb(renderer, info)]
    if kind := REGISTERS.get(info.uri):
        return [*register(renderer, info.uri, kind), _breadcrumb(renderer, info)]
    return []


def _chapter(renderer: Renderer, info: PageInfo, section: Section) -> Node:
    return {
        "@id": renderer.href(info.address, info.uri),
        "@type": "Chapter",
        "name": section.name,
        "position": section.number,
        "isPartOf": {"@id": renderer.href("site:#edition", info.uri)},
    }


def _breadcrumb(renderer: Renderer, info: PageInfo) -> Node:
    """https://schema.org/BreadcrumbList: the title page, and this one."""
    config = renderer.edition.config
    steps = [(config.work or config.title, "site:"), (info.title, info.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": name,
                "item": renderer.href(address, info.uri),
            }
            for number, (name, address) in enumerate(steps, 1)
        ],
    }
