"""CSL items -> citations in a note and entries of the bibliography, by a CSL processor.

Chicago author–date, 16th edition: of the styles that citeproc-py renders, the one that keeps
full names and places of publication.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import nh3
from markupsafe import Markup

from edition.formats.foreign_html import read_html
from edition.formats.html import join
from edition.kinds.csl import DATE_VARIABLES, NAME_VARIABLES
from edition.kinds.source import Source
from edition.read.body_syntax import Cited
from edition.read.records import Entry

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)(?:-(\d\d)(?!\d)(?:-(\d\d)(?!\d))?)?", re.ASCII)
"""A year wherever it stands in a date, with the month and the day if it is an ISO one."""

STYLE = Path(__file__).with_name("chicago-author-date-16th-edition.csl")
"""As the Citation Style Language project publishes it, under CC BY-SA 3.0."""
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
    """A date (well-formed, of strings) in numbers, or as `literal` if no year stands in it."""
    if isinstance(value, dict) and "date-parts" in value:
        return {"date-parts": [[int(part) for part in date] for date in value["date-parts"]]}
    text = value if isinstance(value, str) else value.get("raw") or value.get("literal") or ""
    match = _YEAR.search(text)
    return {"date-parts": [[int(n) for n in match.groups() if n]]} if match else {"literal": text}


def _clean(html: str) -> Markup:
    """citeproc-py passes on what stands in an item, mark-up too, as it is."""
    return read_html(nh3.clean(html, tags={"i", "em", "b", "strong", "sup", "sub"}, attributes={}))


def bibliography_of(sources: Iterable[Entry[Source]]) -> Bibliography:
    """The works formatted; kept while `make serve` rebuilds with the same sources."""
    return _bibliography(json.dumps([csl_item(entry) for entry in sources], ensure_ascii=False))


@lru_cache(maxsize=2)
def _bibliography(items: str) -> Bibliography:
    return Bibliography(json.loads(items))


# A work without an author stands under its title; citeproc-py then prints the title again.
_TITLE_TWICE = re.compile(
    r"^(?P<title>.{4,}?)\. (?P<year>n\.d\.|\d{4}[a-z]?)\.? (?P=title)(?=[.,])"
)


def _once(html: str) -> str:
    """The entry with its title printed once."""
    return _TITLE_TWICE.sub(r"\g<title>. \g<year>", html).replace("n.d..", "n.d.")


@cache
def _remember_searches() -> None:
    """citeproc-py seeks every term and macro anew by XPath, in trees that never change.

    That is a tenth of all that a build of the edition takes.
    """
    from citeproc.model import CitationStylesElement

    CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)


class Bibliography:
    """The works of the edition, formatted."""

    def __init__(self, items: Iterable[dict[str, Any]]) -> None:
        self.items = {str(item["id"]): item for item in items}
        self._cited: dict[Cited, Markup] = {}

    @cached_property
    def _processor(self) -> Any:
        from citeproc import CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        _remember_searches()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Titles stay as they are typed: English capitals would spoil Russian ones.
            text = STYLE.read_text(encoding="utf-8")
            typed = BytesIO(text.replace('text-case="title"', "").encode("utf-8"))
            style = CitationStylesStyle(typed, validate=False)
            source = CiteProcJSON([self._for_citeproc(item) for item in self.items.values()])
            return CitationStylesBibliography(style, source, formatter.html)

    @staticmethod
    def _for_citeproc(item: dict[str, Any]) -> dict[str, Any]:
        """citeproc-py stops at keys and dates it does not know; it needs none of them here."""
        from citeproc import NAMES

        unknown = {"language", "note", "abstract", "accessed", "original-date", "keyword", "ISBN"}
        unknown |= NAME_VARIABLES - {name.replace("_", "-") for name in NAMES}
        kept = {key: value for key, value in item.items() if key not in unknown}
        for name in DATE_VARIABLES & kept.keys():
            if not kept[name].get("date-parts"):
                del kept[name]
        return kept

    def cite(self, works: Iterable[Cited]) -> list[Markup]:
        """Each work as it is cited in a sentence: `Carr 1950, 12`."""
        return [self._cite(work) for work in works]

    def _cite(self, work: Cited) -> Markup:
        if work not in self._cited:
            from citeproc import Citation, CitationItem, Locator

            match = LOCATOR.fullmatch(work.locator)
            if match:
                locator = Locator(LABELS[match["label"]], match["value"])
                item = CitationItem(work.id, locator=locator)
            else:
                item = CitationItem(work.id)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                citation = Citation([item])
                self._processor.register(citation)
                html = str(self._processor.cite(citation, lambda _: None))
            plain = f", {work.locator}" if work.locator and not match else ""
            self._cited[work] = join([_clean(html.removeprefix("(").removesuffix(")")), plain])
        return self._cited[work]

    @cached_property
    def entries(self) -> list[BibliographyEntry]:
        """All works, formatted, in the order of the style."""
        from citeproc import Citation, CitationItem

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for key in self.items:
                self._processor.register(Citation([CitationItem(key)]))
            self._processor.sort()
            texts = [str(text) for text in self._processor.bibliography()]
            keys = list(self._processor.keys)
        return [BibliographyEntry(k, _clean(_once(t))) for k, t in zip(keys, texts, strict=True)]
