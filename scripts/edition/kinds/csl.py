"""The item types and variables of the Citation Style Language 1.0.2.

From https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV.
"""

from __future__ import annotations

import re
from datetime import date

CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter"
    " classic collection dataset document entry entry-dictionary entry-encyclopedia event figure"
    " graphic hearing interview legal_case legislation manuscript map motion_picture"
    " musical_score pamphlet paper-conference patent performance periodical personal_communication"
    " post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage".split()
)
NAME_VARIABLES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator"
    " director editor editor-translator editorial-director executive-producer guest host"
    " illustrator interviewer narrator organizer original-author performer producer recipient"
    " reviewed-author script-writer series-creator translator".split()
)
DATE_VARIABLES = frozenset(
    "accessed available-date event-date issued original-date submitted".split()
)
CSL_VARIABLES = (
    NAME_VARIABLES
    | DATE_VARIABLES
    | frozenset(
        "abstract annote archive_collection archive_location archive-place authority"
        " call-number chapter-number citation-key citation-label citation-number collection-number"
        " collection-title container-title container-title-short dimensions division DOI edition"
        " event event-title event-place genre id ISBN ISSN issue jurisdiction keyword language"
        " license locator medium note number number-of-pages number-of-volumes original-publisher"
        " original-publisher-place original-title page page-first part-number part-title PMCID PMID"
        " printing-number publisher publisher-place references reviewed-genre reviewed-title scale"
        " section source status supplement-number title-short URL version volume volume-title"
        " year-suffix type title".split()
    )
)


_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_YEARS = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4})", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)


def is_well_formed(variable: str, value: object) -> bool:
    """Whether a value (of strings, lists and mappings) is valid for a CSL variable.

    A single name is valid as a list of names, and text as a date; a date in numbers must exist.
    """
    if variable in NAME_VARIABLES:
        names = value if isinstance(value, list) else [value]
        return bool(names) and all(_is_name(name) for name in names)
    if variable in DATE_VARIABLES:
        return _is_worded_date(value) if isinstance(value, str) else _is_date(value)
    return isinstance(value, str)


def _is_name(value: object) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str) and bool(value.strip())
    return all(isinstance(part, str) for part in value.values()) and any(
        value.get(key) for key in ("family", "given", "literal")
    )


def _is_worded_date(text: str) -> bool:
    if years := _YEARS.fullmatch(text.strip()):
        return int(years[1]) <= int(years[2])
    day = _ISO.fullmatch(text.strip())
    return _exists([int(part) for part in day.groups() if part]) if day else True


def _is_date(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    if "date-parts" not in value:
        words = [value[key] for key in ("raw", "literal") if isinstance(value.get(key), str)]
        return bool(words) and all(map(_is_worded_date, words))
    dates = value["date-parts"]
    if not isinstance(dates, list) or not 1 <= len(dates) <= 2:
        return False
    numbers = [_numbers(parts) for parts in dates]
    return all(map(_exists, numbers)) and numbers == sorted(numbers)


def _numbers(parts: object) -> list[int]:
    """Return the given parts of year, month and day; an empty list if they are not numbers."""
    if not isinstance(parts, list) or len(parts) > 3:
        return []
    are_numbers = all(isinstance(part, str) and _NUMBER.fullmatch(part) for part in parts)
    return [int(part) for part in parts] if are_numbers else []


def _exists(parts: list[int]) -> bool:
    """Whether the calendar has this year, month or day."""
    try:
        date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):  # the former if there is no year
        return False
    return True
