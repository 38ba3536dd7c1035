"""All notes on one page, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from edition.assemble.edition import PlacedNote
from edition.formats.html import counted, el, shortened
from edition.formats.site_file import SiteFile, page
from edition.pages.filters import Facet, filter_form
from edition.render.renderer import Renderer

MAX_TITLE = 50
"""Maximum length of a source's title in the filter, in characters."""


def notes_page(renderer: Renderer) -> SiteFile:
    """Return `notes.md`."""
    edition = renderer.edition
    kinds = {note.entry.head.kind for note in edition.notes}
    sections = [
        el(
            "section",
            el("h2", _section_title(renderer, number), id=f"section-{number}"),
            el("div", [_note(renderer, note) for note in notes], class_="entries"),
        )
        for number, notes in _by_section(edition.notes)
    ]
    count = len(edition.notes)
    content = el(
        "div",
        el("h1", "All notes", class_="page-title"),
        el(
            "p",
            f"{counted(count, 'note')} in the order of the text, "
            f"of {counted(len(kinds), 'kind')}. Each links back to its words.",
            class_="lead",
        ),
        _filters(renderer),
        sections,
        class_="ed-list",
    )
    description = f"All {count} notes of the edition in the order of the text."
    return page("notes.md", "All notes", content, description=description)


def _by_section(notes: Iterable[PlacedNote]) -> Iterator[tuple[int, list[PlacedNote]]]:
    for number, group in groupby(notes, key=lambda note: note.locus.section):
        yield number, list(group)


def _filters(renderer: Renderer) -> Markup:
    notes = renderer.edition.notes
    heads = [note.entry.head for note in notes]
    sources = [name for head in heads for name in head.sources]
    known = renderer.edition.records.ids("source")
    titles = {
        name: shortened(str(known[name].head.title), MAX_TITLE)
        for name in set(sources)
        if name in known
    }
    return filter_form(
        "article.note",
        [
            Facet("section", "Section", [str(note.locus.section) for note in notes]),
            Facet("kind", "Kind", [head.kind for head in heads]),
            Facet("certainty", "Certainty", [head.certainty for head in heads]),
            Facet("by", "Written by", [name for head in heads for name in head.by]),
            Facet("source", "Source", sources, titles),
        ],
        {"order": "place"},
    )


def _section_title(renderer: Renderer, number: int) -> str:
    section = renderer.edition.reading_text.section(number)
    return section.name if section else "Title"


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
        renderer.backlinks(entry.ref, "Linked from", link_types=("reference",)),
        id=f"n-{note.id}",
        class_="note entry",
        data_order=note.number,
        data_section=note.locus.section,
        data_kind=entry.head.kind,
        data_by=" ".join(entry.head.by),
        data_source=" ".join(entry.head.sources),
        data_certainty=entry.head.certainty,
    )
