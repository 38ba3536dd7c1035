"""Cross-references: links between two passages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from edition.kinds.common import Head
from edition.kinds.kind import Kind, LocusKey
from edition.kinds.values import Loci

Relation = Literal["echoes", "develops", "qualifies", "contradicts", "answers"]


class CrossReference(Head):
    """A link between two passages, read from left to right."""

    from_: Loci = Field(alias="from")
    to: Loci
    relation: Relation
    from_quote: str = ""
    to_quote: str = ""


KIND = Kind(
    name="cross-reference",
    folder="cross-references",
    model=CrossReference,
    title="Cross-references",
    example={"from": "1.1", "to": "2.1", "relation": "echoes"},
    prefix="x",
    fact_keys=("from", "to", "relation", "certainty"),
    label=lambda _, head: f"{head.from_} {head.relation} {head.to}",
    locus_keys=(
        LocusKey("from", quote="from_quote", backlink=True),
        LocusKey("to", quote="to_quote", backlink=True),
    ),
    table_kind="relation",
    search="cross-references",
    searched=None,
)
