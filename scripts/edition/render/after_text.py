"""What stands under a section's text: its changes, its commentary, and what points to it."""

from __future__ import annotations

from markupsafe import Markup

from edition.model import Locus, Ref, Section
from edition.render.apparatus_form import apparatus_line
from edition.render.html import el
from edition.render.renderer import Renderer


def textual_notes(renderer: Renderer, section: Section) -> Markup | None:
    """Where this section's reading text differs from the copy-text: readable without a script."""
    entries = [
        placed
        for locus, group in renderer.edition.apparatus_by_locus.items()
        if locus.section == section.number
        for placed in group
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
    return el(
        "section",
        el("h2", "Commentary", id="commentary"),
        el("div", renderer.body(entry.ref), class_="prose"),
        renderer.meta(entry),
        class_="after commentary",
    )


def pointers(renderer: Renderer, section: Section) -> Markup | None:
    """Passages, notes and pages that point to this section's paragraphs."""
    items = []
    for passage in (section.heading, *section.paragraphs):
        references = _cross_references(renderer, passage.locus)
        others = renderer.backlinks(passage.locus, "See also", hows=("reference",))
        if references or others:
            items.append(el("dt", renderer.link(passage.locus)))
            items.append(el("dd", references, others))
    if not items:
        return None
    return el(
        "section",
        el("h2", "Passages that point here", id="points-here"),
        el("dl", items, class_="pointers"),
        class_="after pointers-section",
    )


_FROM_THE_OTHER_END = {
    "echoes": "is echoed by",
    "develops": "is developed by",
    "qualifies": "is qualified by",
    "contradicts": "is contradicted by",
    "answers": "is answered by",
}


def _cross_references(renderer: Renderer, locus: Locus) -> Markup | None:
    lines = []
    for entry in renderer.edition.cross_references:
        head = entry.head
        if locus in head.from_:
            relation, other = str(head.relation), head.to
        elif locus in head.to:
            relation, other = _FROM_THE_OTHER_END[head.relation], head.from_
        else:
            continue
        reason = el(
            "a", renderer.gist(entry.ref), href=renderer.address(Ref("cross-reference", entry.id))
        )
        lines.append(
            el(
                "li",
                el("span", relation, class_="relation"),
                " ",
                renderer.link(other),
                " – ",
                reason,
            )
        )
    return el("ul", lines, class_="references") if lines else None
