"""The sources in RIS, for reference managers (tags as Zotero, EndNote and Mendeley read them).

Tags: https://en.wikipedia.org/wiki/RIS_(file_format).
A CSL variable without a tag stands in a note (N1) under its own name: nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.assemble.edition import Edition
from edition.formats.csl_fields import Name, date_in_words, days, names
from edition.formats.site_file import Download, SiteFile
from edition.kinds.source import Source

TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "manuscript": "MANSCPT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""CSL type -> type of reference; all others are `GEN`."""

NAMES = {"author": "AU", "editor": "ED", "translator": "A4"}
FIELDS = {
    "container-title": "T2",
    "collection-title": "T3",
    "title-short": "ST",
    "edition": "ET",
    "volume": "VL",
    "issue": "IS",
    "number-of-volumes": "NV",
    "publisher": "PB",
    "publisher-place": "CY",
    "language": "LA",
    "genre": "M3",
    "ISBN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "abstract": "AB",
    "keyword": "KW",
    "note": "N1",
}


def ris_downloads(edition: Edition) -> Iterator[Download]:
    """`bibliography.ris`, sorted by id."""
    sources = edition.records.of(Source)
    items = edition.bibliography.items
    entries = [ris(items[key], sources[key].head.seen) for key in sorted(items)]
    yield Download(
        SiteFile("downloads/bibliography.ris", "\n".join(entries).encode("utf-8")),
        "The bibliography for EndNote, Mendeley and other reference managers.",
        "read again by a parser and compared",
        "To work with",
    )


def ris(item: dict[str, Any], seen: str = "") -> str:
    """One CSL item; `seen`, what the editors saw of the work, becomes a note."""
    rows = [("TY", TYPES.get(item["type"], "GEN")), ("ID", item["id"]), *_rows(item)]
    if seen:
        rows.append(("N1", f"Seen: {seen}"))
    rows.append(("ER", ""))
    # One line a value: white space of any kind would end it early.
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in rows)


def _rows(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    rest = dict(item)
    del rest["id"], rest["type"]
    for variable, tag in NAMES.items():
        if rest.pop(variable, None):
            for name in names(item, variable):
                yield tag, _name(name)
    yield "TI", rest.pop("title")
    if issued := days(item, "issued"):
        yield "PY", issued[0][:4]
        if len(issued[0]) > 4:
            year, month, day = [*issued[0].split("-"), "", ""][:3]
            yield "DA", f"{year}/{month}/{day}/"
        if len(issued) == 1:  # the end of a longer time has no tag
            del rest["issued"]
    if original := days(item, "original-date"):
        del rest["original-date"]
        yield "OP", original[0]
    if accessed := days(item, "accessed"):
        del rest["accessed"]
        yield "Y2", accessed[0].replace("-", "/")
    first, _, last = rest.pop("page", "").replace("–", "-").partition("-")
    if first:
        yield "SP", first.strip()
    if last:
        yield "EP", last.strip()
    if not first and "number-of-pages" in rest:
        yield "SP", rest.pop("number-of-pages")
    for variable, tag in FIELDS.items():
        if variable in rest:
            yield tag, rest.pop(variable)
    for variable in sorted(rest):
        yield "N1", f"{variable}: {_in_words(item, variable)}"


def _name(name: Name) -> str:
    # A comma parts family name and given name: one inside a name must not stand.
    parts = [part.replace(",", "") for part in (name.family, name.given, name.suffix)]
    return ", ".join(part for part in parts if part)


def _in_words(item: dict[str, Any], variable: str) -> str:
    value = item[variable]
    if isinstance(value, list):
        return "; ".join(_name(name) for name in names(item, variable))
    if isinstance(value, dict):
        return "/".join(days(item, variable)) or date_in_words(item, variable)
    return str(value)
