"""The sources for BibLaTeX and Biber (data model: chapter 2 of the manual of BibLaTeX).

https://ctan.org/pkg/biblatex

In UTF-8, so that nothing but TeX’s own signs is escaped. A CSL variable for which BibLaTeX has no
field stands in `note` under its own name: nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.assemble.edition import Edition
from edition.formats.csl_fields import Name, date_in_words, days, names
from edition.formats.site_file import Download, SiteFile
from edition.kinds.source import Source
from edition.render.citing import escaped

TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "webpage": "online",
}
"""CSL type -> entry type; all others are `misc`."""

SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}

NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
DATES = {"issued": "date", "original-date": "origdate", "accessed": "urldate"}
FIELDS = {
    "title-short": "shorttitle",
    "edition": "edition",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "collection-title": "series",
    "publisher": "publisher",
    "publisher-place": "location",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "version": "version",
    "genre": "type",
    "event-title": "eventtitle",
    "original-title": "origtitle",
    "ISBN": "isbn",
    "ISSN": "issn",
    "DOI": "doi",
    "URL": "url",
    "abstract": "abstract",
    "keyword": "keywords",
    "note": "note",
}
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


def bibtex_downloads(edition: Edition) -> Iterator[Download]:
    """`bibliography.bib`, sorted by id."""
    sources = edition.records.of(Source)
    items = edition.bibliography.items
    entries = [bibtex(items[key], sources[key].head.seen) for key in sorted(items)]
    yield Download(
        SiteFile("downloads/bibliography.bib", "\n".join(entries).encode("utf-8")),
        "The bibliography for LaTeX (BibLaTeX with Biber).",
        "read again by a parser and compared",
        "To work with",
    )


def bibtex(item: dict[str, Any], seen: str = "") -> str:
    """One CSL item as an entry.

    Args:
        item: as `Bibliography.items` holds it.
        seen: what the editors saw of the work; it becomes the annotation.
    """
    type_ = TYPES.get(item["type"], "misc")
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(item, type_, seen)]
    return "\n".join([f"@{type_}{{{item['id']},", *lines, "}", ""])


def _fields(item: dict[str, Any], type_: str, seen: str) -> Iterator[tuple[str, str]]:
    rest = dict(item)
    del rest["id"], rest["type"]
    if item["type"] in SUBTYPES:
        yield "entrysubtype", SUBTYPES[item["type"]]
    for variable, name in NAMES.items():
        if rest.pop(variable, None):
            yield name, " and ".join(_name(each) for each in names(item, variable))
    yield "title", escaped(rest.pop("title"))
    for variable, name in DATES.items():
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
    for variable, name in FIELDS.items():
        if variable in rest:
            yield name, _value(name, rest.pop(variable))
    for variable in sorted(rest):
        notes.append(f"{variable}: {_in_words(item, variable)}")
    if notes:
        yield "note", escaped(" ".join(notes))
    if seen:
        yield "annotation", escaped(f"Seen: {seen}")


def _name(name: Name) -> str:
    family = escaped(name.family)
    if name.whole:
        return f"{{{family}}}"
    if " " in name.family:
        family = f"{{{family}}}"
    rest = [escaped(part) for part in (name.suffix, name.given) if part]
    return ", ".join([family, *rest])


def _value(name: str, value: str) -> str:
    if name in VERBATIM:  # taken as it stands, but braces must be paired
        return value.replace("{", "%7B").replace("}", "%7D")
    if name == "pages":
        return escaped(value.replace("–", "-").replace("-", "--"))
    return escaped(value)


def _in_words(item: dict[str, Any], variable: str) -> str:
    value = item[variable]
    if isinstance(value, list):
        return "; ".join(", ".join(filter(None, each[:3])) for each in names(item, variable))
    if isinstance(value, dict):
        return "/".join(days(item, variable)) or date_in_words(item, variable)
    return str(value)
