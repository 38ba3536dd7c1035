"""The parts of a page below a section's text: its changes and its commentary."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from edition.formats.html import el
from edition.model.text import Section
from edition.pages.paragraph_context import commentary_anchor
from edition.render.apparatus_form import apparatus_line
from edition.render.renderer import Renderer


def textual_notes(renderer: Renderer, section: Section) -> Markup | None:
    """Return a list of the section's emendations, readable without a script; None without any."""
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
            "The places where the reading text differs from the copy-text. The words after the "
            "semicolon are those of the copy-text. The reasons are given in the ",
            el("a", "apparatus", href="site:apparatus/"),
            ".",
            class_="lead",
        ),
        el("ul", lines, class_="apparatus-list"),
        class_="after changes",
    )


def commentary(renderer: Renderer, section: Section) -> Markup | None:
    """Return the commentary on a section; None if it has no commentary."""
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
