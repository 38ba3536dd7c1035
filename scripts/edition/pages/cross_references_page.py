"""The page of cross-references: links between passages, with their reasons."""

from __future__ import annotations

from markupsafe import Markup

from edition.formats.html import counted, el
from edition.formats.site_file import SiteFile, page
from edition.kinds.cross_reference import CrossReference
from edition.pictures.crossref_web import web_picture
from edition.read.records import Entry
from edition.render.renderer import Renderer


def cross_references_page(renderer: Renderer) -> SiteFile:
    """Return `cross-references.md`."""
    entries = renderer.edition.cross_references
    content = el(
        "div",
        el("h1", "Cross-references", class_="page-title"),
        el(
            "p",
            f"{counted(len(entries), 'link')} between passages, in the order of the text. A "
            "passage echoes, develops, qualifies, contradicts or answers another; each link has "
            "its reason.",
            class_="lead",
        ),
        web_picture(renderer) if entries else None,
        el("div", [_entry(renderer, entry) for entry in entries], id="references"),
        class_="ed-list cross-references",
    )
    description = (
        f"{counted(len(entries), 'link')} between passages of the text, each with its reason."
    )
    return page("cross-references.md", "Cross-references", content, description=description)


def _entry(renderer: Renderer, entry: Entry[CrossReference]) -> Markup:
    head = entry.head
    ends = [
        el("li", renderer.link(loci), " ", el("q", words, class_="passage"))
        for loci, words in ((head.from_, head.from_quote), (head.to, head.to_quote))
        if words
    ]
    return el(
        "article",
        el(
            "h2",
            renderer.link(head.from_),
            " ",
            el("span", head.relation, class_="relation"),
            " ",
            renderer.link(head.to),
        ),
        el("ul", ends, class_="ends") if ends else None,
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry),
        id=f"x-{entry.id}",
        class_="entry",
        data_relation=head.relation,
    )
