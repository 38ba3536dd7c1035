"""Linked data in the words of https://schema.org, one graph over all pages.

Every thing has an `@id`, an address of the site; a page says in full what it shows and names the
rest by its id. The title page says most, a section only that it is a chapter, and of what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from edition.formats.site_file import Download
from edition.model.text import Section
from edition.publish.metadata.page_description import PageInfo
from edition.publish.metadata.schema_org import (
    dataset,
    events,
    glossary,
    organisations,
    people,
    places,
)
from edition.publish.metadata.work import edition_nodes
from edition.render.renderer import Renderer

Node = dict[str, Any]

REGISTERS: dict[str, Callable[[Renderer, str], list[Node]]] = {
    "glossary.md": glossary,
    "people.md": people,
    "organisations.md": organisations,
    "places.md": places,
    "events.md": events,
}


def graph_of(renderer: Renderer, info: PageInfo, downloads: Sequence[Download]) -> list[Node]:
    """The nodes of a page; none for pages that show nothing of their own."""
    if info.is_home:
        return edition_nodes(renderer, info.uri, downloads)
    if section := info.section(renderer.edition):
        return [_chapter(renderer, info, section), _breadcrumb(renderer, info)]
    if info.uri == "downloads.md":
        return [dataset(renderer, info.uri, downloads), _breadcrumb(renderer, info)]
    if nodes := REGISTERS.get(info.uri):
        return [*nodes(renderer, info.uri), _breadcrumb(renderer, info)]
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
