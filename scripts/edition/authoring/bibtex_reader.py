"""Convert BibTeX, as exported by Zotero and others, to CSL items.

The mapping of types and fields follows Zotero's translators, for BibTeX and BibLaTeX names.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.database import Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "book",
    "mastersthesis": "thesis",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
FIELDS = {
    "title": "title",
    "booktitle": "container-title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "edition": "edition",
    "series": "collection-title",
    "note": "note",
    "language": "language",
    "langid": "language",
}
DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date"}
OTHERS = "others"
"""Ends a list of names that is not complete; CSL has no equivalent."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_DATE = re.compile(r"(\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def csl_of_bibtex(text: str) -> list[dict[str, Any]]:
    """Return all entries in order, each with its key as `id`.

    Raises:
        ValueError: if it is not valid BibTeX; says why.
    """
    try:
        entries = parse_string(text, "bibtex").entries
        return [_item(key, entry) for key, entry in entries.items()]
    except PybtexError as error:
        raise ValueError(f"This BibTeX cannot be read: {error}") from None


def _item(key: str, entry: Entry) -> dict[str, Any]:
    kind = TYPES.get(entry.type.lower(), "webpage" if "url" in entry.fields else "document")
    item: dict[str, Any] = {"id": key, "type": kind}
    for role, people in entry.persons.items():
        if names := [_name(person) for person in people if str(person) != OTHERS]:
            item[role] = names
    for field, value in entry.fields.items():
        name = field.lower()
        if name in FIELDS:
            item.setdefault(FIELDS[name], _plain(value))
        elif name in DATES and (date := _date(value)):
            item[DATES[name]] = date
        elif name == "number":
            item["issue" if kind.startswith("article") else "number"] = _plain(value)
    if "issued" not in item and (year := _date(entry.fields.get("year", ""))):
        month = _plain(entry.fields.get("month", ""))[:3].lower()
        parts = [*year["date-parts"][0], *([MONTHS.index(month) + 1] if month in MONTHS else [])]
        item["issued"] = {"date-parts": [parts]}
    return item


def _plain(latex: str) -> str:
    return " ".join(str(Text.from_latex(latex)).split())


def _name(person: Person) -> dict[str, str]:
    family = [*person.prelast_names, *person.last_names]
    parts = {
        "family": _plain(" ".join(family)),
        "given": _plain(" ".join([*person.first_names, *person.middle_names])),
        "suffix": _plain(" ".join(person.lineage_names)),
    }
    if not parts["given"] and len(family) == 1 and family[0].startswith("{"):
        return {"literal": parts["family"]}
    return {key: value for key, value in parts.items() if value}


def _date(text: str) -> dict[str, Any] | None:
    match = _DATE.search(text)
    return {"date-parts": [[int(part) for part in match.groups() if part]]} if match else None
