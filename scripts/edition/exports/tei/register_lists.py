"""The lists of `standOff`: registers and glossary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edition.exports.tei.body_elements import prose
from edition.exports.tei.xml_ids import editorial_attributes, id_of, pointer
from edition.formats.xml import Child, Element, el
from edition.kinds.kind import Fact, Foreign, Kind
from edition.kinds.table import ENTITY_KINDS, KINDS
from edition.model.text import Ref
from edition.read.records import Entry
from edition.render.renderer import Renderer

LISTED = (*ENTITY_KINDS, *(name for name, kind in KINDS.items() if kind.tei and not kind.register))
"""The kinds that have a list: first those with a register."""


class _Record:
    """A record as its kind sees it while writing TEI (see `TeiRecord`)."""

    def __init__(self, renderer: Renderer, entry: Entry[Any]) -> None:
        self.head: Any = entry.head
        self._renderer, self._entry = renderer, entry

    @property
    def attributes(self) -> Mapping[str, str]:
        return {
            "xml_id": id_of(self._entry.ref),
            **editorial_attributes(self._renderer.edition, self._entry),
        }

    def prose(self) -> list[Child]:
        return [*prose(self._renderer, self._entry.ref)]

    def named(self, ref: Ref) -> tuple[str, str] | None:
        records = self._renderer.edition.records
        if ref not in records:
            return None
        return KINDS[ref.kind].named_by(records[ref].head), pointer(id_of(ref))


def registers(renderer: Renderer) -> list[Element]:
    """Return a list for each kind that has records."""
    found = []
    for name in LISTED:
        kind, entries = KINDS[name], renderer.edition.records.ids(name).values()
        if entries:
            items = [_item(kind, _Record(renderer, entry)) for entry in entries]
            type_ = None if kind.register and kind.tei else "gloss" if kind.tei else kind.folder
            found.append(el(kind.tei_list, items, type=type_))
    return found


def _item(kind: Kind, record: _Record) -> Child:
    """Return what the kind writes for a record; else name, facts of the register, and body."""
    if kind.tei:
        return kind.tei(record)
    facts = kind.register.facts(record.head) if kind.register else ()
    shown = [el("p", written) for fact in facts if (written := _fact(fact, record)) is not None]
    name = el("label", kind.named_by(record.head))
    return [name, el("item", shown, record.prose(), **record.attributes)]


def _fact(fact: Fact, record: _Record) -> Child:
    if isinstance(fact, Ref):
        found = record.named(fact)
        return el("ref", found[0], target=found[1]) if found else None
    if isinstance(fact, Foreign):
        return el("foreign", fact.words, xml_lang=fact.language)
    return fact
