"""What the edition is called where it is named as a whole, and by whom it is made."""

from __future__ import annotations

from typing import NamedTuple

from edition.assemble.edition import Edition
from edition.formats.csl_fields import Name, name_of_person
from edition.kinds.contributor import Contributor
from edition.kinds.person import Person
from edition.read.config import Config
from edition.read.records import Entry


def edition_title(config: Config) -> str:
    """The title under which the edition is cited."""
    return f"{config.work}: An Annotated Digital Edition" if config.work else config.title


class Signer(NamedTuple):
    """Somebody who signs records of the edition."""

    entry: Entry[Contributor]
    is_group: bool

    @property
    def inverted(self) -> str:
        """Family name first; the name of a group as it is."""
        return name_of_person(self.entry.head.name).inverted


def editors(edition: Edition) -> list[Signer]:
    """The contributors whose role is that of an editor, by id."""
    return [
        Signer(entry, entry.head.name.startswith("The "))
        for _, entry in sorted(edition.records.of(Contributor).items())
        if "editor" in entry.head.role.casefold()
    ]


def author_entries(edition: Edition) -> list[tuple[Name, Entry[Person] | None]]:
    """Each author, with the entry in the register of people that has the same name, if any."""
    people = {entry.head.name: entry for entry in edition.records.of(Person).values()}
    return [(name, people.get(name.natural)) for name in edition.config.authors]
