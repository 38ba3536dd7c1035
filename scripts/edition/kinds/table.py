"""The table of record kinds: where each lies and what its head may hold."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args, get_origin

from edition.kinds.csl import CSL_VARIABLES
from edition.kinds.heads import (
    Apparatus,
    Commentary,
    Contributor,
    CrossReference,
    Event,
    Head,
    Location,
    Note,
    Organisation,
    Person,
    Source,
    Term,
    Witness,
)


class Kind(NamedTuple):
    """One row of the table of record kinds."""

    name: str
    """As in `[[name:id]]` and in a `Ref`."""
    folder: str
    model: type[Head]
    suffix: str = ".md"
    by_section: bool = False
    """Whether its files lie in a folder for each section."""
    has_body: bool = True


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("note", "notes", Note, by_section=True),
        Kind("apparatus", "apparatus", Apparatus, by_section=True),
        Kind("witness", "witnesses", Witness),
        Kind("commentary", "commentary", Commentary),
        Kind("term", "glossary", Term),
        Kind("person", "people", Person),
        Kind("organisation", "organisations", Organisation),
        Kind("place", "places", Location),
        Kind("event", "events", Event),
        Kind("cross-reference", "cross-references", CrossReference),
        Kind("source", "sources", Source, suffix=".yml", has_body=False),
        Kind("contributor", "contributors", Contributor, suffix=".yml", has_body=False),
    )
}
ENTITY_KINDS = ("person", "organisation", "place", "event")


def allowed_keys(model: type[Head]) -> list[str]:
    """The keys that a head of this kind may have, as they are typed."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return sorted(set(names) | (CSL_VARIABLES if model is Source else set()))


def allowed_values(model: type[Head], key: str) -> tuple[str, ...]:
    """The words of which a key takes one; none if it takes any."""
    field = next((f for n, f in model.model_fields.items() if key in (n, f.alias)), None)
    kind: Any = field.annotation if field else None
    for each in (kind, *get_args(kind)):
        if get_origin(each) is Literal:
            return get_args(each)
    return ()
