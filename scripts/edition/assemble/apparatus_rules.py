"""Check apparatus entries against each other and against the fonts of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.assemble.edition import PlacedApparatus
from edition.model.problems import Problem, problem
from edition.model.text import Locus, Text

# What the fonts contain: Latin, its extensions, Cyrillic, general punctuation.
PRINTABLE = re.compile(
    "[\n\u0020-\u007e\u00a0-\u024f\u02b0-\u02ff\u0301\u0304\u0308\u0400-\u045f\u0490\u0491"
    "\u1e00-\u1eff\u2010-\u205e\u20ac\u2116\u2122\u2190-\u2193\u2212]*"
)


def check_apparatus(text: Text, apparatus: Sequence[PlacedApparatus]) -> list[Problem]:
    """Check all placed entries, given in the order of the text."""
    return [
        *_same_words(apparatus),
        *_emends_another(apparatus),
        *_same_reading(apparatus),
        *_missing_glyphs(apparatus),
        *_forgotten_parallels(text, apparatus),
    ]


def _same_words(apparatus: Sequence[PlacedApparatus]) -> Iterator[Problem]:
    first: dict[tuple[object, ...], PlacedApparatus] = {}
    for placed in apparatus:
        earlier = first.setdefault((placed.lemma.locus, placed.lemma.span), placed)
        if earlier is not placed:
            yield _problem(placed, "quote", "same-words", f"{earlier.entry.path} quotes them too")


def _emends_another(apparatus: Sequence[PlacedApparatus]) -> Iterator[Problem]:
    """Report an emendation within another entry's quotation, whose words would be lost."""
    emending: dict[Locus, list[PlacedApparatus]] = {}
    for placed in apparatus:
        if placed.entry.head.reading is not None:
            emending.setdefault(placed.lemma.locus, []).append(placed)
    for placed in apparatus:
        if placed.entry.head.reading is not None:
            continue
        for other in emending.get(placed.lemma.locus, ()):
            same = other.lemma.span == placed.lemma.span  # reported by _same_words
            if not same and other.lemma.span.overlaps(placed.lemma.span):
                message = f"its words are changed by {other.entry.path}"
                yield _problem(placed, "quote", "emends-another", message)


def _same_reading(apparatus: Sequence[PlacedApparatus]) -> Iterator[Problem]:
    for placed in apparatus:
        head = placed.entry.head
        for siglum, words in head.witnesses.items():
            # That a witness shares the reading is worth recording only for an emended error.
            if words == placed.lemma.words and head.reading is None:
                message = f"{siglum} reads what the copy-text reads"
                yield _problem(placed, "witnesses", "same-reading", message)


def _missing_glyphs(apparatus: Sequence[PlacedApparatus]) -> Iterator[Problem]:
    for placed in apparatus:
        head = placed.entry.head
        readings = {"reading": head.reading, "conjecture": head.conjecture}
        readings |= {"witnesses": "".join(head.witnesses.values())}
        for key, words in readings.items():
            strange = sorted({c for c in words or "" if not PRINTABLE.fullmatch(c)})
            if strange:
                shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in strange)
                yield _problem(placed, key, "missing-glyph", f"the fonts lack {shown}")


def _forgotten_parallels(text: Text, apparatus: Sequence[PlacedApparatus]) -> Iterator[Problem]:
    twins: dict[Locus, Locus] = {}
    for placed in apparatus:
        twin = placed.entry.head.parallel
        if twin in text.by_locus:
            twins.setdefault(placed.lemma.locus, twin)
            twins.setdefault(twin, placed.lemma.locus)
    for placed in apparatus:
        locus = placed.lemma.locus
        if locus in twins and placed.entry.head.parallel is None:
            message = f"{locus} is printed twice, the other time in {twins[locus]}"
            fix = f"If these words occur there too, add `parallel: {twins[locus]}`."
            yield _problem(placed, "at", "forgotten-parallel", message, fix=fix)


def _problem(placed: PlacedApparatus, key: str, code: str, message: str, **hints: str) -> Problem:
    entry = placed.entry
    return problem(entry.path, entry.line(key), code, message, **hints)
