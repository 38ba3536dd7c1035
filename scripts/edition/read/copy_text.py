"""Parse a plain text with headings into a `Text`: passages and their loci.

A passage is a run of lines between blank ones. Title lines precede the first heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from edition.model.text import Locus, Passage, PassageKind, Section, Span, Text

# Anchored at the start of a line: otherwise a long line of spaces is tried from each of them.
_BLOCK = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_INDENTED = re.compile(r"[ \t][^\n]*(?:\n[ \t][^\n]*)*")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


class Rules(NamedTuple):
    """How the parts of a plain text are distinguished; `Config` holds the rules as words."""

    heading: re.Pattern[str]
    """Matches a section's heading, with the groups `title` and, if headings have numbers, `n`."""
    subheading: re.Pattern[str] | None = None
    footnote: re.Pattern[str] | None = None
    """Matches an author's note, with the group `text`; its mark precedes the group."""
    verse: bool = False
    """Whether a passage of indented lines is verse."""


class OwnNote(NamedTuple):
    """An author's note and the place that refers to it."""

    called: Locus
    mark: Span
    """Within the passage that calls it."""
    note: Locus
    label: Span
    """The same mark, within the note."""


@dataclass
class _Open:
    """A section that is still being read."""

    number: int
    heading: Passage
    title_span: Span
    paragraphs: list[Passage] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.number, self.heading, self.title_span, tuple(self.paragraphs))


def parse_text(content: str, rules: Rules) -> Text:
    """Read a text; a heading counts only if its number is the next one."""
    front: list[Passage] = []
    sections: list[_Open] = []
    for block in _BLOCK.finditer(content):
        match = rules.heading.fullmatch(block[0])
        number = len(sections) + 1
        if match and number_of(match.groupdict().get("n", str(number))) == number:
            passage = Passage(Locus(number, 0), block.start(), block[0])
            sections.append(_Open(number, passage, Span(*match.span("title"))))
        elif sections:
            paragraphs = sections[-1].paragraphs
            locus = Locus(sections[-1].number, len(paragraphs) + 1)
            paragraphs.append(Passage(locus, block.start(), block[0], _kind(block[0], rules)))
        else:
            front.append(Passage(Locus(0, len(front) + 1), block.start(), block[0]))
    return Text(content, tuple(front), tuple(section.closed() for section in sections))


def number_of(numeral: str) -> int:
    """Read an Arabic or Roman numeral; return 0 if it is malformed."""
    if numeral.isdecimal():
        return int(numeral)
    values = [_ROMAN.get(letter, 0) for letter in numeral]
    pairs = zip_longest(values, values[1:], fillvalue=0)
    number = sum(-value if value < after else value for value, after in pairs)
    return number if numeral == roman(number) else 0


def roman(number: int) -> str:
    """Write a Roman numeral, up to 3999; empty below 1."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    written = ""
    for digit, (one, five, ten) in zip(f"{max(number, 0):04}"[-4:], _PLACES, strict=True):
        letters = str.maketrans({"I": one, "V": five, "X": ten})
        written += ones[int(digit)].translate(letters)
    return written


_PLACES = (("M", "?", "?"), ("C", "D", "M"), ("X", "L", "C"), ("I", "V", "X"))
"""The letters for one, five and ten at each place of a number, thousands first."""


def _kind(block: str, rules: Rules) -> PassageKind:
    if rules.subheading and rules.subheading.fullmatch(block):
        return "subheading"
    if rules.footnote and rules.footnote.fullmatch(block):
        return "footnote"
    return "verse" if rules.verse and _INDENTED.fullmatch(block) else "prose"


def own_notes(text: Text, rules: Rules) -> Iterator[OwnNote]:
    """Pair an author's notes with their calls: the third `*` of a section calls its third note.

    A note without a call is left out.
    """
    if rules.footnote is None:
        return
    for section in text.sections:
        waiting: dict[str, list[tuple[Locus, Span]]] = defaultdict(list)
        for passage in section.paragraphs:
            match = rules.footnote.fullmatch(passage.text)
            if passage.kind == "footnote" and match:
                label = passage.text[: match.start("text")].rstrip()
                waiting[label].append((passage.locus, Span(0, len(label))))
        calling = [passage for passage in section.paragraphs if passage.kind != "footnote"]
        for label, notes in waiting.items():
            calls = (
                (passage.locus, Span(found.start(), found.end()))
                for passage in calling
                for found in re.finditer(re.escape(label), passage.text)
            )
            for (called, mark), (note, own) in zip(calls, notes, strict=False):
                yield OwnNote(called, mark, note, own)
