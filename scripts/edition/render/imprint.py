"""What the edition is called where it is named as a whole, and by whom it is made."""

from __future__ import annotations

from typing import NamedTuple

from edition.assemble.edition import Edition
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
        return self.entry.head.name if self.is_group else inverted(self.entry.head.name)


def editors(edition: Edition) -> list[Signer]:
    """The contributors whose role is that of an editor, by id."""
    return [
        Signer(entry, entry.head.name.startswith("The "))
        for _, entry in sorted(edition.records.of(Contributor).items())
        if "editor" in entry.head.role.casefold()
    ]


def inverted(name: str) -> str:
    """`Kollontai, Alexandra`."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def author_entry(edition: Edition) -> Entry[Person] | None:
    """The author’s entry in the register of people, if it is there under the same name."""
    people = edition.records.of(Person).values()
    return next((each for each in people if each.head.name == edition.config.author), None)
