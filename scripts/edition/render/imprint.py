"""The title of the edition in citations, its editors and its authors."""

from __future__ import annotations

from typing import NamedTuple

from edition.assemble.edition import Edition
from edition.formats.csl_fields import Name, name_of_person
from edition.kinds.contributor import Contributor
from edition.kinds.person import Person
from edition.read.config import Config
from edition.read.records import Entry


def edition_title(config: Config) -> str:
    """Return the title under which the edition is cited."""
    return f"{config.work}: An Annotated Digital Edition" if config.work else config.title


class Signer(NamedTuple):
    """A person or group that signs records of the edition."""

    entry: Entry[Contributor]
    is_group: bool

    @property
    def inverted(self) -> str:
        """The name with the family name first; the name of a group as it is."""
        return name_of_person(self.entry.head.name).inverted


def editors(edition: Edition) -> list[Signer]:
    """Return the contributors whose role is that of an editor, in the order of their ids."""
    return [
        Signer(entry, entry.head.name.startswith("The "))
        for _, entry in sorted(edition.records.of(Contributor).items())
        if "editor" in entry.head.role.casefold()
    ]


def author_entries(edition: Edition) -> list[tuple[Name, Entry[Person] | None]]:
    """Return each author with the entry of the same name in the register of people, if any."""
    people = {entry.head.name: entry for entry in edition.records.of(Person).values()}
    return [(name, people.get(name.natural)) for name in edition.config.authors]
