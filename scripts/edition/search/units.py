"""An edition -> all that can be found in it, in pieces that are hits of their own.

The words are taken from the same HTML that the pages show, so that what is read is found.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from edition.assemble.anchoring import words_around
from edition.formats.dates import readable_date
from edition.kinds.table import ENTITY_KINDS
from edition.kinds.witness import Witness
from edition.model.text import Ref, Span
from edition.pages.paragraph_context import commentary_anchor
from edition.read.records import Entry
from edition.render.apparatus_form import readings
from edition.render.renderer import Renderer
from edition.search.page_units import hand_page_units
from edition.search.unit import Unit, unit_of

CONTEXT = 90
"""Characters of the text on each side of a reading that is not printed."""


def units(renderer: Renderer) -> Iterator[Unit]:
    """All that is searched, in the order in which hits are shown."""
    yield from _passages(renderer)
    yield from _variants(renderer)
    yield from _apparatus(renderer)
    yield from _notes(renderer)
    yield from _commentaries(renderer)
    yield from _glossary(renderer)
    yield from _entities(renderer)
    yield from _works(renderer)
    yield from _cross_references(renderer)
    yield from hand_page_units(renderer)


def _passages(renderer: Renderer) -> Iterator[Unit]:
    for passage in renderer.edition.reading_text.passages():
        locus = passage.locus
        yield Unit(
            "text", str(locus), renderer.address(locus), passage.text, str(locus), locus.section
        )


def _variants(renderer: Renderer) -> Iterator[Unit]:
    """Each reading that is not printed, with the words around it; only hits in it count."""
    edition = renderer.edition
    for placed in edition.apparatus:
        passage = edition.reading_text.by_locus[placed.lemma.locus].text
        place = edition.place_in_reading(placed)
        before, after = words_around(passage, place, CONTEXT)
        for words, readers in readings(edition, placed).items():
            if words == passage[place.start : place.end]:
                continue
            rejected = placed.entry.head.reading is not None and words == placed.lemma.words
            anchor = f"v-{placed.id}-copy" if rejected and words else f"v-{placed.id}"
            page = renderer.address(placed.lemma.locus).partition("#")[0]
            yield Unit(
                "readings",
                f"{placed.lemma.locus} {', '.join(readers)}",
                f"{page}#{anchor}",
                before + words + after,
                str(placed.lemma.locus),
                placed.lemma.locus.section,
                placed.entry.head.certainty,
                only=Span(len(before), len(before) + len(words)),
            )


def _apparatus(renderer: Renderer) -> Iterator[Unit]:
    """Why a place is emended, or might be; and the witnesses."""
    for placed in renderer.edition.apparatus:
        yield unit_of(
            renderer.body(placed.entry.ref),
            kind="apparatus",
            title=f"{placed.lemma.locus} apparatus",
            address=renderer.address(placed.entry.ref),
            locus=str(placed.lemma.locus),
            section=placed.lemma.locus.section,
            certainty=placed.entry.head.certainty,
        )
    for entry in renderer.edition.records.of(Witness).values():
        facts = [entry.head.name, entry.head.date]
        yield _record(renderer, entry, "apparatus", f"Witness {entry.id}", facts)


def _notes(renderer: Renderer) -> Iterator[Unit]:
    for note in renderer.edition.notes:
        if note.lemma:
            head = note.entry.head
            yield unit_of(
                renderer.body(note.entry.ref),
                kind="notes",
                title=f"{note.locus} note {note.number}",
                address=renderer.address(note.entry.ref),
                locus=str(note.locus),
                section=note.locus.section,
                certainty=head.certainty,
                note_kind=head.kind,
            )


def _commentaries(renderer: Renderer) -> Iterator[Unit]:
    for section in renderer.edition.sections():
        entry = renderer.edition.records.ids("commentary").get(str(section.number))
        if entry is None:
            continue
        page = f"site:text/{section.number}/"
        yield Unit(
            "commentary",
            f"{section.number} summary",
            f"{page}#{section.heading.locus.anchor}",
            str(entry.head.summary),
            str(section.heading.locus),
            section.number,
            entry.head.certainty or "",
        )
        blocks = re.split("(?=<p>)", str(renderer.body(entry.ref)))
        for number, block in enumerate(blocks):
            anchor = commentary_anchor(section.number, number) if number else "commentary"
            yield unit_of(
                block,
                kind="commentary",
                title=f"{section.number} commentary",
                address=f"{page}#{anchor}",
                locus=str(section.heading.locus),
                section=section.number,
                certainty=entry.head.certainty or "",
            )


def _glossary(renderer: Renderer) -> Iterator[Unit]:
    for entry in renderer.edition.records.ids("term").values():
        head = entry.head
        facts = [head.headword, head.russian, _latin(head.transliteration)]
        yield _record(renderer, entry, "glossary", head.headword, facts)


def _entities(renderer: Renderer) -> Iterator[Unit]:
    for kind in ENTITY_KINDS:
        for entry in renderer.edition.records.ids(kind).values():
            head = entry.head
            if kind == "person":
                dates = f"{head.born} {head.died}"
            else:
                dates = readable_date(head.start, head.end) if hasattr(head, "start") else ""
            facts = [head.name, getattr(head, "russian", ""), dates]
            yield _record(renderer, entry, "entities", head.name, facts)


def _latin(words: str) -> str:
    return f'<i lang="ru-Latn">{html.escape(words)}</i>' if words else ""


def _record(renderer: Renderer, entry: Entry[Any], kind: str, title: str, facts: list[str]) -> Unit:
    lines = [f if f.startswith("<i ") else html.escape(f) for f in facts if f and f.strip()]
    return unit_of(
        "".join(f"<p>{line}</p>" for line in lines) + str(renderer.body(entry.ref)),
        kind=kind,
        title=title,
        address=renderer.address(entry.ref),
        certainty=entry.head.certainty or "",
    )


def _works(renderer: Renderer) -> Iterator[Unit]:
    for work in renderer.edition.bibliography.entries:
        entry = renderer.edition.records[Ref("source", work.id)]
        note = entry.head.csl.get("note")
        more = [entry.head.seen, note if isinstance(note, str) else ""]
        yield unit_of(
            f"<p>{work.html}</p>" + "".join(f"<p>{html.escape(m)}</p>" for m in more if m),
            kind="works",
            title=re.sub("<[^>]+>", "", str(renderer.label(entry.ref))),
            address=renderer.address(entry.ref),
        )


def _cross_references(renderer: Renderer) -> Iterator[Unit]:
    for entry in renderer.edition.cross_references:
        head = entry.head
        yield unit_of(
            renderer.body(entry.ref),
            kind="cross-references",
            title=f"{head.from_} {head.relation} {head.to}",
            locus=str(head.from_),
            address=renderer.address(entry.ref),
            certainty=head.certainty or "",
        )
