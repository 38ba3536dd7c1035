"""Small editions made in memory: a text of a few lines, and records by the keys of their heads."""

from __future__ import annotations

from typing import Any

from edition.build import NO_CONFIG
from edition.kinds.table import KINDS
from edition.model.problems import Problem
from edition.model.text import Ref, Text
from edition.read.copy_text import parse_text
from edition.read.records import Entry, Records


def text_of(*blocks: str, **rules: object) -> Text:
    """A text of some blocks, with headings such as `1. Bread` unless `rules` say otherwise."""
    return parse_text("\n\n".join(blocks) + "\n", NO_CONFIG.model_copy(update=rules).rules())


def record(kind: str, id_: str, body: str = "Words.", /, **keys: Any) -> Entry[Any]:
    """A valid record; its keys stand on the lines from 2 on, in the order given.

    The key `from` is written `from_` here; what every record of the kind needs may be left out.
    """
    given = {key.rstrip("_"): value for key, value in keys.items()}
    place = KINDS[kind]
    needed = {k: v for k, v in NEEDED.get(kind, {}).items() if k not in given}
    head = place.model.model_validate(given | needed)
    section = f"{str(given.get('at', '1')).partition('.')[0]}/" if place.by_section else ""
    path = f"annotations/{place.folder}/{section}{id_}{place.suffix}"
    lines = {key: line for line, key in enumerate(given, 2)}
    return Entry(Ref(kind, id_), path, head, body, len(given) + 3, lines)


def records_of(*entries: Entry[Any], refused: tuple[Ref, ...] = ()) -> Records:
    """Some records; `refused` are the names of those that are there but invalid."""
    records = Records()
    for entry in entries:
        assert records.add(entry) is None, entry.ref
    records.refused |= set(refused)
    return records


def hints_of(problem: Problem) -> dict[str, str]:
    """The hints of a problem by their labels."""
    return {hint.label: hint.text for hint in problem.hints}


NEEDED: dict[str, dict[str, Any]] = {
    "note": {
        "at": "1.1",
        "quote": "bread",
        "kind": "context",
        "certainty": "editorial",
        "by": ["editors"],
    },
    "apparatus": {"at": "1.1", "quote": "bread", "certainty": "editorial", "by": ["editors"]},
    "witness": {"name": "A copy", "dated": "1921"},
    "commentary": {"summary": "In short.", "by": ["editors"]},
    "term": {"headword": "bread", "forms": ["bread"]},
    "person": {"name": "Mill", "forms": ["Mill"]},
    "organisation": {"name": "The Guild", "forms": ["Guild"]},
    "place": {"name": "Baku", "forms": ["Baku"]},
    "event": {"name": "Strike", "start": "1905"},
    "cross-reference": {"from": "1.1", "to": "1.2", "relation": "echoes"},
    "source": {"type": "book", "title": "On Bread"},
    "contributor": {"name": "The editors", "role": "editor"},
}
"""The least that a head of each kind holds."""
