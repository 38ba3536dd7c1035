"""Names and dates of a CSL item, as BibTeX, RIS and TEI need them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
"""Hangul, kana and Han characters."""
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|I?V")


class Name(NamedTuple):
    """A name of a CSL item; `given` is empty if the name is not divided into parts."""

    family: str
    given: str = ""
    suffix: str = ""
    whole: bool = False
    """Whether it is the name of a group, or one that must not be divided."""

    @property
    def is_fixed(self) -> bool:
        """Whether the family name is first and not followed by a space, as in 鲁迅."""
        return bool(self.given and _EAST_ASIAN.match(self.family))

    @property
    def natural(self) -> str:
        """The name in natural order: `Martin Luther King Jr.`."""
        if self.is_fixed:
            return f"{self.family}{self.given}"
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """The name with the family name first: `King, Martin Luther, Jr.`.

        A group, or a name whose order is fixed, is not changed.
        """
        if self.is_fixed:
            return self.natural
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))

    def as_csl(self) -> dict[str, str]:
        """Return the name as CSL-JSON."""
        if self.whole:
            return {"literal": self.family}
        parts = {"family": self.family, "given": self.given, "suffix": self.suffix}
        return {key: part for key, part in parts.items() if part}


def name_of_person(words: str) -> Name:
    """Divide a name in natural order, such as `Ann B. de Roe Jr.`, into its parts.

    The family name is the last word and any lower-case words before it. A single word, and a name
    that begins with “The”, are not divided.
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
    """Join names: `A`, `A and B`, `A, B and C`."""
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last


def names(item: dict[str, Any], variable: str) -> list[Name]:
    """Return the names of a variable; an empty list if it is not set."""
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
    """Return one or two ISO days, months or years; an empty list if the date is only text."""
    dates = item.get(variable, {}).get("date-parts", [])
    return ["-".join([f"{date[0]:04}", *(f"{part:02}" for part in date[1:])]) for date in dates]


def date_in_words(item: dict[str, Any], variable: str) -> str:
    """Return a date that is given as text; empty if there is none."""
    return str(item.get(variable, {}).get("literal", ""))
