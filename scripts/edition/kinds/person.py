"""People."""

from __future__ import annotations

from edition.formats.dates import iso
from edition.formats.xml import Child, el
from edition.kinds.kind import Kind, Register, TeiRecord
from edition.kinds.named import Named, name_facts, tei_names, tei_numbers


class Person(Named):
    """A person of the register."""

    born: str = ""
    died: str = ""

    @property
    def lifetime(self) -> tuple[str, str]:
        """Birth and death, as typed; empty where they are not known."""
        return self.born, self.died


def _dates(head: Person) -> str:
    return f"{head.born or '?'} – {head.died or '?'}" if head.born or head.died else ""


def _tei(record: TeiRecord) -> Child:
    head: Person = record.head
    dates = (("birth", head.born), ("death", head.died))
    days = [el(name, date, when=iso(date)) for name, date in dates if date]
    names, note = tei_names("persName", head), el("note", record.prose())
    return el("person", names, days, tei_numbers(head), note, **record.attributes)


def _schema(head: Person) -> dict[str, object]:
    return {"birthDate": head.born, "deathDate": head.died}


KIND = Kind(
    name="person",
    folder="people",
    model=Person,
    example={"name": "A Ferryman", "forms": ["river"]},
    plural="people",
    name_key="name",
    key_order="name forms born died russian authorities",
    searched=lambda head: [head.name, head.russian, f"{head.born} {head.died}"],
    tei=_tei,
    tei_list="listPerson",
    tei_mention="persName",
    register=Register(
        facts=lambda head: name_facts(head, _dates(head)),
        order=lambda head: (head.name.split()[-1].casefold(), head.name),
        schema_type="Person",
        schema=_schema,
    ),
)
