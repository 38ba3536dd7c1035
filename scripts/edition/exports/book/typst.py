"""XHTML -> Typst (https://typst.app/docs/reference/): each element a call, each text a string.

What is text never stands as markup, so nothing that a contributor writes can be a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from edition.exports.book.fonts import letters

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
"""What is called for an element."""

STYLES = frozenset(
    "title-page author work kind imprint title-lines para locus facts meta lead seen "
    "licence numeral words at sigla entry whole".split()
)
"""Classes for which `book.typ` has a function of the same name; it is called instead."""

HIDDEN = frozenset({"script", "style", "svg", "img", "figure"})
HEADING = re.compile("h([1-6])")
BLOCKS = frozenset(
    "p div section article aside header ul ol li dl dt dd blockquote table thead tbody tr th td "
    "h1 h2 h3 h4".split()
)
_LANGUAGE = re.compile("[a-z]{2,3}")
_SPACE = re.compile("[ \t\r\n]+")


def typst_of(xhtml: str, shift: int = 0) -> str:
    """Markup for the elements of a piece of XHTML.

    Args:
        xhtml: well-formed; see `xhtml.well_formed`.
        shift: added to the level of its headings.

    Raises:
        xml.etree.ElementTree.ParseError: if it is not well-formed (a mistake of ours).
    """
    return _Writer(shift).children(ET.fromstring(f"<div>{xhtml}</div>"))


def string(text: str) -> str:
    """A string literal; a letter that no font has is told by its number."""
    text = _SPACE.sub(" ", text)
    if not letters().issuperset(text):
        text = "".join(c if c in letters() else f"[U+{ord(c):04X}]" for c in text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def language_code(tag: str) -> str:
    """The language of a tag such as `ru-Latn`; nothing if it names none."""
    code = tag.partition("-")[0].lower()
    return code if _LANGUAGE.fullmatch(code) else ""


def label(id_: str) -> str:
    """A label, whatever the id is made of."""
    return f"label({string(id_)})"


class _Writer:
    def __init__(self, shift: int) -> None:
        self.shift = shift
        self.verse = False
        self.headed = False

    def children(self, element: ET.Element) -> str:
        """The content of an element."""
        return "".join(self._children(element))

    def _children(self, element: ET.Element) -> Iterator[str]:
        only_blocks = element.tag in BLOCKS and any(child.tag in BLOCKS for child in element)
        yield self._words(element.text, only_blocks)
        marked = False
        for child in element:
            foot = "foot" in _classes(child)
            if foot and marked:
                yield "#and-note;"
            yield self.element(child)
            yield self._words(child.tail, only_blocks)
            marked = foot and not child.tail

    def _words(self, text: str | None, only_blocks: bool) -> str:
        """Text; in verse each line is kept."""
        if self.verse and text:
            return "#linebreak();".join(_words(line, only_blocks) for line in text.split("\n"))
        return _words(text, only_blocks)

    def element(self, element: ET.Element) -> str:
        """One element with its anchor and its language."""
        if element.tag in HIDDEN:
            return ""
        id_ = element.get("id", "")
        if "foot" in _classes(element):
            return self._footnote(element, id_)
        made = self._made(element)
        if language := language_code(element.get("lang", "")):
            made = f"#text(lang: {string(language)})[{made}];"
        return f"#anchor({string(id_)});{made}" if id_ else made

    def _made(self, element: ET.Element) -> str:
        tag, classes = element.tag, _classes(element)
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
            return f"#raw({string(''.join(element.itertext()))});"
        if tag == "br":
            return "#linebreak();"
        content = self.children(element)
        call = CALLS.get(tag)
        return f"#({call})[{content}];" if call else content

    def _heading(self, element: ET.Element, level: int) -> str:
        """The first one of a chapter is a bookmark of the file, and larger."""
        first = "false" if self.headed else "true"
        self.headed = True
        content = self.children(element)
        return f"#heading(level: {level}, outlined: {first})[{content}];"

    def _link(self, element: ET.Element) -> str:
        content = self.children(element)
        href = element.get("href", "")
        if not href:
            return content
        target = label(href[1:]) if href.startswith("#") else string(href)
        return f"#link({target})[{content}];"

    def _list(self, element: ET.Element) -> str:
        classes = _classes(element)
        items = ", ".join(f"[{self.element(item)}]" for item in element if item.tag == "li")
        for name in ("works", "index"):
            if name in classes:
                return f"#{name}({items});"
        return f"#{'enum' if element.tag == 'ol' else 'list'}({items});"

    def _table(self, element: ET.Element) -> str:
        rows = [[self.children(cell) for cell in row] for row in element.iter("tr")]
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            return ""
        head, *rest = (", ".join(f"[{cell}]" for cell in row) for row in rows)
        return f"#sheet({columns}, table.header({head}), {', '.join(rest)});"

    def _footnote(self, element: ET.Element, id_: str) -> str:
        """Its number is that of the note, and its first paragraph follows the words it is about."""
        number = string(element.get("data-n", ""))
        return f"#note({number}, {string(id_)})[{self._run_in(element)}];"

    def _run_in(self, element: ET.Element) -> str:
        """Paragraphs of a note: the first one and the last line run on."""
        out = [_words(element.text, True)]
        paragraphs = 0
        for child in element:
            if child.tag == "span" and "note" in _classes(child):
                return self._run_in(child)
            if child.tag == "p" and "meta" not in _classes(child):
                paragraphs += 1
                out.append(("#parbreak();" if paragraphs > 1 else "#[ ];") + self.children(child))
            else:
                out.append(self.element(child))
        return "".join(out)


def _classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()


def _words(text: str | None, only_blocks: bool) -> str:
    """Text as a string; white space between blocks is nothing."""
    if not text or (only_blocks and not text.strip()):
        return ""
    return f"#{string(text)};"
