"""A positional index of units, in files that a page loads one at a time by `<script>`.

The place of a word is its number in the whole; there is a gap between units, so that no phrase
crosses their bounds. Four types of file call `editionSearch.add`:

- `root`: where units begin, what they belong to, and which file contains what;
- `w0` …: words in order, each with its places and its related words, so that the page's script
  needs no knowledge of base forms and spellings;
- `e0` …: the same words reversed, for endings (`*cracy`), without a possessive ’s;
- `t0` …: the units' titles, addresses and words, to show a hit in context.

A query loads the root, a file for each word and the texts of the hits shown, however long the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from edition.formats.script_data import literal
from edition.search.unit import Unit
from edition.words.tokens import (
    BaseForms,
    forms_of,
    is_cyrillic,
    sound_of,
    spelling_of,
    spellings_of,
    touched,
    words_of,
)

MAX_WORD_FILE, MAX_END_FILE, MAX_TEXT_FILE = 24_000, 40_000, 8_000
"""Maximum size of each type of file, in characters; a larger item has a separate file."""

ALPHABET = "".join(chr(c) for c in range(35, 127) if chr(c) not in "\\<")
LAST = 60
"""Digits below this end a number, others continue it: frequent small numbers take one digit."""

MIN_NAME = 4
"""Minimum length of a Latin word that is also indexed by sound, as a possible Russian name."""

FACETS = ("kind", "section", "certainty", "note_kind")


class Index:
    """The index of some units.

    Args:
        units: everything that is searched; a unit's number is its index.
        bases: of the language.
    """

    def __init__(self, units: Sequence[Unit], bases: BaseForms) -> None:
        self.units = units
        self.bases = bases
        self.starts: list[int] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        self.only: list[tuple[int, int, int]] = []
        self.words = 0
        start = 0
        for number, unit in enumerate(units):
            found = forms_of(unit.text)
            self.starts.append(start)
            for place, form in enumerate(found, start):
                self.places[form].append(place)
            if unit.only is not None:
                only = touched(words_of(unit.text), unit.only)
                self.only.append((number, only.start, only.stop))
            start += len(found) + 1
            self.words += len(found)

    # Related words

    def entries(self) -> list[list[Any]]:
        """Return the words in order: [form, base, equivalent forms, forms of this base, places].

        A word without places represents others: another spelling, a base form, or (with `~`) the
        sound of a Russian word. Empty values at the end of a row are omitted.
        """
        groups = self._by_base()
        base_of = {form: base for base, forms in groups.items() for form in forms}
        equivalents = self._equivalents()
        names = {*self.places, *equivalents, *groups}
        rows = []
        for form in names:
            base = base_of.get(form, "")
            row = [
                form,
                "" if base == form else base,
                " ".join(sorted(equivalents.get(form, ()))),
                " ".join(sorted(f for f in groups.get(form, ()) if f != form)),
                pack(self.places.get(form, ())),
            ]
            while row and not row[-1]:
                row.pop()
            rows.append(row)
        rows += [[f"~{sound}", "", " ".join(sorted(f))] for sound, f in self._by_sound().items()]
        return sorted(rows, key=lambda row: str(row[0]))

    def _by_base(self) -> dict[str, set[str]]:
        """Return the forms by base form; two spellings of a base count as one."""
        groups: dict[str, set[str]] = defaultdict(set)
        for form in self.places:
            groups[spelling_of(self.bases.of(form.removesuffix("'s")))].add(form)
        return groups

    def _equivalents(self) -> dict[str, set[str]]:
        """Return equivalent forms by form: other spellings, and without the apostrophe."""
        equivalents: dict[str, set[str]] = defaultdict(set)
        for form in self.places:
            for spelling in spellings_of(form) - {form}:
                equivalents[spelling].add(form)
            if (typed := form.replace("'", "")) not in self.places:
                equivalents[typed].add(form)
        return equivalents

    def _by_sound(self) -> dict[str, set[str]]:
        """Return Russian words and names by their sound, except those in the language's dictionary.

        A form that equals its sound needs no entry.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for form in self.places:
            stem = form.removesuffix("'s")
            if is_cyrillic(stem) or (len(stem) >= MIN_NAME and not self.bases.knows(stem)):
                found[sound_of(stem)].add(form)
        return {sound: forms for sound, forms in found.items() if forms != {sound}}

    # Files

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the name, as the page's script requests it, and the content of every file."""
        entries = self.entries()
        words = list(_batches(entries, MAX_WORD_FILE, lambda row: 8 + sum(map(len, row))))
        ends = sorted({form.removesuffix("'s")[::-1] for form in self.places})
        end_files = list(_batches(ends, MAX_END_FILE, lambda form: len(form) + 1))
        texts = list(
            _batches(self.units, MAX_TEXT_FILE, lambda u: len(u.text) + len(u.address) + 40)
        )
        first = 0
        firsts = []
        for number, group in enumerate(texts):
            firsts.append(first)
            first += len(group)
            rows = [[u.title, u.address.removeprefix("site:"), u.text, *_locus(u)] for u in group]
            yield _file(f"t{number}", rows)
        for number, rows in enumerate(words):
            yield _file(f"w{number}", rows)
        for number, forms in enumerate(end_files):
            yield _file(f"e{number}", " ".join(forms))
        root = {
            "words": self.words,
            "starts": pack(self.starts),
            "facets": {name: _runs(getattr(u, name) or "" for u in self.units) for name in FACETS},
            "only": self.only,
            "wordFiles": [rows[0][0] for rows in words],
            "endFiles": [forms[0] for forms in end_files],
            "textFiles": firsts,
        }
        yield _file("root", root)


def _locus(unit: Unit) -> list[str]:
    """Return the locus of a unit, unless it is the title."""
    return [] if unit.locus == unit.title else [unit.locus]


def pack(numbers: Iterable[int]) -> str:
    """Encode rising numbers as text: the steps between them, most of them in one character.

    Only scripts can be loaded from `file://`, so the encoding uses characters instead of bytes;
    compressed by a server, both are equally small.
    """
    rising = list(numbers)
    return "".join(map(_step, map(int.__sub__, rising, [0, *rising])))


@lru_cache(maxsize=65536)
def _step(step: int) -> str:
    out = ""
    while step >= LAST:
        step, digit = divmod(step - LAST, len(ALPHABET) - LAST)
        out += ALPHABET[LAST + digit]
    return out + ALPHABET[step]


def _runs(values: Iterable[Any]) -> list[list[Any]]:
    return [[str(value), sum(1 for _ in group)] for value, group in groupby(values)]


def _batches(items: Iterable[Any], limit: int, size: Any) -> Iterator[list[Any]]:
    """Yield the items in groups of at most `limit`, unless a single item is larger."""
    group: list[Any] = []
    total = 0
    for item in items:
        if group and total + size(item) > limit:
            yield group
            group, total = [], 0
        group.append(item)
        total += size(item)
    if group:
        yield group


def _file(name: str, content: Any) -> tuple[str, str]:
    return name, f'editionSearch.add("{name}",{literal(content)});\n'
