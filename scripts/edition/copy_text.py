"""A plain text with numbered headings -> `Text`: its passages and their loci.

A passage is a run of lines between blank ones. Before the first heading stand title lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from edition.model import Locus, Passage, Section, Text

# Begun at a line's start alone: else a long line of spaces is tried from each of them.
_BLOCK = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)


@dataclass
class _Open:
    """A section that is still being read."""

    number: int
    heading: Passage
    title: str
    paragraphs: list[Passage] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.number, self.heading, self.title, tuple(self.paragraphs))


def parse_text(content: str, heading: re.Pattern[str]) -> Text:
    """Read a text; a heading counts only if its number is the next one."""
    front: list[Passage] = []
    sections: list[_Open] = []
    for block in _BLOCK.finditer(content):
        match = heading.fullmatch(block[0])
        number = len(sections) + 1
        if match and int(match["n"]) == number:
            passage = Passage(Locus(number, 0), block.start(), block[0])
            sections.append(_Open(number, passage, match["title"]))
        elif sections:
            paragraphs = sections[-1].paragraphs
            locus = Locus(sections[-1].number, len(paragraphs) + 1)
            paragraphs.append(Passage(locus, block.start(), block[0]))
        else:
            front.append(Passage(Locus(0, len(front) + 1), block.start(), block[0]))
    return Text(content, tuple(front), tuple(section.closed() for section in sections))
