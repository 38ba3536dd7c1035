"""Follow every place that a record names into a changed copy-text.

Nothing is moved silently: each place is found, moved, changed or lost; only what moved with
certainty is written, and only on request.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from edition.assemble.anchoring import describe, head_of, locate
from edition.assemble.edition import Edition
from edition.assemble.emend import Change, apply_emendations
from edition.authoring.alignment import Alignment, Candidate, Carried
from edition.build import build_edition
from edition.kinds.table import KINDS
from edition.model.problems import Problem
from edition.model.text import Emendation, LocusRange, Place, Quote, Text
from edition.read.body_syntax import REFERENCE
from edition.read.copy_text import parse_text
from edition.read.front_matter import decode
from edition.read.records import Entry

Fate = Literal["found", "moved", "changed", "lost"]
FATES: tuple[Fate, ...] = ("found", "moved", "changed", "lost")


class Row(NamedTuple):
    """The outcome for one place that a record names."""

    path: str
    line: int
    fate: Fate
    was: str
    """`2.3 a heap of paper decrees`."""
    now: str = ""
    """The same in the new text; what is there now, if it changed."""
    candidates: tuple[Candidate, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    """Front-matter keys with their new values, if it moved."""
    place: Place | None = None
    """The new place, if the words are the same."""

    def __str__(self) -> str:
        lines = [f"{self.path}:{self.line}: {self.fate}: {self.was}"]
        if self.now:
            lines.append(f"  now:   {self.now}")
        lines += [f"  write: {key}: {value or '(nothing)'}" for key, value in self.values]
        lines += [f"  near:  {c.locus} {c.words} ({c.score:.0f} % alike)" for c in self.candidates]
        return "\n".join(lines)


@dataclass(frozen=True)
class Reanchored:
    """The outcome for all records."""

    rows: tuple[Row, ...]
    """Sorted by path and line."""
    reading_text: Text
    """The new one."""
    emendations: tuple[Emendation, ...]


def reanchor_files(root: Path, old: bytes, new: bytes) -> tuple[Reanchored, list[Problem]]:
    """Follow the records of a folder from one copy-text file to another.

    Returns:
        The outcome, and the problems of records that do not fit the old text.

    Raises:
        ValueError: if the new text is not UTF-8 or has no section.
    """
    edition, problems = build_edition(root, old)
    content, unread = decode(new, "NEW")
    text = parse_text(content or "", edition.config.rules())
    if unread or not text.sections:
        why = (
            unread[0].message if unread else f"no line is a heading like `{edition.config.heading}`"
        )
        raise ValueError(f"The new text cannot be used: {why}.")
    return reanchor(edition, text), [each for each in problems if each.blocking]


def reanchor(edition: Edition, new_copy: Text) -> Reanchored:
    """Follow every place of an edition's records into another state of its copy-text.

    Apparatus entries are followed in the copy-text; the emendations that still apply make the
    new reading text, in which everything else is followed.
    """
    in_copy = Alignment(edition.copy_text, new_copy)
    rows: list[Row] = []
    changes: list[Change] = []
    for placed in edition.apparatus:
        row = _anchored(in_copy, placed.entry, placed.lemma)
        head = placed.entry.head
        rows += [row, *_locus_keys(in_copy, placed.entry)]
        if row.place and head.reading is not None and head.status is None:
            changes.append(Change(placed.id, row.place.locus, row.place.span, head.reading))
    reading, emendations = apply_emendations(new_copy, changes)
    in_reading = Alignment(edition.reading_text, reading)
    for note in edition.notes:
        if note.lemma:
            rows.append(_anchored(in_reading, note.entry, note.lemma))
        else:
            rows += _loci_key(in_reading, note.entry, "at", note.entry.head.at, "")
    for entry in edition.records:
        if entry.ref.kind != "apparatus":  # followed in the copy-text
            rows += _locus_keys(in_reading, entry)
        rows += _references(in_reading, entry)
    return Reanchored(tuple(sorted(rows, key=lambda r: (r.path, r.line))), reading, emendations)


def _anchored(alignment: Alignment, entry: Entry[Any], place: Place) -> Row:
    """Follow a record that quotes words of the text."""
    head, line = entry.head, entry.line("quote")
    carried = alignment.carry(place)
    if carried.outcome != "same" or carried.place is None:
        return _not_the_same(entry.path, line, f"{place.locus} {place.words}", carried)
    now = carried.place
    text = alignment.new
    loci = head.at if isinstance(head.at, LocusRange) else LocusRange(head.at, head.at)
    quote = Quote(head.quote, head.prefix, head.suffix, head.occurrence)
    places = [(p.locus, span) for p in text.within(loci) for span in locate(p.text, quote)]
    was = f"{place.locus} {place.words}"
    if places == [(now.locus, now.span)]:
        return Row(entry.path, line, "found", was, place=now)
    values = head_of(now.locus, describe(text.by_locus[now.locus].text, now.span))
    old = head_of(loci, quote)
    kept = _still_chooses(text, now, quote)
    wanted = {"at": values["at"]} if kept else values
    changed = tuple((key, value) for key, value in wanted.items() if value != old[key])
    return Row(entry.path, line, "moved", was, f"{now.locus} {now.words}", (), changed, now)


def _still_chooses(text: Text, now: Place, quote: Quote) -> bool:
    """Whether the quotation as typed is still unique in the new paragraph."""
    return locate(text.by_locus[now.locus].text, quote) == [now.span]


def _not_the_same(path: str, line: int, was: str, carried: Carried) -> Row:
    now = ""
    if carried.outcome == "changed" and carried.place:
        now = f"{carried.place.locus} {carried.place.words}"
        return Row(path, line, "changed", was, now, carried.candidates)
    return Row(path, line, "lost", was, now, carried.candidates)


def _locus_keys(alignment: Alignment, entry: Entry[Any]) -> Iterator[Row]:
    """Follow the keys of a record that name paragraphs."""
    for named in KINDS[entry.ref.kind].loci(entry.head):
        yield from _loci_key(alignment, entry, named.key, named.loci, named.words)


def _loci_key(
    alignment: Alignment, entry: Entry[Any], key: str, loci: LocusRange, words: str
) -> Iterator[Row]:
    """Follow a key that names paragraphs, with its quoted words if there are any."""
    line = entry.line(key)
    new = _moved_range(alignment, loci)
    was = f"{key} {loci}"
    if new is None:
        yield Row(entry.path, line, "lost", was)
    elif new == loci:
        yield Row(entry.path, line, "found", was)
    else:
        values = ((key, str(new).replace("–", "-")),)
        yield Row(entry.path, line, "moved", was, str(new), (), values)
    if not words:
        return
    found = [
        Place(passage.locus, span, passage.text[slice(*span)])
        for passage in alignment.old.within(loci)
        for span in locate(passage.text, Quote(words))
    ]
    if found:
        carried = alignment.carry(found[0])
        line = entry.line(f"{key}_quote")
        was = f"{found[0].locus} {found[0].words}"
        if carried.outcome == "same" and carried.place:
            inside = new is not None and carried.place.locus in new
            fate: Fate = "found" if inside else "lost"  # not where their paragraph went
            now = "" if inside else f"{carried.place.locus} {carried.place.words}"
            yield Row(entry.path, line, fate, was, now)
        else:
            yield _not_the_same(entry.path, line, was, carried)


def _moved_range(alignment: Alignment, loci: LocusRange) -> LocusRange | None:
    first, last = alignment.passage(loci.first), alignment.passage(loci.last)
    return LocusRange(first, last) if first and last and first <= last else None


def _references(alignment: Alignment, entry: Entry[Any]) -> Iterator[Row]:
    """Follow `[[2.3]]` in a body."""
    for number, text in enumerate(entry.body.split("\n"), entry.body_line):
        for match in REFERENCE.finditer(text):
            loci = LocusRange.parse(match[1].strip())
            if loci is None:
                continue
            new = _moved_range(alignment, loci)
            was = f"[[{match[1]}]]"
            if new == loci:
                yield Row(entry.path, number, "found", was)
            elif new is None:
                yield Row(entry.path, number, "lost", was)
            else:
                now = f"[[{str(new).replace('–', '-')}]]"
                yield Row(entry.path, number, "moved", was, now)
