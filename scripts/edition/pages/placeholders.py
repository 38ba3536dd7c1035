"""Overviews for the title page: the sections, and the number of records of each kind."""

from __future__ import annotations

from markupsafe import Markup

from edition.formats.html import el
from edition.render.renderer import Renderer


def contents(renderer: Renderer) -> Markup:
    """Return a list of the sections with their summaries."""
    items = []
    commentary = renderer.edition.records.ids("commentary")
    for section in renderer.edition.sections():
        entry = commentary.get(str(section.number))
        link = el("a", section.title, href=f"site:text/{section.number}/")
        summary = el("span", entry.head.summary, class_="summary") if entry else None
        number = el("span", str(section.number), class_="numeral", aria_hidden="true")
        items.append(el("li", number, el("div", link, summary)))
    return el("ol", items, class_="contents")


def figures(renderer: Renderer) -> Markup:
    """Return the number of records of each kind, in one line."""
    edition = renderer.edition
    counts = (
        (len(edition.notes), "notes", "notes/"),
        (len(edition.records.ids("term")), "glossary entries", "glossary/"),
        (len(edition.apparatus), "places in the apparatus", "apparatus/"),
        (len(edition.cross_references), "cross-references", "cross-references/"),
        (len(edition.records.ids("source")), "sources", "bibliography/"),
    )
    links = [
        el("li", el("a", el("b", str(n)), f" {what}", href=f"site:{page}"))
        for n, what, page in counts
    ]
    return el("ul", links, class_="figures")
