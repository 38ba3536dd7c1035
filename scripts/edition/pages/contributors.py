"""Who signs what."""

from __future__ import annotations

from edition.render.html import el
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile, page
from edition.schema import Contributor


def contributors_page(renderer: Renderer) -> SiteFile:
    """`contributors.md`."""
    entries = renderer.edition.records.of(Contributor).values()
    signed: dict[str, int] = {}
    for record in renderer.edition.records:
        for name in record.head.by:
            signed[name] = signed.get(name, 0) + 1
    parts = [
        el(
            "article",
            el("h2", entry.head.name),
            el("p", entry.head.role, f" · {signed.get(entry.id, 0)} records"),
            id=f"contributor-{entry.id}",
            class_="entry",
        )
        for entry in entries
    ]
    content = el("div", el("h1", "Contributors", class_="page-title"), parts, class_="ed-list")
    description = "Those who wrote the notes and edited the text."
    return page("contributors.md", "Contributors", content, description=description)
