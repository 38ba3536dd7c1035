"""The table of record kinds."""

from __future__ import annotations

from edition.kinds import (
    apparatus,
    commentary,
    contributor,
    cross_reference,
    event,
    note,
    organisation,
    person,
    place,
    source,
    term,
    witness,
)
from edition.kinds.kind import Kind

MODULES = (
    note,
    apparatus,
    witness,
    commentary,
    term,
    person,
    organisation,
    place,
    event,
    cross_reference,
    source,
    contributor,
)
KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in MODULES}
"""By name, in the order in which lists of all kinds name them."""
ENTITY_KINDS = tuple(name for name, kind in KINDS.items() if kind.register)
"""The kinds with a register, whose names are marked in the text."""
REFERABLE = frozenset(name for name, kind in KINDS.items() if kind.referable)
"""The kinds that `[[kind:id]]` may name."""
