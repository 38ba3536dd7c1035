"""A CSL item for BibLaTeX or BibTeX, and in RIS.

BibLaTeX: the data model is chapter 2 of its manual. In UTF-8, so that nothing but TeX’s own signs
is escaped. RIS: the tags as Zotero, EndNote and Mendeley read them.
A CSL variable without a field of its own is written into a note under its own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from edition.formats.csl_fields import Name, date_in_words, days, names

TYPES = {
    "article": ("article", "JOUR"),
    "article-journal": ("article", "JOUR"),
    "article-magazine": ("article", "MGZN"),
    "article-newspaper": ("article", "NEWS"),
    "book": ("book", "BOOK"),
    "chapter": ("incollection", "CHAP"),
    "dataset": ("dataset", "DATA"),
    "entry": ("inreference", "ENCYC"),
    "entry-dictionary": ("inreference", "DICT"),
    "entry-encyclopedia": ("inreference", "ENCYC"),
    "manuscript": ("unpublished", "MANSCPT"),
    "pamphlet": ("booklet", "PAMP"),
    "paper-conference": ("inproceedings", "CPAPER"),
    "post": ("online", "BLOG"),
    "post-weblog": ("online", "BLOG"),
    "report": ("report", "RPRT"),
    "software": ("software", "COMP"),
    "thesis": ("thesis", "THES"),
    "webpage": ("online", "ELEC"),
}
"""CSL type -> type of entry and of reference."""
OTHER = ("misc", "GEN")

NAMES = {
    "author": ("author", "AU"),
    "editor": ("editor", "ED"),
    "translator": ("translator", "A4"),
    "container-author": ("bookauthor", "A2"),
}
FIELDS = {
    "container-title": ("", "T2"),
    "title-short": ("shorttitle", "ST"),
    "edition": ("edition", "ET"),
    "volume": ("volume", "VL"),
    "issue": ("", "IS"),
    "number-of-volumes": ("volumes", "NV"),
    "collection-title": ("series", "T3"),
    "publisher": ("publisher", "PB"),
    "publisher-place": ("location", "CY"),
    "page": ("pages", ""),
    "number-of-pages": ("pagetotal", ""),
    "language": ("", "LA"),
    "version": ("version", "ET"),
    "genre": ("type", "M3"),
    "event-title": ("eventtitle", ""),
    "original-title": ("origtitle", ""),
    "ISBN": ("isbn", "SN"),
    "ISSN": ("issn", ""),
    "DOI": ("doi", "DO"),
    "URL": ("url", "UR"),
    "abstract": ("abstract", "AB"),
    "keyword": ("keywords", "KW"),
    "note": ("", "N1"),
}
"""CSL variable -> field and tag; empty where there is none, or where it depends on the item."""
BIBTEX, RIS = 0, 1
"""Columns of these tables."""

SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
DATES = {"issued": "date", "original-date": "origdate", "accessed": "urldate"}
CONTAINERS = {"article": "journaltitle", "online": "organization", "misc": "howpublished"}
"""Entry type -> the field for `container-title`; all others `booktitle`."""
LANGUAGES = {
    "de": "german",
    "en": "english",
    "fr": "french",
    "it": "italian",
    "no": "norwegian",
    "ru": "russian",
}
"""Names that babel and polyglossia know."""
VERBATIM = frozenset({"url", "doi"})

_TEX = str.maketrans(
    {
        # BibTeX counts braces, even those behind a backslash: they have names instead.
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def bibtex(item: dict[str, Any], seen: str = "", dates: Mapping[str, str] = DATES) -> str:
    """Write an item as an entry for BibLaTeX.

    Args:
        item: as `Bibliography.items` holds it.
        seen: what the editors saw of the work; it becomes the annotation.
        dates: the fields of dates; BibTeX itself has a `year` and nothing else.
    """
    type_ = TYPES.get(item["type"], OTHER)[BIBTEX]
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(item, type_, seen, dates)]
    return "\n".join([f"@{type_}{{{item['id']},", *lines, "}", ""])


def _fields(
    item: dict[str, Any], type_: str, seen: str, dates: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    rest = {key: value for key, value in item.items() if key not in ("id", "type")}
    if item["type"] in SUBTYPES:
        yield "entrysubtype", SUBTYPES[item["type"]]
    for variable, (name, _) in NAMES.items():
        if rest.pop(variable, None):
            yield name, " and ".join(_tex_name(each) for each in names(item, variable))
    yield "title", escaped(rest.pop("title"))
    for variable, name in dates.items():
        if found := days(item, variable):
            del rest[variable]
            yield name, "/".join(found)
    if container := rest.pop("container-title", ""):
        yield CONTAINERS.get(type_, "booktitle"), escaped(container)
    # A number is that of an issue, else that in a series; only one of them fits.
    for variable in ("issue", "collection-number", "number"):
        if variable in rest:
            yield "number", escaped(rest.pop(variable))
            break
    if language := LANGUAGES.get(rest.get("language", "")):
        del rest["language"]
        yield "langid", language
        yield "language", language
    notes = [rest.pop("note")] if "note" in rest else []
    for name, value in _taken(rest, BIBTEX):
        yield name, _tex_value(name, value)
    notes += [f"{key}: {_in_words(item, key, _comma_separated)}" for key in sorted(rest)]
    if notes:
        yield "note", escaped(" ".join(notes))
    if seen:
        yield "annotation", escaped(f"Seen: {seen}")


def ris(item: dict[str, Any], seen: str = "") -> str:
    """Write an item in RIS; `seen`, what the editors saw of the work, becomes a note."""
    type_ = TYPES.get(item["type"], OTHER)[RIS]
    rows = [("TY", type_), ("ID", item["id"]), *_rows(item)]
    if seen:
        rows.append(("N1", f"Seen: {seen}"))
    rows.append(("ER", ""))
    # One line a value: white space of any kind would end it early.
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in rows)


def _rows(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    rest = {key: value for key, value in item.items() if key not in ("id", "type")}
    for variable, (_, tag) in NAMES.items():
        if rest.pop(variable, None):
            for name in names(item, variable):
                yield tag, _without_commas(name)
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
    yield from _taken(rest, RIS)
    for variable in sorted(rest):
        yield "N1", f"{variable}: {_in_words(item, variable, _without_commas)}"


def _taken(rest: dict[str, Any], column: int) -> Iterator[tuple[str, str]]:
    """The fields of one column, each once; what has one is taken out of `rest`."""
    taken = set()
    for variable, fields in FIELDS.items():
        name = fields[column]
        if name and name not in taken and variable in rest:
            taken.add(name)
            yield name, rest.pop(variable)


def _in_words(item: dict[str, Any], variable: str, write: Any) -> str:
    value = item[variable]
    if isinstance(value, list):
        return "; ".join(write(name) for name in names(item, variable))
    if isinstance(value, dict):
        return "/".join(days(item, variable)) or date_in_words(item, variable)
    return str(value)


def _comma_separated(name: Name) -> str:
    return ", ".join(filter(None, name[:3]))


def _without_commas(name: Name) -> str:
    """The name for RIS, where a comma separates its parts."""
    return ", ".join(filter(None, (part.replace(",", "") for part in name[:3])))


def _tex_name(name: Name) -> str:
    family = escaped(name.family)
    if name.whole:
        return f"{{{family}}}"
    if " " in name.family:
        family = f"{{{family}}}"
    rest = [escaped(part) for part in (name.suffix, name.given) if part]
    return ", ".join([family, *rest])


def _tex_value(name: str, value: str) -> str:
    if name in VERBATIM:  # braces must be paired
        return value.replace("{", "%7B").replace("}", "%7D")
    if name == "pages":
        return escaped(value.replace("–", "-").replace("-", "--"))
    return escaped(value)


def escaped(value: str) -> str:
    """A value with the signs of TeX escaped."""
    return value.translate(_TEX)
