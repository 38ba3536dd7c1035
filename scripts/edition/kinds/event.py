"""Dated events."""

from __future__ import annotations

from collections.abc import Mapping

from edition.formats.dates import iso, readable_date
from edition.formats.xml import Child, el
from edition.kinds.kind import Fact, Kind, Register, TeiRecord
from edition.kinds.named import Named, found_by_name, tei_numbers
from edition.kinds.values import Ids, Words
from edition.model.text import Ref


class Event(Named):
    """An event of the timeline."""

    forms: Ids = ()
    start: Words
    end: str = ""
    place: str = ""
    people: Ids = ()

    @property
    def lifetime(self) -> tuple[str, str]:
        """First and last day, as typed; the last is empty if it lasted one day."""
        return self.start, self.end

    @property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of its place and its people."""
        return {"place": (self.place,) if self.place else (), "person": self.people}


def _refs(head: Event) -> list[Ref]:
    return [Ref(kind, each) for kind, ids in head.related.items() for each in ids]


def _facts(head: Event) -> list[Fact]:
    return [readable_date(head.start, head.end), *_refs(head)]


def _dates(head: Event) -> dict[str, str]:
    if head.end:
        return {"from_": iso(head.start), "to": iso(head.end)}
    return {"when": iso(head.start)}


def _tei(record: TeiRecord) -> Child:
    head: Event = record.head
    elements = {"place": "placeName", "person": "persName"}
    taking_part: list[Child] = [
        [" ", el(elements[ref.kind], found[0], ref=found[1])]
        for ref in _refs(head)
        if (found := record.named(ref))
    ]
    when = el("date", readable_date(head.start, head.end), **_dates(head))
    labels = [el("label", form, type="form") for form in head.forms if form != head.name]
    return el(
        "event",
        el("label", head.name),
        labels,
        el("desc", when, taking_part),
        el("note", record.prose()),
        tei_numbers(head),
        **_dates(head),
        **record.attributes,
    )


def _schema(head: Event) -> dict[str, object]:
    return {
        "startDate": head.start,
        "endDate": head.end,
        "location": Ref("place", head.place) if head.place else "",
        "about": [Ref("person", each) for each in head.people],
    }


KIND = Kind(
    name="event",
    folder="events",
    model=Event,
    example={"name": "The Meeting", "start": "1902-05"},
    name_key="name",
    record_keys={"place": "place", "people": "person"},
    key_order="name start end forms russian place people authorities",
    searched=found_by_name,
    tei=_tei,
    tei_list="listEvent",
    register=Register(
        facts=_facts,
        order=lambda head: (head.start, head.end),
        order_note="In order of time; the same dates as a table: ",
        book_title="Chronology",
        other_pages=("timeline/",),
        schema_type="Event",
        schema=_schema,
    ),
)
