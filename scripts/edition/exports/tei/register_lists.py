"""People, organisations, places, events and headwords: lists for `standOff`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from edition.exports.tei.body_elements import prose
from edition.exports.tei.xml_ids import id_of, iso, pointer, stated
from edition.formats.xml import Child, Element, el
from edition.kinds.event import Event
from edition.kinds.named import Named
from edition.kinds.organisation import Organisation
from edition.kinds.person import Person
from edition.kinds.place import Location
from edition.kinds.term import Term
from edition.kinds.values import coordinates
from edition.model.text import Ref
from edition.read.records import Entry
from edition.formats.dates import readable_date
from edition.render.renderer import Renderer


def registers(renderer: Renderer) -> list[Element]:
    """A list for each register that is not empty, and the glossary."""
    makers: tuple[tuple[str, str, Callable[[Renderer, Entry[Any]], Child]], ...] = (
        ("person", "listPerson", _person),
        ("organisation", "listOrg", _organisation),
        ("place", "listPlace", _place),
        ("event", "listEvent", _event),
        ("term", "list", _term),
    )
    found = []
    for kind, name, maker in makers:
        entries = renderer.edition.records.ids(kind).values()
        if entries:
            items = [maker(renderer, entry) for entry in entries]
            found.append(el(name, items, type="gloss" if kind == "term" else None))
    return found


def _person(renderer: Renderer, entry: Entry[Person]) -> Child:
    head = entry.head
    dates = (("birth", head.born), ("death", head.died))
    days = [el(name, date, when=iso(date)) for name, date in dates if date]
    names = _names("persName", head)
    return el(
        "person", names, days, _numbers(head), _note(renderer, entry), **_said(renderer, entry)
    )


def _organisation(renderer: Renderer, entry: Entry[Organisation]) -> Child:
    names = _names("orgName", entry.head, **_lasted(entry.head))
    numbers = _numbers(entry.head)
    return el("org", names, numbers, _note(renderer, entry), **_said(renderer, entry))


def _place(renderer: Renderer, entry: Entry[Location]) -> Child:
    head = entry.head
    names = _names("placeName", head, **_lasted(head))
    point = coordinates(head.coordinates)
    location = el("location", el("geo", " ".join(point))) if any(point) else None
    note = _note(renderer, entry)
    return el("place", names, location, _numbers(head), note, **_said(renderer, entry))


def _event(renderer: Renderer, entry: Entry[Event]) -> Child:
    head, records = entry.head, renderer.edition.records
    named = [("placeName", Ref("place", head.place))]
    named += [("persName", Ref("person", person)) for person in head.people]
    taking_part: list[Child] = [
        [" ", el(name, records[ref].head.name, ref=pointer(id_of(ref)))]
        for name, ref in named
        if ref in records
    ]
    when = el("date", readable_date(head.start, head.end), **_dates(head.start, head.end))
    labels = [el("label", form, type="form") for form in head.forms if form != head.name]
    return el(
        "event",
        el("label", head.name),
        labels,
        el("desc", when, taking_part),
        _note(renderer, entry),
        _numbers(head),
        **_dates(head.start, head.end),
        **_said(renderer, entry),
    )


def _term(renderer: Renderer, entry: Entry[Term]) -> Child:
    head, records = entry.head, renderer.edition.records
    russian: list[Child] = [
        [" ", el("foreign", words, xml_lang=language)]
        for words, language in ((head.russian, "ru"), (head.transliteration, "ru-Latn"))
        if words
    ]
    see = [
        el("item", el("ref", records[ref].head.headword, target=pointer(id_of(ref))))
        for ref in (Ref("term", each) for each in head.see)
        if ref in records
    ]
    item = el(
        "item",
        prose(renderer, entry.ref),
        el("list", [el("item", form) for form in head.forms], type="forms"),
        el("list", see, type="see") if see else None,
    )
    said = stated(renderer.edition, entry)
    term = el(
        "term",
        head.headword,
        xml_id=id_of(entry.ref),
        resp=said["resp"],
        cert=said["cert"],
        source=said["source"],
    )
    return [el("label", term, russian), item]


def _names(name: str, head: Named, **attributes: str) -> list[Element]:
    """The name, its other forms, and the Russian one."""
    forms = [el(name, form, type="form") for form in head.forms if form != head.name]
    russian = [el(name, head.russian, xml_lang="ru")] if head.russian else []
    return [el(name, head.name, type="main", **attributes), *forms, *russian]


def _numbers(head: Named) -> list[Element]:
    return [
        el("idno", number, type="-".join(name.split())) for name, number in head.authorities.items()
    ]


def _note(renderer: Renderer, entry: Entry[Any]) -> Element:
    return el("note", prose(renderer, entry.ref))


def _said(renderer: Renderer, entry: Entry[Any]) -> dict[str, str]:
    return {"xml_id": id_of(entry.ref), **stated(renderer.edition, entry)}


def _lasted(head: Organisation | Location) -> dict[str, str]:
    return {"from_": iso(head.start), "to": iso(head.end)}


def _dates(start: str, end: str) -> dict[str, str]:
    return {"from_": iso(start), "to": iso(end)} if end else {"when": iso(start)}
