"""A folder -> an `Edition` and all its problems: the line along which the data goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from edition.anchoring import contexts, describe, locate, nearest
from edition.config import EDITION_FILE, Config, read_config, read_copy_text
from edition.copy_text import parse_text
from edition.edition import Edition, PlacedApparatus, PlacedNote
from edition.emend import Change, apply_emendations, overlapping
from edition.front_matter import decode
from edition.links import Links, entity_forms, find_mentions, term_forms
from edition.markup import FIRST_SENTENCE_WORDS, Body, first_sentence, parse_body
from edition.model import LocusRange, Place, Quote, Text
from edition.pages_by_hand import read_pages
from edition.problems import Problem, problem
from edition.records import Entry, Records, read_records
from edition.schema import KINDS, Anchored, Apparatus, CrossReference, Note

NO_CONFIG = Config.model_validate(
    {
        "title": "An edition without a title",
        "author": "unknown",
        "date": "",
        "copy-text": "none",
        "sha256": "",
        "licence": "",
    }
)


def build_edition(root: Path) -> tuple[Edition, list[Problem]]:
    """Put the edition together.

    Never raises for content: what is unsound is left out and reported.

    Args:
        root: the folder that holds annotations/edition.yml.

    Returns:
        The edition, and every problem found, sorted by place.
    """
    config, problems = read_config(root)
    records, faults = read_records(root)
    problems += faults
    copy_bytes, content = b"", None
    if config:
        copy_bytes, faults = read_copy_text(root, config)
        content, undecoded = decode(copy_bytes, config.copy_text)
        problems += faults + undecoded
    config = config or NO_CONFIG
    copy_text = parse_text(content or "", config.heading_pattern())
    if content and not copy_text.sections:
        message = f"no line of the copy-text is a heading like `{config.heading}`"
        problems.append(problem(EDITION_FILE, 1, "bad-edition", message))

    apparatus, faults = place_apparatus(copy_text, records)
    problems += faults
    changes, faults = changes_of(apparatus)
    problems += faults
    reading_text, emendations = apply_emendations(copy_text, changes)
    notes, faults = place_notes(reading_text, copy_text, records)
    problems += faults
    problems += check_cross_references(reading_text, records)

    pages, faults = read_pages(root)
    problems += faults
    bodies = {entry.ref: parse_body(entry.body, entry.body_line) for entry in records}
    forms = (term_forms(records), entity_forms(records))
    links = Links(reading_text, records)
    for entry in records:
        links.add_keys(entry)
        links.add_body(entry, bodies[entry.ref])
        links.add_mentions(entry, bodies[entry.ref], forms)
        problems += check_first_sentence(entry, bodies[entry.ref])
    for page in pages:
        links.add_page(page)
    problems += links.problems

    unsound = {p.path for p in problems if p.code in ("raw-html", "dangerous-link")}
    edition = Edition(
        config=config,
        copy_text=copy_text,
        copy_bytes=copy_bytes,
        reading_text=reading_text,
        records=records,
        emendations=emendations,
        notes=tuple(notes),
        apparatus=tuple(apparatus),
        cross_references=tuple(_sound_cross_references(reading_text, records)),
        bodies={r: b for r, b in bodies.items() if records[r].path not in unsound},
        mentions=find_mentions(reading_text, forms),
        backlinks=links.backlinks(),
        terms=forms[0],
        pages=tuple(pages),
    )
    return edition, sorted(set(problems))


def place_apparatus(text: Text, records: Records) -> tuple[list[PlacedApparatus], list[Problem]]:
    """Find the words of the copy-text that each apparatus entry quotes."""
    placed, problems = [], []
    for entry in records.of(Apparatus).values():
        loci = LocusRange(entry.head.at, entry.head.at)
        place, fault = _find(text, entry, loci, "not-in-copy-text")
        problems += [fault] if fault else []
        if place:
            placed.append(PlacedApparatus(entry, place))
            problems += _wrong_section_folder(entry, place)
    placed.sort(key=lambda p: (p.lemma.locus, p.lemma.span, p.id))
    return placed, problems


def changes_of(apparatus: list[PlacedApparatus]) -> tuple[list[Change], list[Problem]]:
    """The changes that the reading text takes; of two that overlap, the first."""
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
) -> tuple[list[PlacedNote], list[Problem]]:
    """Find the words of the reading text that each note quotes, and number the notes."""
    found: list[tuple[Entry[Note], Place | None]] = []
    problems: list[Problem] = []
    for entry in records.of(Note).values():
        place, fault = _find(text, entry, entry.head.at, "quote-not-found", copy_text)
        if entry.head.status == "retired":
            if text.within(entry.head.at):
                found.append((entry, None))
            continue
        problems += [fault] if fault else []
        if place:
            found.append((entry, place))
            problems += _wrong_section_folder(entry, place)
    found.sort(key=_note_order)
    notes, number, section = [], 0, -1
    for entry, place in found:
        here = place.locus.section if place else entry.head.at.first.section
        number = number + 1 if here == section else 1
        section = here
        notes.append(PlacedNote(entry, number, place))
    return notes, problems


def _note_order(item: tuple[Entry[Note], Place | None]) -> tuple[Any, ...]:
    """By place; of two that begin together the longer first; retired ones last in theirs."""
    entry, place = item
    if place is None:
        return entry.head.at.first, 1, 0, 0, entry.id
    return place.locus, 0, place.span.start, -place.span.end, entry.id


def check_cross_references(text: Text, records: Records) -> list[Problem]:
    """See that the quotes of cross-references are in their passages."""
    problems = []
    for entry in records.of(CrossReference).values():
        head = entry.head
        for key, loci, words in (
            ("from_quote", head.from_, head.from_quote),
            ("to_quote", head.to, head.to_quote),
        ):
            passages = text.within(loci) if words else []
            if passages and not any(locate(p.text, Quote(words)) for p in passages):
                problems.append(_not_found(text, entry, key, Quote(words), loci, "quote-not-found"))
    return problems


def _sound_cross_references(text: Text, records: Records) -> list[Entry[CrossReference]]:
    entries = [
        entry
        for entry in records.of(CrossReference).values()
        if text.within(entry.head.from_) and text.within(entry.head.to)
    ]
    return sorted(entries, key=lambda e: (e.head.from_, e.head.to, e.id))


def check_first_sentence(entry: Entry[Any], body: Body) -> list[Problem]:
    """Advise against a first sentence that cannot stand alone in a margin."""
    if entry.ref.kind == "commentary" or not KINDS[entry.ref.kind].has_body:
        return []
    count = len(first_sentence(body).split())
    if count <= FIRST_SENTENCE_WORDS:
        return []
    message = f"the first sentence has {count} words, {FIRST_SENTENCE_WORDS} at most"
    return [problem(entry.path, entry.body_line, "long-first-sentence", message)]


def _find(
    text: Text,
    entry: Entry[Any],
    loci: LocusRange,
    missing: str,
    other_text: Text | None = None,
) -> tuple[Place | None, Problem | None]:
    """The one place that an anchored record chooses, or why there is none."""
    head: Anchored = entry.head
    passages = text.within(loci)
    if not passages:
        message = f"there is no paragraph {loci}"
        last = max((p.locus for p in text.passages()), default=None)
        hints = {"last": str(last)} if last else {}
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
        return None, _not_found(text, entry, "quote", quote, loci, missing, other_text)
    return None, _not_unique(text, entry, places)


def _not_found(
    text: Text,
    entry: Entry[Any],
    key: str,
    quote: Quote,
    loci: LocusRange,
    code: str,
    other_text: Text | None = None,
) -> Problem:
    hints = {"quote": quote.exact}
    passages = text.within(loci)
    if any(locate(passage.text, Quote(quote.exact)) for passage in passages):
        hints["mend"] = "The words are there, but not with this prefix, suffix or occurrence."
    else:
        near = [n for p in passages if (n := nearest(p.text, quote.exact))]
        if near:
            best = max(near, key=lambda n: n.score)
            hints["nearest"] = f"{best.words} ({loci}, {best.score:.0f} % alike)"
        elsewhere = [str(p.locus) for p in text.passages() if locate(p.text, Quote(quote.exact))]
        if elsewhere:
            hints["elsewhere"] = f"the same words stand in {', '.join(elsewhere[:8])}"
        other = other_text.within(loci) if other_text else []
        if any(locate(passage.text, Quote(quote.exact)) for passage in other):
            hints["copy-text"] = (
                "these words are in the copy-text, but the reading text emends them"
            )
    which = "the copy-text of " if code == "not-in-copy-text" else ""
    message = f"these words are not in {which}{loci}"
    return problem(entry.path, entry.line(key), code, message, **hints)


def _not_unique(text: Text, entry: Entry[Any], places: list[Place]) -> Problem:
    hints = {}
    for n, place in enumerate(places[:6], 1):
        passage = text.by_locus[place.locus].text
        selector = describe(passage, place.span)
        told = [
            f"{key}: {getattr(selector, key)!r}"
            for key in ("prefix", "suffix")
            if getattr(selector, key)
        ]
        if selector.occurrence:
            told = [f"occurrence: {selector.occurrence}"]
        where = contexts(passage, [place.span])[0]
        hints[f"place {n}"] = (
            f"{place.locus} {where} → add {', '.join(told) or f'at: {place.locus}'}"
        )
    message = f"these words stand {len(places)} times in {entry.head.at}"
    return problem(entry.path, entry.line("quote"), "quote-not-unique", message, **hints)


def _wrong_section_folder(entry: Entry[Any], place: Place) -> list[Problem]:
    folder = entry.path.split("/")[-2]
    if folder == str(place.locus.section):
        return []
    right = entry.path.replace(f"/{folder}/", f"/{place.locus.section}/")
    message = f"it is about {place.locus} and belongs at {right}"
    return [problem(entry.path, entry.line("at"), "wrong-place", message)]
