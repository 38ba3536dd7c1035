"""Build an `Edition` from a folder: the straight line from files to values."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from edition.assemble.apparatus_rules import check_apparatus
from edition.assemble.edition import Edition
from edition.assemble.emend import apply_emendations
from edition.assemble.house_style import check_body, check_notes, check_use
from edition.assemble.links import Links, entity_forms, find_mentions, term_forms
from edition.assemble.placing import (
    changes_of,
    check_commentaries,
    check_quoted_loci,
    cross_references_in_order,
    number_notes,
    place_apparatus,
    place_notes,
)
from edition.model.problems import Problem, problem
from edition.model.text import Ref, Text
from edition.read.body import Body, parse_body
from edition.read.config import EDITION_FILE, Config, read_config, read_copy_text
from edition.read.copy_text import parse_text
from edition.read.front_matter import decode
from edition.read.hand_pages import ByHand, read_by_hand
from edition.read.records import read_records

T = TypeVar("T")

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
"""What the check would say of every record if there were no text; then it says only that."""


class _Report(list[Problem]):
    """The problems found so far."""

    def add(self, result: tuple[T, Iterable[Problem]]) -> T:
        """Take the problems of a step and return what it made."""
        made, problems = result
        self += problems
        return made


@contextmanager
def _gc_paused() -> Iterator[None]:
    """Almost everything allocated here survives, so cyclic GC only costs time (a third)."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_gc_paused()
def build_edition(root: Path, copy: bytes | None = None) -> tuple[Edition, list[Problem]]:
    """Build the edition of a folder.

    Never raises for content: an invalid record is left out and reported. Only an emendation that
    could be placed is applied even so, because the quotations of other records depend on it.

    Args:
        root: the folder that holds annotations/edition.yml.
        copy: another state of the copy-text than the one that edition.yml names.

    Returns:
        The edition, and every problem found, sorted by place.
    """
    report = _Report()
    config, copy_bytes, copy_text = report.add(read_text(root, copy))
    records = report.add(read_records(root))
    apparatus = report.add(place_apparatus(copy_text, records))
    report += check_apparatus(copy_text, apparatus)
    reading_text, emendations = apply_emendations(copy_text, report.add(changes_of(apparatus)))
    notes = report.add(place_notes(reading_text, copy_text, records))
    report += check_quoted_loci(reading_text, records) + check_commentaries(reading_text, records)
    by_hand = report.add(read_by_hand(root, config))
    bodies = {entry.ref: parse_body(entry.body, entry.body_line) for entry in records}
    links = report.add(_resolve(Links(reading_text, records), bodies, by_hand, config))
    problems = report if copy_text.sections else [p for p in report if p.code not in PLACE_CODES]
    invalid = {p.path for p in problems if p.blocking}
    emending = {Ref("apparatus", each.id) for each in emendations}
    valid = records.only(lambda e: e.path not in invalid or e.ref in emending)
    numbered = number_notes(note for note in notes if note[0].ref in valid)
    mentions = find_mentions(reading_text, (term_forms(valid), entity_forms(valid)))
    backlinks = links.backlinks(valid)
    problems += check_notes(numbered)
    problems += [] if invalid else check_use(valid, backlinks, {each.ref for each in mentions})
    edition = Edition(
        config=config,
        copy_text=copy_text,
        copy_bytes=copy_bytes,
        reading_text=reading_text,
        records=valid,
        emendations=emendations,
        notes=numbered,
        apparatus=tuple(placed for placed in apparatus if placed.entry.ref in valid),
        cross_references=cross_references_in_order(reading_text, valid),
        bodies={e.ref: bodies[e.ref] for e in valid if e.path not in invalid},
        mentions=mentions,
        backlinks=backlinks,
        terms=term_forms(valid),
        **by_hand._asdict(),
    )
    return edition, sorted(set(problems))


def _resolve(
    links: Links, bodies: Mapping[Ref, Body], by_hand: ByHand, config: Config
) -> tuple[Links, list[Problem]]:
    """Follow every link of records, pages and configuration; check the style of the bodies."""
    forms = (term_forms(links.records), entity_forms(links.records))
    problems: list[Problem] = []
    for entry in links.records:
        links.add_keys(entry)
        links.add_body(entry, bodies[entry.ref])
        links.add_mentions(entry, bodies[entry.ref], forms)
        problems += check_body(entry, bodies[entry.ref])
    for page in by_hand.pages:
        links.add_page(page)
    links.check_pictured_words(config)
    return links, [*problems, *links.problems]


def read_text(
    root: Path, copy: bytes | None = None
) -> tuple[tuple[Config, bytes, Text], list[Problem]]:
    """Read what the edition is made from: its settings, its copy-text as bytes and as passages."""
    config, problems = read_config(root)
    if config is None:
        return (NO_CONFIG, b"", parse_text("", NO_CONFIG.rules())), problems
    data, findings = read_copy_text(root, config) if copy is None else (copy, [])
    content, undecoded = decode(data, config.copy_text)
    problems += findings + undecoded
    text = parse_text(content or "", config.rules())
    if content and not text.sections:
        message = f"no line of the copy-text is a heading like `{config.heading}`"
        problems.append(problem(EDITION_FILE, config.line("heading"), "bad-edition", message))
    return (config, data, text), problems
