"""Notes, commentaries, reasons of apparatus entries, and cross-references."""

from __future__ import annotations

from collections.abc import Iterator

from edition.assemble.edition import Edition, PlacedNote
from edition.exports.tei.body_elements import prose
from edition.exports.tei.xml_ids import (
    editorial_attributes,
    id_of,
    own_language,
    pointer,
    section_id,
)
from edition.formats.xml import Element, el
from edition.kinds.commentary import Commentary
from edition.kinds.cross_reference import CrossReference
from edition.model.text import LocusRange
from edition.read.records import Entry
from edition.render.crossref_places import end_places
from edition.render.renderer import Renderer


def notes(renderer: Renderer) -> list[Element]:
    """Return the notes; `target` and `targetEnd` are the anchors around the words of a note."""
    return [_note(renderer, note) for note in renderer.edition.notes]


def _note(renderer: Renderer, note: PlacedNote) -> Element:
    head, id_ = note.entry.head, id_of(note.entry.ref)
    target = pointer(f"{id_}.start") if note.lemma else _passages(renderer.edition, head.at)
    return el(
        "note",
        prose(renderer, note.entry.ref),
        type=head.kind,
        subtype=head.certainty,
        n=str(note.number),
        target=target,
        targetEnd=pointer(f"{id_}.end") if note.lemma else None,
        ana=pointer(f"kind-{head.kind}", f"certainty-{head.certainty}")
        + (f" #status-{head.status}" if head.status else ""),
        xml_id=id_,
        xml_lang=own_language(renderer.edition),
        **editorial_attributes(renderer.edition, note.entry),
    )


def commentaries(renderer: Renderer) -> list[Element]:
    """Return a note for each section that has a commentary."""
    edition = renderer.edition
    there = {str(section.number) for section in edition.sections()}
    return [
        el(
            "note",
            el("ab", entry.head.summary, type="summary"),
            prose(renderer, entry.ref),
            type="commentary",
            target=pointer(section_id(int(entry.id))),
            xml_id=id_of(entry.ref),
            xml_lang=own_language(edition),
            **editorial_attributes(edition, entry),
        )
        for entry in edition.records.of(Commentary).values()
        if entry.id in there
    ]


def reasons(renderer: Renderer) -> list[Element]:
    """Return the reasons of the apparatus entries; the entries themselves are in the text."""
    edition = renderer.edition
    return [
        el(
            "note",
            prose(renderer, placed.entry.ref),
            type="apparatus",
            subtype=placed.entry.head.certainty,
            target=pointer(id_of(placed.entry.ref)),
            xml_id=f"{id_of(placed.entry.ref)}.reason",
            xml_lang=own_language(edition),
            **editorial_attributes(edition, placed.entry),
        )
        for placed in edition.apparatus
    ]


def cross_references(renderer: Renderer) -> list[Element]:
    """Return a `relation` and its reason for each cross-reference; a `span` for quoted words."""
    edition = renderer.edition
    entries = edition.cross_references
    if not entries:
        return []
    spans = [span for entry in entries for span in _spans(edition, entry)]
    return [
        *([el("spanGrp", spans, type="cross-references")] if spans else []),
        el("listRelation", [_relation(renderer, e) for e in entries], type="cross-references"),
        *(
            el(
                "note",
                prose(renderer, entry.ref),
                type="cross-reference",
                subtype=entry.head.relation,
                target=pointer(id_of(entry.ref)),
                xml_id=f"{id_of(entry.ref)}.reason",
                xml_lang=own_language(edition),
                **editorial_attributes(edition, entry),
            )
            for entry in entries
        ),
    ]


def _spans(edition: Edition, entry: Entry[CrossReference]) -> Iterator[Element]:
    for end, place in zip(("from", "to"), end_places(edition, entry), strict=True):
        if place:
            name = f"{id_of(entry.ref)}.{end}"
            first, last = pointer(f"{name}.start"), pointer(f"{name}.end")
            yield el("span", xml_id=name, from_=first, to=last)


def _relation(renderer: Renderer, entry: Entry[CrossReference]) -> Element:
    edition, head, id_ = renderer.edition, entry.head, id_of(entry.ref)
    start, stop = end_places(edition, entry)
    return el(
        "relation",
        name=head.relation,
        ana=pointer(f"relation-{head.relation}"),
        active=pointer(f"{id_}.from") if start else _passages(edition, head.from_),
        passive=pointer(f"{id_}.to") if stop else _passages(edition, head.to),
        xml_id=id_,
        **editorial_attributes(edition, entry),
    )


def _passages(edition: Edition, loci: LocusRange) -> str:
    return pointer(*(passage.locus.anchor for passage in edition.passages(loci)))
