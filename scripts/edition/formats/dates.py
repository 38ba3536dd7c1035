"""ISO dates that are exact to the day, the month or the year, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = (
    "January February March April May June July August September October November December"
).split()
_EXACT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def readable_date(start: str, end: str = "") -> str:
    """Return one or two dates in words; anything but an ISO date is not changed.

    `1921-03-08` and `1921-03-16` become `8–16 March 1921`.
    """
    if not end or end == start:
        return " ".join(_parts(start)) if start else ""
    first, last = _parts(start), _parts(end)
    shared = 0
    if len(first) == len(last):
        while shared < len(first) - 1 and first[-1 - shared] == last[-1 - shared]:
            shared += 1
    first = first[: len(first) - shared]
    dash = "–" if len(first) == 1 and first[0].isdigit() else " – "
    return f"{' '.join(first)}{dash}{' '.join(last)}"


def iso(date: str) -> str:
    """Return the date if it is an ISO day, month or year; else an empty string."""
    return date if _EXACT.fullmatch(date) else ""


def years_of(dates: Iterable[str]) -> str:
    """Return `from 1917 to 1926` or `in 1917`; empty if no date begins with a year."""
    years = sorted(match[1] for date in dates if (match := _ISO.match(date)))
    if not years:
        return ""
    first, last = years[0], years[-1]
    return f"in {first}" if first == last else f"from {first} to {last}"


def _parts(date: str) -> list[str]:
    match = _ISO.fullmatch(date)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return [date]
    year, month, day = match.groups()
    return [*([str(int(day))] if day else []), *([MONTHS[int(month) - 1]] if month else []), year]
