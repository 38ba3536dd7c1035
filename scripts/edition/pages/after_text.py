"""What stands under a section's text: its changes and its commentary."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from edition.formats.html import el
from edition.model.text import Section
from edition.pages.paragraph_context import commentary_anchor
from edition.render.apparatus_form import apparatus_line
from edition.render.renderer import Renderer


def textual_notes(renderer: Renderer, section: Section) -> Markup | None:
    """Where this section's reading text differs from the copy-text: readable without a script."""
    entries = [
        placed
        for passage in (section.heading, *section.paragraphs)
        for placed in renderer.edition.apparatus_by_locus.get(passage.locus, ())
        if placed.entry.head.reading is not None
    ]
    if not entries:
        return None
    lines = [el("li", apparatus_line(renderer, placed, linked=True)) for placed in entries]
    return el(
        "section",
        el("h2", "Changes to the text", id="changes"),
        el(
            "p",
            "Where the reading text above departs from the copy-text. What stands after the "
            "semicolon is what the copy-text has. Reasons are given in the ",
            el("a", "apparatus", href="site:apparatus/"),
            ".",
            class_="lead",
        ),
        el("ul", lines, class_="apparatus-list"),
        class_="after changes",
    )


def commentary(renderer: Renderer, section: Section) -> Markup | None:
    """The continuous prose on a section."""
    entry = renderer.edition.records.ids("commentary").get(str(section.number))
    if entry is None:
        return None
    anchor = partial(commentary_anchor, section.number)
    return el(
        "section",
        el("h2", "Commentary", id="commentary"),
        el("div", renderer.numbered_body(entry.ref, anchor), class_="prose"),
        renderer.meta(entry),
        class_="after commentary",
    )
