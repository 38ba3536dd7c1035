"""All notes on one page, in the order of the text."""

from __future__ import annotations

from markupsafe import Markup

from edition.edition import PlacedNote
from edition.render.html import counted, el
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile, page


def notes_page(renderer: Renderer) -> SiteFile:
    """`notes.md`."""
    edition = renderer.edition
    kinds = sorted({note.entry.head.kind for note in edition.notes})
    parts: list[Markup] = []
    section = -1
    for note in edition.notes:
        if note.locus.section != section:
            section = note.locus.section
            parts.append(el("h2", _section_title(renderer, section), id=f"section-{section}"))
        parts.append(_note(renderer, note))
    count = len(edition.notes)
    content = el(
        "div",
        el("h1", "All notes", class_="page-title"),
        el(
            "p",
            f"{counted(count, 'note')} in the order of the text, of {counted(len(kinds), 'kind')}: "
            f"{', '.join(kinds)}. ",
            "Each leads back to its words.",
            class_="lead",
        ),
        parts,
        class_="ed-list",
    )
    description = f"All {count} notes of the edition in the order of the text."
    return page("notes.md", "All notes", content, description=description)


def _section_title(renderer: Renderer, number: int) -> str:
    sections = {s.number: s.heading.text for s in renderer.edition.sections()}
    return sections.get(number, "Title")


def _note(renderer: Renderer, note: PlacedNote) -> Markup:
    entry = note.entry
    words = note.lemma.words if note.lemma else entry.head.quote
    back = f"site:text/{note.locus.section}/" if note.locus.section else "site:text/"
    return el(
        "article",
        el(
            "h3",
            el("span", str(note.number), class_="n"),
            " ",
            renderer.link(note.locus),
            " ",
            el("a", el("em", words), href=f"{back}#r-{note.id}" if note.lemma else None),
        ),
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry, entry.head.kind, "withdrawn" if not note.lemma else None),
        renderer.backlinks(entry.ref, "Pointed to by", hows=("reference",)),
        id=f"n-{note.id}",
        class_="note entry",
        data_kind=entry.head.kind,
        data_certainty=entry.head.certainty,
    )
