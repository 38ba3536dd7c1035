"""The search units of an edition, each of which is a separate hit.

Their words are taken from the HTML of the pages, so that readers find what they see.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from edition.assemble.anchoring import words_around
from edition.formats.html import el
from edition.formats.plain_text import blocks, plain_words
from edition.kinds.table import KINDS
from edition.model.text import Ref, Span
from edition.pages.paragraph_context import commentary_anchor
from edition.render.apparatus_form import readings
from edition.render.renderer import Renderer
from edition.search.page_units import hand_page_units
from edition.search.unit import Unit, unit_of

CONTEXT = 90
"""Characters of the text on each side of a reading that is not printed."""


def units(renderer: Renderer) -> Iterator[Unit]:
    """Yield everything that is searched, in the order in which hits are shown."""
    yield from _passages(renderer)
    yield from _variants(renderer)
    yield from _apparatus(renderer)
    yield from _notes(renderer)
    yield from _commentaries(renderer)
    yield from _records(renderer, "glossary")
    yield from _records(renderer, "entities")
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
    """Yield each reading that is not printed, with context; only hits in the reading count."""
    edition = renderer.edition
    for placed in edition.apparatus:
        passage = edition.reading_text.by_locus[placed.lemma.locus].text
        place = edition.place_in_reading(placed)
        before, after = words_around(passage, place, CONTEXT)
        for words, sources in readings(edition, placed).items():
            if words == passage[place.start : place.end]:
                continue
            rejected = placed.entry.head.reading is not None and words == placed.lemma.words
            anchor = f"v-{placed.id}-copy" if rejected and words else f"v-{placed.id}"
            page = renderer.address(placed.lemma.locus).partition("#")[0]
            yield Unit(
                "readings",
                f"{placed.lemma.locus} {', '.join(sources)}",
                f"{page}#{anchor}",
                before + words + after,
                str(placed.lemma.locus),
                placed.lemma.locus.section,
                placed.entry.head.certainty,
                only=Span(len(before), len(before) + len(words)),
            )


def _apparatus(renderer: Renderer) -> Iterator[Unit]:
    """Yield the reasons of apparatus entries, then the witnesses."""
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
    yield from _records(renderer, "apparatus")


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
        body = renderer.numbered_body(entry.ref, partial(commentary_anchor, section.number))
        for anchor, lines in groupby(blocks([body]), lambda block: block[0]):
            yield unit_of(
                "\n".join(text for _, text in lines),
                kind="commentary",
                title=f"{section.number} commentary",
                address=f"{page}#{anchor or 'commentary'}",
                locus=str(section.heading.locus),
                section=section.number,
                certainty=entry.head.certainty or "",
            )


def _records(renderer: Renderer, part: str) -> Iterator[Unit]:
    """Yield the records of the kinds that belong to a part and have no place in the text."""
    for kind in KINDS.values():
        if kind.search == part and kind.searched:
            for entry in renderer.edition.records.ids(kind.name).values():
                named = f"{kind.singular.capitalize()} {entry.id}" if kind.label else ""
                yield unit_of(
                    *(el("p", fact) for fact in kind.searched(entry.head) if fact),
                    renderer.body(entry.ref),
                    kind=part,
                    title=named or kind.named_by(entry.head),
                    address=renderer.address(entry.ref),
                    certainty=entry.head.certainty or "",
                )


def _works(renderer: Renderer) -> Iterator[Unit]:
    for work in renderer.edition.bibliography.entries:
        entry = renderer.edition.records[Ref("source", work.id)]
        note = entry.head.csl.get("note")
        more = [entry.head.seen, note if isinstance(note, str) else ""]
        yield unit_of(
            *(el("p", words) for words in (work.html, *more) if words),
            kind="works",
            title=plain_words(renderer.label(entry.ref)),
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
