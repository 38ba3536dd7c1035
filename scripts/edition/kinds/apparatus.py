"""Apparatus entries: what is printed instead of the copy-text, proposed, or read by witnesses."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from edition.kinds.common import Anchored
from edition.kinds.kind import Kind, LocusKey
from edition.kinds.values import OneLocus


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


KIND = Kind(
    name="apparatus",
    folder="apparatus",
    model=Apparatus,
    example={"at": "1.1", "quote": "river", "reading": "stream", "certainty": "editorial"},
    by_section=True,
    singular="apparatus entry",
    plural="apparatus entries",
    title="Places in the apparatus",
    prefix="a",
    name_key="quote",
    fact_keys=("at", "certainty"),
    record_keys={"witnesses": "witness"},
    locus_keys=(LocusKey("parallel"),),
    search="apparatus",
    searched=None,
)
