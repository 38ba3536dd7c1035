"""People, organisations, places, events: a page each, with mentions and backlinks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from edition.formats.html import Child, counted, el, join
from edition.formats.site_file import SiteFile, page
from edition.kinds.event import Event
from edition.kinds.person import Person
from edition.model.text import Locus, Ref
from edition.pictures.sparkline import spread_beside
from edition.read.records import Entry
from edition.formats.dates import readable_date
from edition.render.renderer import Renderer

REGISTERS = {
    "person": ("people", "People"),
    "organisation": ("organisations", "Organisations"),
    "place": ("places", "Places"),
    "event": ("events", "Events"),
}


def register_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """`people.md`, `organisations.md`, `places.md`, `events.md`."""
    for kind, (stem, title) in REGISTERS.items():
        entries = in_order(renderer, kind)
        content = el(
            "div",
            el("h1", title, class_="page-title"),
            el("p", _lead(kind, len(entries)), class_="lead"),
            [_entry(renderer, entry) for entry in entries],
            class_="ed-list",
        )
        description = f"{title} of the text and its notes, with every place where they are named."
        yield page(f"{stem}.md", title, content, description=description)


def in_order(renderer: Renderer, kind: str) -> list[Entry[Any]]:
    """The records of a kind, by name; events by date."""
    return sorted(renderer.edition.records.ids(kind).values(), key=_order)


def _lead(kind: str, count: int) -> Markup:
    text = (
        f"{counted(count, 'entry', 'entries')}. "
        "Each leads to the places where it is named and to what points to it."
    )
    if kind != "event":
        return Markup(text)
    return join(
        [
            text + " In order of time; the same dates as a table: ",
            el("a", "timeline", href="site:timeline/"),
            ".",
        ]
    )


def _order(entry: Entry[Any]) -> tuple[str, str]:
    head = entry.head
    if isinstance(head, Event):
        return head.start, head.end
    if isinstance(head, Person):
        return head.name.split()[-1].casefold(), head.name
    return head.name.casefold().removeprefix("the "), ""


def _entry(renderer: Renderer, entry: Entry[Any]) -> Markup:
    head = entry.head
    return el(
        "article",
        el("h2", head.name),
        el("p", join(facts(renderer, head), " · "), class_="russian"),
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry),
        spread_beside(renderer, _places(renderer, entry), head.name),
        renderer.mentions(entry.ref),
        renderer.backlinks(entry.ref, "Pointed to by", hows=("reference", "key")),
        renderer.backlinks(entry.ref, "Mentioned in", hows=("mention",)),
        id=f"{entry.ref.kind}-{entry.id}",
        class_=f"entry {entry.ref.kind}-entry",
    )


def _places(renderer: Renderer, entry: Entry[Any]) -> list[Locus]:
    return [each.place.locus for each in renderer.edition.mentions_by_ref.get(entry.ref, [])]


def facts(renderer: Renderer, head: Any) -> list[Child]:
    """What is known of somebody or something in a line: Russian name, dates, authorities."""
    facts: list[Child] = []
    if isinstance(head, Event):
        facts.append(readable_date(head.start, head.end))
        place = Ref("place", head.place)
        if head.place and place in renderer.edition.records:
            facts.append(renderer.link(place))
        facts += [
            renderer.link(Ref("person", i))
            for i in head.people
            if Ref("person", i) in renderer.edition.records
        ]
        return facts
    if head.russian:
        facts.append(el("span", head.russian, lang="ru"))
    if isinstance(head, Person):
        if head.born or head.died:
            facts.append(f"{head.born or '?'} – {head.died or '?'}")
    elif head.start or head.end:
        facts.append(readable_date(head.start, head.end))
    if coordinates := getattr(head, "coordinates", ""):
        facts.append(coordinates)
    facts += [f"{name} {value}" for name, value in head.authorities.items()]
    return facts
