"""A list of what is related to each paragraph of a section, below the text.

The page's script (assets/scripts/paragraph-panel.js) shows the same list beside the paragraph in
view.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from edition.assemble.edition import Mention
from edition.formats.html import Child, el, join, shortened
from edition.kinds.table import ENTITY_KINDS
from edition.model.text import Locus, LocusRange, Ref, Section
from edition.read.body import paragraph_references
from edition.render.renderer import Renderer

_INVERSE_RELATIONS = {
    "echoes": "is echoed by",
    "develops": "is developed by",
    "qualifies": "is qualified by",
    "contradicts": "is contradicted by",
    "answers": "is answered by",
}

MAX_LABEL = 44
"""Maximum length of a link to a paragraph of the commentary, in characters."""


def paragraph_context(renderer: Renderer, section: Section) -> Markup | None:
    """Return a list with an item for each paragraph that has related items; None without any."""
    commented = _commented(renderer, section.number)
    items = []
    for passage in (section.heading, *section.paragraphs):
        locus = passage.locus
        parts = [
            _cross_references(renderer, locus),
            _line("Commentary", commented.get(locus, ())),
            _line("Named here", _mentioned(renderer, locus, ENTITY_KINDS)),
            _line("Glossary", _mentioned(renderer, locus, ("term",))),
            _line("Text", _variants(renderer, locus)),
            renderer.backlinks(
                locus, "Linked from", link_types=("reference",), exclude_kinds=("commentary",)
            ),
        ]
        if any(parts):
            items.append(el("dt", renderer.link(locus)))
            items.append(el("dd", parts, data_around=str(locus)))
    if not items:
        return None
    return el(
        "section",
        el("h2", "Related to each paragraph", id="around"),
        el("dl", items, class_="pointers"),
        class_="after pointers-section",
    )


def _line(title: str, links: Iterable[Child]) -> Markup | None:
    found = list(links)
    return el("p", el("b", title), " ", join(found, " · "), class_="backlinks") if found else None


def _mentioned(renderer: Renderer, locus: Locus, kinds: tuple[str, ...]) -> list[Markup]:
    mentions: list[Mention] = renderer.edition.mentions_by_locus.get(locus, [])
    refs = dict.fromkeys(mention.ref for mention in mentions if mention.ref.kind in kinds)
    return [renderer.link(ref) for ref in refs]


def _variants(renderer: Renderer, locus: Locus) -> list[Markup]:
    placed = renderer.edition.apparatus_by_locus.get(locus, [])
    return [renderer.link(each.entry.ref, el("em", each.lemma.words or "…")) for each in placed]


def _commented(renderer: Renderer, section: int) -> dict[Locus, list[Markup]]:
    """Return links to the paragraphs of the commentary that refer to each passage of a section."""
    body = renderer.edition.bodies.get(Ref("commentary", str(section)))
    found: dict[Locus, list[Markup]] = {}
    for number, (words, references) in enumerate(paragraph_references(body) if body else [], 1):
        ranges = filter(None, (LocusRange.parse(r.target) for r in references))
        named = {p.locus for each in ranges for p in renderer.edition.passages(each)}
        shown = shortened(words, MAX_LABEL)
        for locus in named:
            link = el("a", shown, href=f"#{commentary_anchor(section, number)}")
            found.setdefault(locus, []).append(link)
    return found


def commentary_anchor(section: int, paragraph: int) -> str:
    """Return the id of a paragraph of a section's commentary; `paragraph` counts from 1."""
    return f"c{section}-{paragraph}"


def _cross_references(renderer: Renderer, locus: Locus) -> Markup | None:
    lines = []
    for entry in renderer.edition.cross_references_by_locus.get(locus, ()):
        head = entry.head
        if locus in head.from_:
            relation, other = str(head.relation), head.to
        else:
            relation, other = _INVERSE_RELATIONS[head.relation], head.from_
        reason = el(
            "a",
            renderer.first_sentence(entry.ref),
            href=renderer.address(Ref("cross-reference", entry.id)),
        )
        relation_ = el("span", relation, class_="relation")
        lines.append(el("li", relation_, " ", renderer.link(other), " – ", reason))
    return el("ul", lines, class_="references") if lines else None
