"""A folder -> an `Edition` and all its problems: the line along which the data goes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edition.assemble.apparatus_rules import check_apparatus
from edition.assemble.edition import Edition
from edition.assemble.emend import apply_emendations
from edition.assemble.house_style import check_body, check_notes, check_use
from edition.assemble.links import Links, entity_forms, find_mentions, term_forms
from edition.assemble.placing import (
    changes_of,
    check_commentaries,
    check_cross_references,
    cross_references_in_order,
    number_notes,
    place_apparatus,
    place_notes,
)
from edition.model.problems import Problem, problem
from edition.model.text import Ref, Text
from edition.read.body import parse_body
from edition.read.config import EDITION_FILE, Config, read_config, read_copy_text
from edition.read.copy_text import parse_text
from edition.read.front_matter import decode
from edition.read.hand_pages import read_by_hand
from edition.read.records import read_records

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


PLACE_CODES = frozenset({"unknown-locus", "quote-not-found", "not-in-copy-text"})
"""What every record would be told if there were no text at all; then only that is said."""


@contextmanager
def _nothing_is_garbage() -> Iterator[None]:
    """Nearly all that is made here is kept; to look for garbage in it takes a third longer."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_nothing_is_garbage()
def build_edition(root: Path, copy: bytes | None = None) -> tuple[Edition, list[Problem]]:
    """Put the edition together.

    Never raises for content: a record with a blocking problem is left out and reported. Only an
    emendation that could be placed stands even so, for the quotes of other records rest on it.

    Args:
        root: the folder that holds annotations/edition.yml.
        copy: another state of the copy-text than the one that edition.yml names.

    Returns:
        The edition, and every problem found, sorted by place.
    """
    config, copy_bytes, copy_text, problems = read_text(root, copy)
    records, faults = read_records(root)
    problems += faults
    apparatus, faults = place_apparatus(copy_text, records)
    problems += faults
    problems += check_apparatus(copy_text, apparatus)
    changes, faults = changes_of(apparatus)
    problems += faults
    reading_text, emendations = apply_emendations(copy_text, changes)
    notes, faults = place_notes(reading_text, copy_text, records)
    problems += faults
    problems += check_cross_references(reading_text, records)
    problems += check_commentaries(reading_text, records)

    by_hand, faults = read_by_hand(root, config)
    problems += faults
    bodies = {entry.ref: parse_body(entry.body, entry.body_line) for entry in records}
    forms = (term_forms(records), entity_forms(records))
    links = Links(reading_text, records)
    for entry in records:
        links.add_keys(entry)
        links.add_body(entry, bodies[entry.ref])
        links.add_mentions(entry, bodies[entry.ref], forms)
        problems += check_body(entry, bodies[entry.ref])
    for page in by_hand.pages:
        links.add_page(page)
    links.add_pictured(config)
    problems += links.problems
    if not copy_text.sections:
        problems = [p for p in problems if p.code not in PLACE_CODES]

    unsound = {p.path for p in problems if p.blocking}
    emending = {Ref("apparatus", emendation.id) for emendation in emendations}
    sound = records.only(lambda e: e.path not in unsound or e.ref in emending)
    numbered = number_notes(note for note in notes if note[0].ref in sound)
    mentions = find_mentions(reading_text, (term_forms(sound), entity_forms(sound)))
    backlinks = links.backlinks(sound)
    problems += check_notes(numbered)
    if not unsound:  # else a source may seem unused because its note is unsound
        problems += check_use(sound, backlinks, {mention.ref for mention in mentions})
    edition = Edition(
        config=config,
        copy_text=copy_text,
        copy_bytes=copy_bytes,
        reading_text=reading_text,
        records=sound,
        emendations=emendations,
        notes=numbered,
        apparatus=tuple(placed for placed in apparatus if placed.entry.ref in sound),
        cross_references=cross_references_in_order(reading_text, sound),
        bodies={e.ref: bodies[e.ref] for e in sound if e.path not in unsound},
        mentions=mentions,
        backlinks=backlinks,
        terms=term_forms(sound),
        pages=by_hand.pages,
        files=by_hand.files,
        changelog=by_hand.changelog,
        licences=by_hand.licences,
    )
    return edition, sorted(set(problems))


def read_text(root: Path, copy: bytes | None = None) -> tuple[Config, bytes, Text, list[Problem]]:
    """What the edition is made from: its settings, its copy-text as bytes and as passages."""
    config, problems = read_config(root)
    if config is None:
        return NO_CONFIG, b"", parse_text("", NO_CONFIG.rules()), problems
    data, faults = read_copy_text(root, config) if copy is None else (copy, [])
    content, undecoded = decode(data, config.copy_text)
    problems += faults + undecoded
    text = parse_text(content or "", config.rules())
    if content and not text.sections:
        message = f"no line of the copy-text is a heading like `{config.heading}`"
        problems.append(problem(EDITION_FILE, config.line("heading"), "bad-edition", message))
    return config, data, text, problems
