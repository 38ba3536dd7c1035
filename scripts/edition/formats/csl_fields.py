"""The parts of a CSL item in the words that BibTeX, RIS and TEI share."""

from __future__ import annotations

from typing import Any, NamedTuple


class Name(NamedTuple):
    """A name of a CSL item; `given` is empty for one that is not taken apart."""

    family: str
    given: str = ""
    suffix: str = ""
    whole: bool = False
    """Whether it is the name of a group, or one that must not be taken apart."""


def names(item: dict[str, Any], variable: str) -> list[Name]:
    """The names under a variable; none if it is not there."""
    return [_name(each) for each in item.get(variable, [])]


def _name(name: dict[str, str]) -> Name:
    if "literal" in name:
        return Name(name["literal"], whole=True)
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(part for part in (*particles, name.get("family")) if part)
    if not family:
        return Name(name.get("given", ""), whole=True)
    return Name(family, name.get("given", ""), name.get("suffix", ""), whole=False)


def days(item: dict[str, Any], variable: str) -> list[str]:
    """A date as one or two ISO dates, exact to day, month or year; none if it has only words."""
    dates = item.get(variable, {}).get("date-parts", [])
    return ["-".join([f"{date[0]:04}", *(f"{part:02}" for part in date[1:])]) for date in dates]


def date_in_words(item: dict[str, Any], variable: str) -> str:
    """What stands for a date that has no numbers."""
    return str(item.get(variable, {}).get("literal", ""))
