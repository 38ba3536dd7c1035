"""CSL items -> citations in a note and entries of the bibliography, by a CSL processor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import nh3
from markupsafe import Markup

from edition.assemble.csl_processor import BIBLIOGRAPHY, Place, Processor
from edition.formats.foreign_html import read_html
from edition.formats.html import join
from edition.kinds.csl import DATE_VARIABLES, NAME_VARIABLES
from edition.kinds.source import Source
from edition.read.body_syntax import Cited
from edition.read.records import Entry

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)(?:-(\d\d)(?!\d)(?:-(\d\d)(?!\d))?)?", re.ASCII)
"""A year anywhere in a date, with month and day if the date is in ISO form."""

LOCATOR = re.compile(r"(?P<label>pp?|ch|vol|no|n|sec|par)\.\s*(?P<value>.+)")
LABELS = {
    "p": "page",
    "pp": "page",
    "ch": "chapter",
    "vol": "volume",
    "no": "issue",
    "n": "note",
    "sec": "section",
    "par": "paragraph",
}


class BibliographyEntry(NamedTuple):
    """One work of the bibliography."""

    id: str
    html: Markup


def csl_item(entry: Entry[Source]) -> dict[str, Any]:
    """A CSL-JSON item, with an id and with numbers where CSL-JSON wants numbers."""
    item = {"id": entry.id, **entry.head.csl}
    for name in DATE_VARIABLES & item.keys():
        item[name] = csl_date(item[name])
    for name in NAME_VARIABLES & item.keys():
        names = item[name] if isinstance(item[name], list) else [item[name]]
        item[name] = [{"literal": n} if isinstance(n, str) else n for n in names]
    return item


def csl_date(value: Any) -> dict[str, Any]:
    """Return a well-formed date of strings as numbers, or as `literal` if it has no year."""
    if isinstance(value, dict) and "date-parts" in value:
        return {"date-parts": [[int(part) for part in date] for date in value["date-parts"]]}
    text = value if isinstance(value, str) else value.get("raw") or value.get("literal") or ""
    match = _YEAR.search(text)
    return {"date-parts": [[int(n) for n in match.groups() if n]]} if match else {"literal": text}


def _clean(html: str) -> Markup:
    """Escape an item: citeproc-py copies its values, markup included, to its output."""
    return read_html(nh3.clean(html, tags={"i", "em", "b", "strong", "sup", "sub"}, attributes={}))


def bibliography_of(sources: Iterable[Entry[Source]]) -> Bibliography:
    """The works formatted; kept while `make serve` rebuilds with the same sources."""
    return _bibliography(json.dumps([csl_item(entry) for entry in sources], ensure_ascii=False))


@lru_cache(maxsize=2)
def _bibliography(items: str) -> Bibliography:
    return Bibliography(json.loads(items))


class Bibliography:
    """The works of the edition, formatted."""

    def __init__(self, items: Iterable[dict[str, Any]]) -> None:
        self.items = {str(item["id"]): item for item in items}
        self._cited: dict[Cited, Markup] = {}

    @cached_property
    def _processor(self) -> Processor:
        left_out = {"note", "accessed", "original-date"}
        items = [
            {key: value for key, value in item.items() if key not in left_out}
            for item in self.items.values()
        ]
        return Processor(BIBLIOGRAPHY, items)

    def cite(self, works: Iterable[Cited]) -> list[Markup]:
        """Each work as it is cited in a sentence: `Carr 1950, 12`."""
        return [self._cite(work) for work in works]

    def _cite(self, work: Cited) -> Markup:
        if work not in self._cited:
            match = LOCATOR.fullmatch(work.locator)
            place = Place(LABELS[match["label"]], match["value"]) if match else None
            html = self._processor.cite(work.id, place)
            plain = f", {work.locator}" if work.locator and not match else ""
            self._cited[work] = join([_clean(html.removeprefix("(").removesuffix(")")), plain])
        return self._cited[work]

    @cached_property
    def entries(self) -> list[BibliographyEntry]:
        """All works, formatted, in the order of the style."""
        return [BibliographyEntry(id_, _clean(html)) for id_, html in self._processor.entries()]
