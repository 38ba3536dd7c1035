"""What a record kind declares about itself; everything else asks the table of kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol, get_args, get_origin

from edition.formats.xml import Child
from edition.kinds.common import Anchored, Head
from edition.model.text import Locus, LocusRange, Ref

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERRING_STRING = "rs"
"""TEI's element for a name of any kind."""
COMMON_KEYS = {"by": "contributor", "sources": "source"}
"""Keys of every head that name records, with the kind of these."""


class Foreign(NamedTuple):
    """Words in another language than the edition's."""

    words: str
    language: str
    """A language tag: `ru`, `ru-Latn`."""


Fact = str | Foreign | Ref
"""A short piece of information about a record; a reference becomes a link."""


class LocusKey(NamedTuple):
    """A key that names paragraphs of the reading text."""

    key: str
    quote: str = ""
    """The key that quotes words of these paragraphs, if there is one."""
    backlink: bool = False
    """Whether the paragraphs point back to the record."""


class QuotedLoci(NamedTuple):
    """The value of a `LocusKey` in a head."""

    key: str
    loci: LocusRange
    quote_key: str
    words: str
    backlink: bool


class TeiRecord(Protocol):
    """What a kind needs of the document in which it writes a record as TEI."""

    @property
    def head(self) -> Any:
        """The record's head."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its `xml_id`, `resp`, `cert` and `source`."""

    def prose(self) -> list[Child]:
        """Render its body."""

    def named(self, ref: Ref) -> tuple[str, str] | None:
        """Return the name of another record and a pointer to it, if there is such a record."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """How the records of a kind are listed, each in a few lines, on a page of their own."""

    facts: Callable[[Any], Sequence[Fact]]
    """What is printed under the name: dates, other names, related records."""
    order: Callable[[Any], tuple[str, ...]] = lambda head: (head.name.casefold(),)
    """Sorts the records."""
    order_note: str = ""
    """Says what the order is, where it is not the alphabet."""
    book_title: str = ""
    """In books; the kind's title if empty."""
    other_pages: tuple[str, ...] = ()
    """Further pages that show the same records, which a book shows in this register alone."""
    schema_type: str = "Thing"
    """Its class in https://schema.org."""
    schema: Callable[[Any], Mapping[str, object]] = lambda _: {}
    """Its own properties there; a reference becomes a link."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record, with everything that is particular to it."""

    name: str
    """As in `[[name:id]]` and in a `Ref`."""
    folder: str
    """In annotations/."""
    model: type[Head]
    example: Mapping[str, object]
    """A valid head, as typed."""
    suffix: str = ".md"
    by_section: bool = False
    """Whether its files are in a folder for each section."""
    has_body: bool = True
    long_body: bool = False
    """Whether its body may be longer than a note's."""
    id_pattern: re.Pattern[str] = ID
    singular: str = ""
    plural: str = ""
    title: str = ""
    """Heading of its page and of its row in the statistics."""
    page: str = ""
    """Its page on the site: `people/`; the folder's name if empty."""
    prefix: str = ""
    """Of the ids of its records in pages and in TEI; the kind's name if empty."""
    referable: bool = True
    """Whether `[[name:id]]` may lead to it."""
    name_key: str = ""
    """The key that names a record or quotes its words."""
    fact_keys: tuple[str, ...] = ("certainty",)
    """The keys that sum up a record in one line."""
    label: Callable[[str, Any], str] | None = None
    """Names a record in a link, given its id and head, if `name_key` does not."""
    record_keys: Mapping[str, str] = field(default_factory=dict)
    """Keys that name other records, with the kind of these."""
    locus_keys: tuple[LocusKey, ...] = ()
    key_order: str = ""
    """The keys in the order in which they are written, if not that of the model."""
    old_names: Mapping[str, str] = field(default_factory=dict)
    """Keys that had another name before, with that name, for the message when one is missing."""
    more_keys: frozenset[str] = frozenset()
    """Further keys of the head, without fields in the model."""
    table_kind: str = ""
    """The key whose value the tables give as its kind; the name of the kind itself if empty."""
    counted: bool = True
    """Whether the statistics count its records by certainty."""
    search: str = "entities"
    """The part of the search that finds it: a key of `PARTS` in pages/search_page.py."""
    searched: Callable[[Any], Sequence[str]] | None = lambda _: ()
    """What the search finds of a head, beside the body; None if its place in the text decides."""
    tei: Callable[[TeiRecord], Child] | None = None
    """Writes a record as TEI, for a list of its kind."""
    tei_list: str = "list"
    """The element that holds these."""
    tei_mention: str = REFERRING_STRING
    """The element for words of the text that name a record; of the kind as its type if `rs`."""
    register: Register | None = None
    """Whether, and how, a page of its own lists its records."""

    def __post_init__(self) -> None:
        """Fill in what follows from the name and the folder."""
        words = self.name.replace("-", " ")
        for attribute, value in (
            ("singular", words),
            ("plural", f"{self.singular or words}s"),
            ("title", self.folder.replace("-", " ").capitalize()),
            ("page", f"{self.folder}/"),
            ("prefix", self.name),
        ):
            if not getattr(self, attribute):
                object.__setattr__(self, attribute, value)

    def named_by(self, head: Head) -> str:
        """Return the words or the name that a record is known by; empty if it has none."""
        return str(value_of(head, self.name_key)) if self.name_key else ""

    def links(self, head: Head) -> Iterator[tuple[str, Ref]]:
        """Yield each record that a head names, with the key that names it."""
        for key, kind in {**COMMON_KEYS, **self.record_keys}.items():
            value = value_of(head, key)
            for id_ in [value] if isinstance(value, str) else value:
                if id_:
                    yield key, Ref(kind, id_)

    def loci(self, head: Head) -> Iterator[QuotedLoci]:
        """Yield the paragraphs that a head names."""
        for each in self.locus_keys:
            value = value_of(head, each.key)
            if value is not None:
                loci = LocusRange(value, value) if isinstance(value, Locus) else value
                words = value_of(head, each.quote) if each.quote else ""
                yield QuotedLoci(each.key, loci, each.quote, words, each.backlink)

    @property
    def keys(self) -> list[str]:
        """The keys that a head may have, as typed, sorted."""
        return sorted({*map(_typed, self.model.model_fields.items()), *self.more_keys})

    @property
    def written_order(self) -> list[str]:
        """The keys in the order in which they are written: what, how certain, whence, by whom."""
        own = [_typed(each) for each in self.model.model_fields.items() if each[0] not in _LAST]
        last = [key for key in _LAST if key in self.model.model_fields]
        return [*(self.key_order.split() or own), *last]

    @property
    def is_anchored(self) -> bool:
        """Whether its records are about words of the text that they quote."""
        return issubclass(self.model, Anchored)


_LAST = ("date", "certainty", "sources", "dossier", "by", "status")


def value_of(head: Head, key: str) -> Any:
    """Return the value of a key, by its name as typed."""
    for name, each in type(head).model_fields.items():
        if key in (each.alias, name):
            return getattr(head, name)
    raise KeyError(key)


def allowed_values(model: type[Head], key: str) -> tuple[str, ...]:
    """Return the words of which a key takes one; none if it takes any."""
    found = next((f for n, f in model.model_fields.items() if key in (n, f.alias)), None)
    kind: Any = found.annotation if found else None
    for each in (kind, *get_args(kind)):
        if get_origin(each) is Literal:
            return get_args(each)
    return ()


def _typed(item: tuple[str, Any]) -> str:
    name, each = item
    return str(each.alias or name)
