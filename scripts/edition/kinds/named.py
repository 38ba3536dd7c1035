"""What the kinds of named things have in common: people, organisations, places, events."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from edition.formats.dates import iso, readable_date
from edition.formats.xml import Child, Element, el
from edition.kinds.common import Head
from edition.kinds.kind import Fact, Foreign, TeiRecord
from edition.kinds.values import Ids, Words, coordinates


class Named(Head):
    """Something that has a name."""

    name: Words
    forms: Ids
    russian: str = ""
    authorities: dict[str, str] = Field(default_factory=dict)
    """Its number in each authority file."""

    @property
    def lifetime(self) -> tuple[str, str]:
        """When it began and ended, as typed; empty where that is not known."""
        return "", ""

    @property
    def point(self) -> str:
        """Its coordinates, as typed."""
        return ""

    @property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of related records, by kind."""
        return {}


class Lasting(Named):
    """Something with a beginning, an end and a place on earth."""

    start: str = ""
    end: str = ""
    coordinates: str = ""

    @property
    def lifetime(self) -> tuple[str, str]:
        """When it began and ended, as typed; empty where that is not known."""
        return self.start, self.end

    @property
    def point(self) -> str:
        """Its coordinates, as typed."""
        return self.coordinates


def by_name(head: Named) -> tuple[str, ...]:
    """Sort by name, without regard to a leading article."""
    return (head.name.casefold().removeprefix("the "), "")


def name_facts(head: Named, dates: str) -> list[Fact]:
    """Return the Russian name, the dates, the coordinates and the numbers in authority files."""
    numbers = [f"{name} {value}" for name, value in head.authorities.items()]
    facts: list[Fact] = [Foreign(head.russian, "ru"), dates, head.point, *numbers]
    return [each for each in facts if each and each != ("", "ru")]


def lasting_facts(head: Lasting) -> list[Fact]:
    """Return what is printed under the name of something with a beginning and an end."""
    return name_facts(head, readable_date(head.start, head.end))


def found_by_name(head: Named) -> list[str]:
    """Return what the search finds of a named thing."""
    return [head.name, head.russian, readable_date(*head.lifetime)]


def tei_names(name: str, head: Named, **attributes: str) -> list[Element]:
    """Write the name, its other forms, and the Russian name."""
    forms = [el(name, form, type="form") for form in head.forms if form != head.name]
    russian = [el(name, head.russian, xml_lang="ru")] if head.russian else []
    return [el(name, head.name, type="main", **attributes), *forms, *russian]


def tei_numbers(head: Named) -> list[Element]:
    """Write the numbers in authority files."""
    return [
        el("idno", number, type="-".join(name.split())) for name, number in head.authorities.items()
    ]


def tei_lasting(element: str, name: str, record: TeiRecord) -> Child:
    """Write an organisation or a place."""
    head: Lasting = record.head
    names = tei_names(name, head, from_=iso(head.start), to=iso(head.end))
    point = coordinates(head.coordinates) if element == "place" else ("", "")
    location = el("location", el("geo", " ".join(point))) if any(point) else None
    note = el("note", record.prose())
    return el(element, names, location, tei_numbers(head), note, **record.attributes)
