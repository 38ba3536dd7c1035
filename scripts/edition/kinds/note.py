"""Notes: comments on words of the reading text."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from edition.kinds.common import NEEDS_SOURCES, Anchored
from edition.kinds.kind import Kind

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


class Note(Anchored):
    """A comment on words of the reading text."""

    kind: NoteKind

    @model_validator(mode="after")
    def _names_its_source(self) -> Note:
        if self.certainty in NEEDS_SOURCES and not self.sources:
            message = "`certainty: {certainty}` needs `sources`"
            raise PydanticCustomError("source-missing", message, {"certainty": self.certainty})
        return self


KIND = Kind(
    name="note",
    folder="notes",
    model=Note,
    example={"at": "1.1", "quote": "river", "kind": "place", "certainty": "editorial"},
    by_section=True,
    page="text/",
    prefix="n",
    name_key="quote",
    fact_keys=("at", "kind", "certainty"),
    table_kind="kind",
    search="notes",
    searched=None,
)
