"""The parts of a CSL item in the words that BibTeX, RIS and TEI share."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
"""Hangul, kana and Han characters."""
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|I?V")


class Name(NamedTuple):
    """A name of a CSL item; `given` is empty for one that is not taken apart."""

    family: str
    given: str = ""
    suffix: str = ""
    whole: bool = False
    """Whether it is the name of a group, or one that must not be taken apart."""

    @property
    def is_fixed(self) -> bool:
        """Whether the family name comes first, and without a space, as in 鲁迅."""
        return bool(self.given and _EAST_ASIAN.match(self.family))

    @property
    def natural(self) -> str:
        """`Martin Luther King Jr.`."""
        if self.is_fixed:
            return f"{self.family}{self.given}"
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """`King, Martin Luther, Jr.`; a group, or a name whose order is fixed, as it is."""
        if self.is_fixed:
            return self.natural
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))

    def as_csl(self) -> dict[str, str]:
        """The name as CSL-JSON has it."""
        if self.whole:
            return {"literal": self.family}
        parts = {"family": self.family, "given": self.given, "suffix": self.suffix}
        return {key: part for key, part in parts.items() if part}


def name_of_person(words: str) -> Name:
    """A name written in its natural order, taken apart: `Ann B. de Roe Jr.`.

    The last word is the family name, with the words in lower case before it. One word, or a name
    that begins with “The”, is not taken apart.
    """
    *given, family = words.split() or [""]
    if not given or given[0].casefold() == "the" or _EAST_ASIAN.match(words):
        return Name(words.strip(), whole=True)
    suffix = ""
    if len(given) > 1 and _SUFFIX.fullmatch(family):
        family, suffix = given.pop().rstrip(","), family
    while len(given) > 1 and given[-1].islower():
        family = f"{given.pop()} {family}"
    return Name(family, " ".join(given), suffix)


def joined(names: list[str]) -> str:
    """`A`; `A and B`; `A, B and C`."""
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last


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
