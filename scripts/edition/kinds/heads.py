"""What the head of each kind of record may hold: one model a kind.

Values arrive as strings (see `front_matter`); the models turn them into loci, numbers and lists.
The keys are the contract of annotations/README.md.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from edition.kinds.values import Coordinates, CslType, Ids, Loci, OneLocus, Orcid, WebAddress, Words

Certainty = Literal["verified", "standard", "conjecture", "editorial"]
CERTAINTIES: tuple[Certainty, ...] = ("verified", "standard", "editorial", "conjecture")
"""From the surest on."""
NoteKind = Literal[
    "person",
    "place",
    "organisation",
    "event",
    "work",
    "concept",
    "context",
    "rhetoric",
    "translation",
    "argument",
]
Relation = Literal["echoes", "develops", "qualifies", "contradicts", "answers"]
NEEDS_SOURCES = frozenset({"verified", "standard"})
"""How sure one can be only of what a source holds."""


class Head(BaseModel):
    """Keys that every record may have."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    by: Ids = ()
    date: str = ""
    sources: Ids = ()
    certainty: Certainty | None = None
    dossier: Ids = ()
    """Numbers of the research file's entries that the record covers."""
    status: Literal["retired"] | None = None
    """A published id never disappears: a retired record keeps its file and its anchor."""


class Anchored(Head):
    """A record about words of the text."""

    at: Loci
    quote: Words
    prefix: str = ""
    suffix: str = ""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    certainty: Certainty
    by: Annotated[Ids, Field(min_length=1)]


class Note(Anchored):
    """A comment on words of the reading text."""

    kind: NoteKind

    @model_validator(mode="after")
    def _names_its_source(self) -> Note:
        if self.certainty in NEEDS_SOURCES and not self.sources:
            message = "`certainty: {certainty}` needs `sources`"
            raise PydanticCustomError("source-missing", message, {"certainty": self.certainty})
        return self


class Apparatus(Anchored):
    """A place of the copy-text: what is printed instead, proposed, or read by witnesses."""

    at: OneLocus  # type: ignore[assignment]  # narrower: an emendation stays in its passage
    reading: str | None = None
    conjecture: str | None = None
    witnesses: dict[str, str] = Field(default_factory=dict)
    parallel: OneLocus | None = None
    """The same thought in the other translation."""

    @model_validator(mode="after")
    def _says_something(self) -> Apparatus:
        if self.reading is None and self.conjecture is None and not self.witnesses:
            message = "one of `reading`, `conjecture` and `witnesses` is required"
            raise PydanticCustomError("missing-key", message)
        return self


class Witness(Head):
    """A document that carries the text; its siglum is its id."""

    name: Words
    date: Words
    copies: str = ""


class Commentary(Head):
    """Continuous prose on a section."""

    summary: Words
    by: Annotated[Ids, Field(min_length=1)]


class Term(Head):
    """A headword of the glossary."""

    headword: Words
    forms: Annotated[Ids, Field(min_length=1)]
    russian: str = ""
    transliteration: str = ""
    see: Ids = ()


class Named(Head):
    """Something that has a name."""

    name: Words
    forms: Ids
    russian: str = ""
    authorities: dict[str, str] = Field(default_factory=dict)


class Person(Named):
    """A person of the register."""

    born: str = ""
    died: str = ""


class Organisation(Named):
    """An organisation or institution."""

    start: str = ""
    end: str = ""
    coordinates: Coordinates = ""


class Location(Named):
    """A place of the register (`Place` is a place in the text)."""

    start: str = ""
    end: str = ""
    coordinates: Coordinates = ""


class Event(Named):
    """An event of the timeline."""

    forms: Ids = ()
    start: Words
    end: str = ""
    place: str = ""
    people: Ids = ()


class CrossReference(Head):
    """A link between two passages, read from left to right."""

    from_: Loci = Field(alias="from")
    to: Loci
    relation: Relation
    from_quote: str = ""
    to_quote: str = ""


class Contributor(Head):
    """Somebody who signs records."""

    name: Words
    role: Words
    orcid: Orcid = ""
    url: WebAddress = ""

    @property
    def orcid_address(self) -> str:
        """Where the ORCID leads, if there is one."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""


class Source(Head):
    """A work relied on: a CSL item (https://docs.citationstyles.org/en/stable/specification.html)."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: CslType
    title: Words
    seen: str = ""
    """What the editors saw of it."""
    archive: WebAddress = ""
    """Address of an archived copy."""

    @property
    def address(self) -> str:
        """Its address on the web, if it has one."""
        return str((self.model_extra or {}).get("URL", ""))

    @property
    def csl(self) -> dict[str, Any]:
        """The item's CSL variables as strings and lists, without our own keys."""
        extra = self.model_extra or {}
        return {"type": self.type, "title": self.title, **extra}
