"""The nouns of the edition: places in a text, texts, and what was found in them.

Frozen values, no input or output. Offsets are Unicode code points, end not included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

PassageKind = Literal["prose", "verse", "subheading", "footnote"]
"""What a passage is; a footnote is one of the author's own."""

LOCUS = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)")


class Locus(NamedTuple):
    """A citable place: `2.3` is section 2, paragraph 3.

    Paragraph 0 is a section's heading; section 0 holds the lines before the first heading.
    """

    section: int
    paragraph: int

    @classmethod
    def parse(cls, text: str) -> Locus | None:
        """Read `2.3`; return None if the text is not a locus."""
        match = LOCUS.fullmatch(text.strip()) if len(text) < 20 else None
        return cls(int(match[1]), int(match[2])) if match else None

    @property
    def anchor(self) -> str:
        """The id of the passage's element: `p2-3`."""
        return f"p{self.section}-{self.paragraph}"

    def __str__(self) -> str:
        return f"{self.section}.{self.paragraph}"


class LocusRange(NamedTuple):
    """One passage or several in a row, both ends included."""

    first: Locus
    last: Locus

    @classmethod
    def parse(cls, text: str) -> LocusRange | None:
        """Read `2.3` or `5.5-5.6` (hyphen or en dash); return None if it is neither."""
        ends = [Locus.parse(part) for part in re.split("[-–]", text, maxsplit=1)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or last < first:
            return None
        return cls(first, last)

    def __contains__(self, locus: object) -> bool:
        return isinstance(locus, Locus) and self.first <= locus <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class Span(NamedTuple):
    """Part of one text or passage."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character (an empty span shares one if it lies inside)."""
        return self.start < other.end and other.start < self.end


class Quote(NamedTuple):
    """Selects words of a passage: the W3C TextQuoteSelector, with `occurrence` as a last resort."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    occurrence: int | None = None
    """Which of several equal matches is meant, counted from 1."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading or a title line."""

    locus: Locus
    start: int
    """Offset of its first character in the whole text."""
    text: str
    kind: PassageKind = "prose"

    @property
    def span(self) -> Span:
        """Its place in the whole text."""
        return Span(self.start, self.start + len(self.text))


@dataclass(frozen=True)
class Section:
    """A numbered section: its heading and its paragraphs."""

    number: int
    heading: Passage
    title_span: Span
    """Of the title, within the heading."""
    paragraphs: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """The heading without its number and signs."""
        return self.heading.text[self.title_span.start : self.title_span.end]

    @property
    def numeral(self) -> str:
        """What precedes the title: a number, or a sign of Markdown."""
        return self.heading.text[: self.title_span.start]

    @property
    def ending(self) -> str:
        """What follows the title: usually nothing."""
        return self.heading.text[self.title_span.end :]

    @property
    def is_numbered(self) -> bool:
        """Whether more than punctuation surrounds the title."""
        return any(map(str.isalnum, self.numeral + self.ending))

    @property
    def shown_span(self) -> Span:
        """What is printed beside the numeral: the title, and the ending of a numbered heading."""
        end = len(self.heading.text) if self.is_numbered else self.title_span.end
        return Span(self.title_span.start, end)

    @property
    def name(self) -> str:
        """The heading as a title."""
        return self.heading.text if self.is_numbered else self.title


@dataclass(frozen=True)
class Text:
    """A text with its citable places."""

    content: str
    front: tuple[Passage, ...]
    """The title lines, `0.1` and on."""
    sections: tuple[Section, ...]

    def passages(self) -> Iterator[Passage]:
        """Yield all passages in the order of the text."""
        yield from self.front
        for section in self.sections:
            yield section.heading
            yield from section.paragraphs

    @cached_property
    def by_locus(self) -> dict[Locus, Passage]:
        """The passages by their place."""
        return {passage.locus: passage for passage in self.passages()}

    def section(self, number: int) -> Section | None:
        """Return the section with a number, if there is one."""
        return self._by_number.get(number)

    @cached_property
    def _by_number(self) -> dict[int, Section]:
        return {section.number: section for section in self.sections}

    def within(self, loci: LocusRange) -> list[Passage]:
        """Return the passages of a range; none if one of its ends does not exist."""
        first, last = (self._order.get(end) for end in (loci.first, loci.last))
        if first is None or last is None:
            return []
        return self._in_order[first : last + 1]

    @cached_property
    def _in_order(self) -> list[Passage]:
        return list(self.passages())

    @cached_property
    def _order(self) -> dict[Locus, int]:
        return {passage.locus: n for n, passage in enumerate(self._in_order)}


class Ref(NamedTuple):
    """The name of a record: its kind and its id within that kind."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Emendation:
    """One change of the copy-text, with its place in both texts."""

    id: str
    locus: Locus
    copy: Span
    """In the whole copy-text."""
    reading: Span
    """In the whole reading text."""
    copy_text: str
    reading_text: str


class Place(NamedTuple):
    """Words of one passage."""

    locus: Locus
    span: Span
    """Within the passage."""
    words: str
