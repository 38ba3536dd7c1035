"""Locate the words that records quote, or say why they cannot be located.

Apparatus entries quote the copy-text, notes the reading text, so apparatus comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from edition.assemble.anchoring import locate
from edition.assemble.edition import PlacedApparatus, PlacedNote
from edition.assemble.emend import Change, overlapping
from edition.assemble.misplaced import MAX_FAR_SEARCHES, not_found, not_unique
from edition.kinds.apparatus import Apparatus
from edition.kinds.commentary import Commentary
from edition.kinds.common import Anchored
from edition.kinds.cross_reference import CrossReference
from edition.kinds.note import Note
from edition.kinds.table import KINDS
from edition.model.problems import Problem, problem
from edition.model.text import LocusRange, Place, Quote, Text
from edition.read.records import Entry, Records


def place_apparatus(text: Text, records: Records) -> tuple[list[PlacedApparatus], list[Problem]]:
    """Locate the words of the copy-text that each apparatus entry quotes."""
    placed: list[PlacedApparatus] = []
    problems: list[Problem] = []
    for entry in records.of(Apparatus).values():
        loci = LocusRange(entry.head.at, entry.head.at)
        far = len(problems) < MAX_FAR_SEARCHES
        place, finding = _find(text, entry, loci, "not-in-copy-text", far)
        problems += [finding] if finding else []
        if place:
            placed.append(PlacedApparatus(entry, place))
            problems += _wrong_section_folder(entry, place)
    placed.sort(key=lambda p: (p.lemma.locus, p.lemma.span, p.id))
    return placed, problems


def changes_of(apparatus: list[PlacedApparatus]) -> tuple[list[Change], list[Problem]]:
    """Return the changes to apply; of two that overlap, only the first."""
    changes = {
        placed.id: Change(
            placed.id, placed.lemma.locus, placed.lemma.span, placed.entry.head.reading
        )
        for placed in apparatus
        if placed.entry.head.reading is not None and not placed.entry.head.status
    }
    entries = {placed.id: placed.entry for placed in apparatus}
    problems = []
    while pairs := overlapping(changes.values()):
        for first, second in pairs:
            changes.pop(second.id, None)
            entry = entries[second.id]
            message = f"these words of {second.locus} are changed by {entries[first.id].path} too"
            line = entry.line("quote")
            problems.append(problem(entry.path, line, "overlapping-emendations", message))
    return list(changes.values()), problems


def place_notes(
    text: Text, copy_text: Text, records: Records
) -> tuple[list[tuple[Entry[Note], Place | None]], list[Problem]]:
    """Locate the words of the reading text that each note quotes.

    Returns:
        The notes in the order of the text, retired ones without a place; and the problems.
    """
    found: list[tuple[Entry[Note], Place | None]] = []
    problems: list[Problem] = []
    for entry in records.of(Note).values():
        if entry.head.status == "retired" and text.within(entry.head.at):
            found.append((entry, None))
            continue
        far = len(problems) < MAX_FAR_SEARCHES
        place, finding = _find(text, entry, entry.head.at, "quote-not-found", far, copy_text)
        problems += [finding] if finding else []
        if place:
            found.append((entry, place))
            problems += _wrong_section_folder(entry, place)
    return sorted(found, key=_note_order), problems


def number_notes(found: Iterable[tuple[Entry[Note], Place | None]]) -> tuple[PlacedNote, ...]:
    """Number the notes of each section, given in the order of the text."""
    notes: list[PlacedNote] = []
    number, section = 0, -1
    for entry, place in found:
        here = (place.locus if place else entry.head.at.first).section
        number = number + 1 if here == section else 1
        section = here
        notes.append(PlacedNote(entry, number, place))
    return tuple(notes)


def _note_order(item: tuple[Entry[Note], Place | None]) -> tuple[Any, ...]:
    """Sort by place, the longer of two with one start first, retired notes last in a passage."""
    entry, place = item
    if place is None:
        return entry.head.at.first, 1, 0, 0, entry.id
    return place.locus, 0, place.span.start, -place.span.end, entry.id


def check_quoted_loci(text: Text, records: Records) -> list[Problem]:
    """Check that words quoted beside a key, as in cross-references, are in its paragraphs."""
    problems: list[Problem] = []
    for entry in records:
        for named in KINDS[entry.ref.kind].loci(entry.head):
            passages = text.within(named.loci) if named.words else []
            quote = Quote(named.words)
            if passages and not any(locate(p.text, quote) for p in passages):
                far = len(problems) < MAX_FAR_SEARCHES
                key = named.quote_key
                problems.append(
                    not_found(text, entry, key, quote, named.loci, "quote-not-found", far)
                )
    return problems


def check_commentaries(text: Text, records: Records) -> list[Problem]:
    """Check that each commentary is named after a section; otherwise no page would show it."""
    numbers = [str(section.number) for section in text.sections]
    return [
        problem(
            entry.path,
            1,
            "bad-file-name",
            f"there is no section `{entry.id}`",
            fix=f"Rename the file to the number of its section: {', '.join(numbers)}.",
        )
        for entry in records.of(Commentary).values()
        if numbers and entry.id not in numbers
    ]


def cross_references_in_order(text: Text, records: Records) -> tuple[Entry[CrossReference], ...]:
    """Return the cross-references whose ends both exist, in the order of the text."""
    entries = [
        entry
        for entry in records.of(CrossReference).values()
        if text.within(entry.head.from_) and text.within(entry.head.to)
    ]
    return tuple(sorted(entries, key=lambda e: (e.head.from_, e.head.to, e.id)))


def _find(
    text: Text,
    entry: Entry[Any],
    loci: LocusRange,
    missing: str,
    far: bool,
    other_text: Text | None = None,
) -> tuple[Place | None, Problem | None]:
    """Locate an anchored record, or report why that fails."""
    head: Anchored = entry.head
    passages = text.within(loci)
    if not passages:
        message = f"there is no paragraph {loci}"
        near = [p.locus for p in text.passages() if p.locus.section == loci.first.section]
        hints = {"there are": f"{near[0]} to {near[-1]}"} if near else {}
        return None, problem(entry.path, entry.line("at"), "unknown-locus", message, **hints)
    quote = Quote(head.quote, head.prefix, head.suffix, head.occurrence)
    places = [
        Place(passage.locus, span, passage.text[span.start : span.end])
        for passage in passages
        for span in locate(passage.text, quote)
    ]
    if len(places) == 1:
        return places[0], None
    if not places:
        return None, not_found(text, entry, "quote", quote, loci, missing, far, other_text)
    return None, not_unique(text, entry, places)


def _wrong_section_folder(entry: Entry[Any], place: Place) -> list[Problem]:
    path = PurePosixPath(entry.path)
    if path.parent.name == str(place.locus.section):
        return []
    right = path.parent.with_name(str(place.locus.section)) / path.name
    message = f"it is about {place.locus} and belongs at {right}"
    return [problem(entry.path, entry.line("at"), "wrong-place", message)]
