"""Convert nodes to Typst: each element becomes a call, each text a string literal.

Text is never written as markup, so nothing that a contributor writes can be a command.
https://typst.app/docs/reference/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from edition.exports.book.fonts import letters
from edition.formats.html import Node, el, pieces
from edition.formats.plain_text import whole_text
from edition.formats.xml import legal

CALLS = {
    **dict.fromkeys(("em", "i", "cite", "dfn"), "emph"),
    **dict.fromkeys(("strong", "b", "th"), "strong"),
    **dict.fromkeys(("p", "caption", "figcaption"), "par"),
    "blockquote": "quote.with(block: true)",
    "dt": "term",
    "dd": "sense",
    "q": "quote",
    "sup": "super",
}
"""The function that is called for each element."""

STYLES = frozenset(
    "title-page author work kind imprint title-lines para locus facts meta lead seen "
    "licence numeral words at sigla entry whole".split()
)
"""Classes for which `book.typ` defines a function of the same name, which is called instead."""

HIDDEN = frozenset({"script", "style", "svg", "img", "figure"})
HEADING = re.compile("h([1-6])")
BLOCKS = frozenset(
    "p div section article aside header ul ol li dl dt dd blockquote table thead tbody tr th td "
    "h1 h2 h3 h4".split()
)
_LANGUAGE = re.compile("[a-z]{2,3}")
_SPACE = re.compile("[ \t\r\n]+")


def typst_of(nodes: Iterable[str], leads_to: Callable[[str], str] = str, shift: int = 0) -> str:
    """Return the Typst markup of nodes.

    Args:
        nodes: text and elements.
        leads_to: converts an address of the site to one of the book; where it returns nothing, the
            link becomes plain text.
        shift: added to the level of each heading.
    """
    return _Writer(leads_to, shift).children(el("div", nodes))


def string(text: str) -> str:
    """Return a string literal; a character that the fonts lack becomes `[U+2603]`."""
    text = _SPACE.sub(" ", text)
    if not letters().issuperset(text):
        text = "".join(c if c in letters() else f"[U+{ord(c):04X}]" for c in text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def language_code(tag: str) -> str:
    """Return the language code of a tag such as `ru-Latn`; empty if the tag is not valid."""
    code = tag.partition("-")[0].lower()
    return code if _LANGUAGE.fullmatch(code) else ""


def label(id_: str) -> str:
    """Return a label; the id can contain any characters."""
    return f"label({string(id_)})"


class _Writer:
    def __init__(self, leads_to: Callable[[str], str], shift: int) -> None:
        self.leads_to, self.shift = leads_to, shift
        self.verse = False
        self.headed = False

    def children(self, element: Node) -> str:
        """Return the content of an element."""
        return "".join(self._children(element))

    def _children(self, element: Node) -> Iterator[str]:
        inside = list(pieces(element.children))
        only_blocks = element.name in BLOCKS and any(each.name in BLOCKS for each in _nodes(inside))
        marked = False
        for piece in inside:
            foot = isinstance(piece, Node) and "foot" in _classes(piece)
            if foot and marked:
                yield "#and-note;"
            yield (
                self.element(piece) if isinstance(piece, Node) else self._words(piece, only_blocks)
            )
            marked = foot

    def _words(self, text: str, only_blocks: bool) -> str:
        """Return text; in verse the line breaks are kept."""
        if self.verse:
            return "#linebreak();".join(_words(line, only_blocks) for line in text.split("\n"))
        return _words(text, only_blocks)

    def element(self, element: Node) -> str:
        """Return an element with its anchor and its language."""
        if element.name in HIDDEN:
            return ""
        id_ = element.attributes.get("id", "")
        if "foot" in _classes(element):
            return self._footnote(element, id_)
        made = self._made(element)
        if language := language_code(element.attributes.get("lang", "")):
            made = f"#text(lang: {string(language)})[{made}];"
        return f"#anchor({string(id_)});{made}" if id_ else made

    def _made(self, element: Node) -> str:
        tag, classes = element.name, _classes(element)
        if heading := HEADING.fullmatch(tag):
            return self._heading(element, int(heading[1]) + self.shift)
        if "verse" in classes and not self.verse:
            self.verse = True
            made = self._made(element)
            self.verse = False
            return made
        if style := next((name for name in classes if name in STYLES), None):
            return f"#{style}[{self.children(element)}];"
        if tag == "a":
            return self._link(element)
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "table":
            return self._table(element)
        if tag == "code":
            return f"#raw({string(whole_text([element]))});"
        if tag == "br":
            return "#linebreak();"
        content = self.children(element)
        call = CALLS.get(tag)
        return f"#({call})[{content}];" if call else content

    def _heading(self, element: Node, level: int) -> str:
        """Return a heading; only the first of a chapter is a bookmark, and it is larger."""
        first = "false" if self.headed else "true"
        self.headed = True
        content = self.children(element)
        return f"#heading(level: {level}, outlined: {first})[{content}];"

    def _link(self, element: Node) -> str:
        content = self.children(element)
        href = self.leads_to(element.attributes.get("href", ""))
        if not href:
            return content
        target = label(href[1:]) if href.startswith("#") else string(href)
        return f"#link({target})[{content}];"

    def _list(self, element: Node) -> str:
        classes = _classes(element)
        items = ", ".join(f"[{self.element(item)}]" for item in _nodes(element.children))
        for name in ("works", "index"):
            if name in classes:
                return f"#{name}({items});"
        return f"#{'enum' if element.name == 'ol' else 'list'}({items});"

    def _table(self, element: Node) -> str:
        rows = [[self.children(cell) for cell in _nodes(row.children)] for row in _rows(element)]
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            return ""
        head, *rest = (", ".join(f"[{cell}]" for cell in row) for row in rows)
        return f"#sheet({columns}, table.header({head}), {', '.join(rest)});"

    def _footnote(self, element: Node, id_: str) -> str:
        """Return a footnote that has the number of the note."""
        number = string(element.attributes.get("data-n", ""))
        return f"#note({number}, {string(id_)})[{self._run_in(element)}];"

    def _run_in(self, element: Node) -> str:
        """Return the content of a note without a break before its first paragraph and footer."""
        out: list[str] = []
        paragraphs = 0
        for piece in pieces(element.children):
            if not isinstance(piece, Node):
                out.append(_words(piece, True))
            elif piece.name == "span" and "note" in _classes(piece):
                return self._run_in(piece)
            elif piece.name == "p" and "meta" not in _classes(piece):
                paragraphs += 1
                out.append(("#parbreak();" if paragraphs > 1 else "#[ ];") + self.children(piece))
            else:
                out.append(self.element(piece))
        return "".join(out)


def _nodes(inside: Iterable[str]) -> Iterator[Node]:
    return (piece for piece in pieces(inside) if isinstance(piece, Node))


def _rows(table: Node) -> Iterator[Node]:
    for each in _nodes(table.children):
        if each.name == "tr":
            yield each
        else:
            yield from _rows(each)


def _classes(element: Node) -> list[str]:
    return element.attributes.get("class", "").split()


def _words(text: str, only_blocks: bool) -> str:
    """Return text as a call of a string; white space between blocks is dropped."""
    if not text or (only_blocks and not text.strip()):
        return ""
    return f"#{string(legal(text))};"
