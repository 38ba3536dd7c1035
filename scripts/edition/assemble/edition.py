"""`Edition`: everything that is known once texts, records and links are assembled."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias, TypeVar

from edition.assemble.citations import Bibliography, bibliography_of
from edition.assemble.emend import span_in_reading
from edition.assemble.mentions import Forms
from edition.kinds.apparatus import Apparatus
from edition.kinds.cross_reference import CrossReference
from edition.kinds.note import Note
from edition.kinds.source import Source
from edition.model.text import (
    Emendation,
    Locus,
    LocusRange,
    Passage,
    Place,
    Ref,
    Section,
    Span,
    Text,
)
from edition.read.body import Body
from edition.read.config import Config
from edition.read.copy_text import OwnNote, own_notes
from edition.read.hand_pages import HandPage
from edition.read.records import Entry, Records

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class PlacedNote:
    """A note and the words that it is about."""

    entry: Entry[Note]
    number: int
    """Within its section, in the order of the text, from 1."""
    lemma: Place | None
    """In the reading text; None for a retired note, which keeps only its anchor."""

    @property
    def id(self) -> str:
        """The note's id."""
        return self.entry.id

    @property
    def locus(self) -> Locus:
        """The passage beside which the note is printed."""
        return self.lemma.locus if self.lemma else self.entry.head.at.first


@dataclass(frozen=True)
class PlacedApparatus:
    """An apparatus entry and the words of the copy-text that it is about."""

    entry: Entry[Apparatus]
    lemma: Place
    """In the copy-text."""

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id


class Mention(NamedTuple):
    """An occurrence of a headword or name in the reading text."""

    ref: Ref
    place: Place


Target: TypeAlias = "Ref | Locus"


@dataclass(frozen=True)
class Backlink:
    """Something that points to a target."""

    source: Ref
    """The record, or `Ref("page", uri)` for a page written by hand."""
    how: str
    """`reference`, `citation`, `key` or `mention`."""


@dataclass(frozen=True)
class Edition:
    """The whole edition, immutable once it is built."""

    config: Config
    copy_text: Text
    reading_text: Text
    records: Records
    copy_bytes: bytes = b""
    """The copy-text's file, byte for byte."""
    emendations: tuple[Emendation, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    apparatus: tuple[PlacedApparatus, ...] = ()
    cross_references: tuple[Entry[CrossReference], ...] = ()
    bodies: Mapping[Ref, Body] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    """Of entities and headwords in the reading text, in order."""
    backlinks: Mapping[Target, tuple[Backlink, ...]] = field(default_factory=dict)
    terms: Forms = field(default_factory=lambda: Forms((), ignore_case=True))
    pages: tuple[HandPage, ...] = ()
    files: tuple[str, ...] = ()
    """Paths of the other files in docs/, which are published unchanged."""
    changelog: str = ""
    """What changed in each version, in the editors' words: the text of CHANGELOG.md."""
    licences: Mapping[str, bytes] = field(default_factory=dict)
    """The texts of the licences by their paths in the repository."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The edition's own card and cover, if it has them, by their paths in docs/."""

    @cached_property
    def bibliography(self) -> Bibliography:
        """The sources, formatted on demand."""
        return bibliography_of(self.records.of(Source).values())

    @cached_property
    def notes_by_locus(self) -> dict[Locus, list[PlacedNote]]:
        """The notes beside each passage, in order."""
        return _group(self.notes, lambda note: note.locus)

    @cached_property
    def _notes_by_section(self) -> dict[int, list[PlacedNote]]:
        return _group(self.notes, lambda note: note.locus.section)

    def notes_of_section(self, number: int) -> list[PlacedNote]:
        """Return the notes of one section in order: note n is at index n - 1."""
        return self._notes_by_section.get(number, [])

    @cached_property
    def notes_by_id(self) -> dict[str, PlacedNote]:
        """The notes by id."""
        return {note.id: note for note in self.notes}

    @cached_property
    def apparatus_by_locus(self) -> dict[Locus, list[PlacedApparatus]]:
        """The apparatus entries of each passage, in order."""
        return _group(self.apparatus, lambda entry: entry.lemma.locus)

    @cached_property
    def cross_references_by_locus(self) -> dict[Locus, list[Entry[CrossReference]]]:
        """The cross-references with an end in each passage, in order."""
        found: dict[Locus, list[Entry[CrossReference]]] = {}
        for entry in self.cross_references:
            ends = [*self.passages(entry.head.from_), *self.passages(entry.head.to)]
            for locus in dict.fromkeys(passage.locus for passage in ends):
                found.setdefault(locus, []).append(entry)
        return found

    @cached_property
    def parallels(self) -> dict[Locus, list[Locus]]:
        """Passages printed twice, from the `parallel` keys of the apparatus, in both directions."""
        found: dict[Locus, set[Locus]] = {}
        for placed in self.apparatus:
            twin = placed.entry.head.parallel
            if twin in self.reading_text.by_locus:
                found.setdefault(placed.lemma.locus, set()).add(twin)
                found.setdefault(twin, set()).add(placed.lemma.locus)
        return {locus: sorted(twins) for locus, twins in found.items()}

    @cached_property
    def emendations_by_locus(self) -> dict[Locus, list[Emendation]]:
        """The emendations of each passage, in order."""
        return _group(self.emendations, lambda emendation: emendation.locus)

    @cached_property
    def mentions_by_ref(self) -> dict[Ref, list[Mention]]:
        """The mentions of each entity and headword in the text, in order."""
        return _group(self.mentions, lambda mention: mention.ref)

    @cached_property
    def mentions_by_locus(self) -> dict[Locus, list[Mention]]:
        """The mentions in each passage, in order."""
        return _group(self.mentions, lambda mention: mention.place.locus)

    @cached_property
    def terms_by_locus(self) -> dict[Locus, list[Mention]]:
        """The mentions of headwords in each passage, in order; no two overlap."""
        terms = (mention for mention in self.mentions if mention.ref.kind == "term")
        return _group(terms, lambda mention: mention.place.locus)

    @cached_property
    def own_notes(self) -> tuple[OwnNote, ...]:
        """Notes of the author's own."""
        return tuple(own_notes(self.reading_text, self.config.rules()))

    @cached_property
    def own_note_links(self) -> dict[Locus, list[tuple[Span, Locus]]]:
        """Links from the mark of an author's note to the note, and back."""
        found: dict[Locus, list[tuple[Span, Locus]]] = {}
        for each in self.own_notes:
            found.setdefault(each.called, []).append((each.mark, each.note))
            found.setdefault(each.note, []).append((each.label, each.called))
        return found

    @cached_property
    def paragraph_numbers(self) -> dict[Locus, int]:
        """The paragraphs of the text, counted from 0 across sections."""
        every = (p.locus for section in self.sections() for p in section.paragraphs)
        return {locus: n for n, locus in enumerate(every)}

    @cached_property
    def headword_places(self) -> dict[Ref, list[Place]]:
        """Where each headword occurs in the paragraphs, in order, within longer headwords too."""
        found: dict[Ref, list[Place]] = {}
        for section in self.sections():
            for passage in section.paragraphs:
                for span, ref in self.terms.find_each(passage.text):
                    words = passage.text[span.start : span.end]
                    found.setdefault(ref, []).append(Place(passage.locus, span, words))
        return found

    def place_in_reading(self, placed: PlacedApparatus) -> Span:
        """Return the span of an apparatus entry's words in their passage of the reading text."""
        locus = placed.lemma.locus
        old, new = self.copy_text.by_locus[locus], self.reading_text.by_locus[locus]
        emendations = self.emendations_by_locus.get(locus, ())
        return span_in_reading(placed.lemma.span, old, new, emendations)

    def passages(self, loci: LocusRange) -> list[Passage]:
        """Return the passages of the reading text in a range."""
        return self.reading_text.within(loci)

    def sections(self) -> Iterator[Section]:
        """Yield the sections of the reading text."""
        yield from self.reading_text.sections


def _group(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    grouped: dict[K, list[T]] = {}
    for item in items:
        grouped.setdefault(key(item), []).append(item)
    return grouped
