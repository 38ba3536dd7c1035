"""The keys that several kinds of record have.

Values arrive as strings (see `read.front_matter`); the models turn them into loci, numbers and
lists. The keys are the contract of annotations/README.md.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from edition.kinds.values import Ids, Loci, Words

Certainty = Literal["verified", "standard", "conjecture", "editorial"]
CERTAINTIES: tuple[Certainty, ...] = ("verified", "standard", "editorial", "conjecture")
"""In descending order of certainty."""
NEEDS_SOURCES = frozenset({"verified", "standard"})
"""The certainties that rest on a source."""


class Head(BaseModel):
    """Keys that every record may have."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    by: Ids = ()
    date: str = ""
    """When the record was written, if that differs from what git knows."""
    sources: Ids = ()
    certainty: Certainty | None = None
    dossier: Ids = ()
    """Numbers of the entries in the research file that the record covers."""
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
