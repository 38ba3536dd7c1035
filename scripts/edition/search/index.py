"""Units -> a positional index in files that a page loads one by one, by `<script>`.

Every word has a place: its number in the whole, units one after the other with a gap between, so
that no phrase leaves a unit. Three sorts of file call `editionSearch.add`:

- `root`: where units begin, to what they belong, and which file holds what;
- `w0` …: words in order, each with its places; the words that go with it stand beside it, so that
  the page's script knows nothing of base forms and spellings;
- `e0` …: the same words from their ends (`*cracy`), without a possessive’s;
- `t0` …: the units' titles, addresses and words, to show a hit in context.

A question costs the root, a file a word and the texts of the hits shown, however long the text.
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

WORD_FILE, END_FILE, TEXT_FILE = 24_000, 40_000, 8_000
"""Characters of a file; one word with more places than fit stands alone."""

ALPHABET = "".join(chr(c) for c in range(35, 127) if chr(c) not in "\\<")
LAST = 60
"""Digits below it end a number, the others go on: small numbers, the most frequent, are one."""

SHORTEST_NAME = 4
"""Letters of a Latin word from which on it is kept by its sound, too, as a Russian name may be."""

FACETS = ("kind", "section", "certainty", "note_kind")


class Index:
    """The index of some units.

    Args:
        units: all that is searched; a unit's number is its place here.
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

    # What goes with a word

    def entries(self) -> list[list[Any]]:
        """The words in order: [form, base, others that count as it, forms of this base, places].

        A word without places of its own stands for others: another spelling, a base form, or
        (with `~`) the sound of a Russian word.
        """
        groups = self._by_base()
        base_of = {form: base for base, forms in groups.items() for form in forms}
        also = self._also()
        names = {*self.places, *also, *groups}
        rows = []
        for form in names:
            base = base_of.get(form, "")
            row = [
                form,
                "" if base == form else base,
                " ".join(sorted(also.get(form, ()))),
                " ".join(sorted(f for f in groups.get(form, ()) if f != form)),
                packed(self.places.get(form, ())),
            ]
            while row and not row[-1]:
                row.pop()
            rows.append(row)
        rows += [[f"~{sound}", "", " ".join(sorted(f))] for sound, f in self._by_sound().items()]
        return sorted(rows, key=lambda row: str(row[0]))

    def _by_base(self) -> dict[str, set[str]]:
        """Forms by base form; two spellings of a base are one."""
        groups: dict[str, set[str]] = defaultdict(set)
        for form in self.places:
            groups[spelling_of(self.bases.of(form.removesuffix("'s")))].add(form)
        return groups

    def _also(self) -> dict[str, set[str]]:
        """For each form those that count as it: other spellings, and without its apostrophe."""
        also: dict[str, set[str]] = defaultdict(set)
        for form in self.places:
            for spelling in spellings_of(form) - {form}:
                also[spelling].add(form)
            if (typed := form.replace("'", "")) not in self.places:
                also[typed].add(form)
        return also

    def _by_sound(self) -> dict[str, set[str]]:
        """Russian words and names by their sound; what the language's dictionary knows is none.

        A form that is its own sound stands for itself and needs no entry.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for form in self.places:
            stem = form.removesuffix("'s")
            if is_cyrillic(stem) or (len(stem) >= SHORTEST_NAME and not self.bases.knows(stem)):
                found[sound_of(stem)].add(form)
        return {sound: forms for sound, forms in found.items() if forms != {sound}}

    # Files

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and content of every file; names as the page's script asks for them."""
        entries = self.entries()
        words = list(_filled(entries, WORD_FILE, lambda row: 8 + sum(map(len, row))))
        ends = sorted({form.removesuffix("'s")[::-1] for form in self.places})
        end_files = list(_filled(ends, END_FILE, lambda form: len(form) + 1))
        texts = list(_filled(self.units, TEXT_FILE, lambda u: len(u.text) + len(u.address) + 40))
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
            "starts": packed(self.starts),
            "facets": {name: _runs(getattr(u, name) or "" for u in self.units) for name in FACETS},
            "only": self.only,
            "wordFiles": [rows[0][0] for rows in words],
            "endFiles": [forms[0] for forms in end_files],
            "textFiles": firsts,
        }
        yield _file("root", root)


def _locus(unit: Unit) -> list[str]:
    """The place of a unit, unless its title says it."""
    return [] if unit.locus == unit.title else [unit.locus]


def packed(numbers: Iterable[int]) -> str:
    """Rising numbers as text: the steps between them, each in one letter if it can be.

    Plain letters and not bytes, since only a script can be loaded from `file://`; what a server
    compresses comes out as small.
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


def _filled(items: Iterable[Any], limit: int, size: Any) -> Iterator[list[Any]]:
    """Items in groups of at most a size, unless one alone is larger."""
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
