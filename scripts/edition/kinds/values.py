"""The types of single values in front matter: loci, words, addresses, dates, CSL types.

A validator raises an error whose type is a code of `codes` and which can contain a fix; `explain`
and `config` make a problem of it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainValidator
from pydantic_core import PydanticCustomError

from edition.kinds.csl import CSL_TYPES
from edition.model.text import Locus, LocusRange

WEB_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.I)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
POINT = re.compile(r"(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)", re.ASCII)
ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dX]", re.ASCII)


def _loci(value: object) -> LocusRange:
    loci = LocusRange.parse(value) if isinstance(value, str) else None
    if loci is None:
        raise PydanticCustomError("unknown-locus", "this is not a paragraph number")
    return loci


def _one_locus(value: object) -> Locus:
    loci = _loci(value)
    if loci.first != loci.last:
        raise PydanticCustomError("unknown-locus", "this must be one paragraph, not several")
    return loci.first


def _not_blank(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("missing-key", "the value is empty")
    return value


def _web_address(value: str) -> str:
    if value and not WEB_ADDRESS.fullmatch(value):
        raise PydanticCustomError("dangerous-link", "this is not a web address")
    return value


def _orcid(value: str) -> str:
    """Validate an ORCID iD.

    See https://support.orcid.org/hc/en-us/articles/360006897674 (ISO 7064, MOD 11-2).
    """
    if value and not is_orcid(value):
        raise PydanticCustomError(
            "wrong-type", "this is not an ORCID iD such as 0000-0002-1825-0097"
        )
    return value


def is_orcid(value: str) -> bool:
    """Whether a text is an ORCID iD with a valid checksum."""
    if not ORCID.fullmatch(value):
        return False
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def _csl_type(value: str) -> str:
    if value not in CSL_TYPES:
        expected = {"expected": ", ".join(sorted(CSL_TYPES))}
        raise PydanticCustomError("bad-value", "this is not a CSL type", expected)
    return value


def _day(value: str) -> str:
    try:
        if not DAY.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(value)
    except ValueError:
        fix = {"fix": "Write year, month and day, such as 2027-03-01."}
        raise PydanticCustomError("wrong-type", "this is not a date", fix) from None
    return value


def _coordinates(value: str) -> str:
    if value and not any(coordinates(value)):
        guess = ", ".join(re.findall(r"-?\d+(?:\.\d+)?", value[:80], re.ASCII))
        shown = guess if any(coordinates(guess)) else "59.94, 30.31"
        fix = {"fix": f"Write latitude and longitude in degrees, such as `coordinates: {shown}`."}
        raise PydanticCustomError("wrong-type", "these are not coordinates", fix)
    return value


def coordinates(text: str) -> tuple[str, str]:
    """Return latitude and longitude in degrees from `59.94, 30.31`.

    Both are empty if the text does not have this form or is out of range.
    """
    point = POINT.fullmatch(text.strip())
    if not point or abs(float(point[1])) > 90 or abs(float(point[2])) > 180:
        return "", ""
    return point[1], point[2]


Loci = Annotated[LocusRange, PlainValidator(_loci)]
OneLocus = Annotated[Locus, PlainValidator(_one_locus)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Orcid = Annotated[str, AfterValidator(_orcid)]
Day = Annotated[str, AfterValidator(_day)]
"""An ISO date, exact to the day."""
Coordinates = Annotated[str, AfterValidator(_coordinates)]
"""Latitude and longitude in degrees, such as `59.94, 30.31`; or empty."""
Words = Annotated[str, BeforeValidator(_not_blank)]
Ids = tuple[Words, ...]
CslType = Annotated[Words, AfterValidator(_csl_type)]
