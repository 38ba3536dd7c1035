"""Items and a CSL style -> citations and entries of a bibliography, by citeproc-py.

Everything that has to be done for citeproc-py is done here: its version is pinned, each style is
adapted once to what it supports, and three of its methods are corrected.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from edition.formats.csl_fields import names as names_of
from edition.kinds.csl import DATE_VARIABLES, NAME_VARIABLES

STYLES = Path(__file__).parent
"""Styles as the Citation Style Language project publishes them, under CC BY-SA 3.0."""
BIBLIOGRAPHY = "chicago-author-date-16th-edition"
"""Of the styles that citeproc-py renders, the one that keeps full names and places."""
NOTE = "chicago-notes-bibliography-17th-edition"
MLA = "modern-language-association"
APA = "apa"

UNSUPPORTED = frozenset({"language", "abstract", "keyword", "ISBN"})
"""Variables that no style here prints, or that citeproc-py refuses."""
SEARCHES = 8192
"""XPath searches remembered; a style makes about 500 different ones."""

_CSL = "{http://purl.org/net/xbiblio/csl}"
_AFTER_QUOTE = re.compile(r"([?!.][’”]*”)\.|([’”]*”)([.,])")


class Place(NamedTuple):
    """A place in a work: a CSL locator."""

    label: str
    """`page`, `paragraph`, `section` and the like."""
    value: str


class Processor:
    """Items in one style."""

    def __init__(self, style: str, items: Iterable[dict[str, Any]], plain: bool = False) -> None:
        """Read the items.

        Args:
            style: name of a style, one of the constants of this module.
            items: CSL-JSON, each with an id in lower case.
            plain: whether to write plain text; HTML otherwise.
        """
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = CiteProcJSON([_supported(item) for item in items])
            made = CitationStylesBibliography(
                _style(style), source, formatter.plain if plain else formatter.html
            )
            for key in source:
                made.register(Citation([CitationItem(key)]))
        self._bibliography = made

    def cite(self, id_: str, place: Place | None = None) -> str:
        """An item as a sentence or a note cites it: `(Carr 1950, 12)`."""
        from citeproc import Citation, CitationItem, Locator

        locator = {"locator": Locator(*place)} if place else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            citation = Citation([CitationItem(id_, **locator)])
            self._bibliography.register(citation)
            return _punctuated(str(self._bibliography.cite(citation, lambda _: None)))

    def entries(self) -> list[tuple[str, str]]:
        """The id and the entry of each item, in the order of the style."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._bibliography.sort()
            texts = [_punctuated(str(text)) for text in self._bibliography.bibliography()]
        return list(zip(self._bibliography.keys, texts, strict=True))


def _supported(item: dict[str, Any]) -> dict[str, Any]:
    """The item without what citeproc-py stops at."""
    from citeproc import NAMES

    unknown = UNSUPPORTED | (NAME_VARIABLES - {name.replace("_", "-") for name in NAMES})
    kept = {key: value for key, value in item.items() if key not in unknown}
    for variable in DATE_VARIABLES & kept.keys():
        if not kept[variable].get("date-parts"):
            del kept[variable]
    for variable in NAME_VARIABLES & kept.keys():
        names = zip(names_of(item, variable), kept[variable], strict=True)
        # It would part and turn round a name whose order never changes.
        kept[variable] = [{"literal": name.natural} if name.is_fixed else n for name, n in names]
    return kept


@lru_cache(maxsize=4)
def _style(name: str) -> Any:
    from citeproc import CitationStylesStyle

    _correct_citeproc()
    tree = etree.parse(STYLES / f"{name}.csl")
    _adapt(tree.getroot())
    return CitationStylesStyle(BytesIO(etree.tostring(tree)), validate=False)


def _adapt(style: Any) -> None:
    """Say in a style what citeproc-py supports."""
    initials = style.attrib.pop("initialize-with", None)
    for element in style.iter(f"{_CSL}*"):
        # Titles stay as they are typed: English capitals would spoil Russian ones.
        if element.get("text-case") == "title":
            del element.attrib["text-case"]
        # It takes every condition on ambiguity for true; here nothing is made unambiguous.
        if element.attrib.pop("disambiguate", None):
            element.set("variable", "none-has-this")
        # It has no `initialize`.
        if element.tag == f"{_CSL}name" and element.attrib.pop("initialize", "") == "false":
            element.attrib.pop("initialize-with", None)
        elif element.tag == f"{_CSL}name" and initials:
            element.set("initialize-with", element.get("initialize-with", initials))


@cache
def _correct_citeproc() -> None:
    """Correct three methods of citeproc-py 0.11.1, each for all styles."""
    from citeproc.model import CitationStylesElement, Name, Substitute

    # Each term and macro is searched for by XPath at every use, in trees that never change: that
    # is a tenth of all that a build takes.
    CitationStylesElement.xpath_search = lru_cache(SEARCHES)(CitationStylesElement.xpath_search)

    initialize = Name.initialize

    def initialize_capitals(self: Any, given: str, mark: str, context: Any) -> str:
        """Initials of a name; one in a script without capitals has none."""
        return str(initialize(self, given, mark, context)) if given.lower() != given else given

    Name.initialize = initialize_capitals

    render = Substitute.render

    def render_once(self: Any, item: Any, context: Any = None, **options: Any) -> Any:
        """What is printed in place of missing names; a title there is not repeated."""
        text = render(self, item, context, **options)
        repressed = context.get_layout().repressed.setdefault(f"{_CSL}text", [])
        for variable in ("title", "version"):
            value = str(item.reference.get(variable, ""))
            if value and value in str(text or ""):
                repressed.append(variable)
        return text

    Substitute.render = render_once


def _punctuated(text: str) -> str:
    """Full stops and commas within quotation marks, as American styles have them."""
    return _AFTER_QUOTE.sub(lambda match: match[1] or match[3] + match[2], text)
