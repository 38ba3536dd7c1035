"""Visit the tokens of a body to convert it to any format.

A target receives only what is allowed in a body: other HTML, pictures and the addresses of
dangerous links are omitted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from markdown_it.token import Token

from edition.read.body_syntax import Citation, Reference

T = TypeVar("T")

SAFE_HTML = re.compile(
    r"""<(?:(?P<name>i|span) lang=["']?(?P<lang>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)["']?"""
    r"|/(?P<closed>i|span))>"
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
KEPT_ATTRIBUTES = ("href", "title", "start")
"""Attributes of Markdown elements that are kept."""


class BodyTarget(Protocol[T]):
    """A format, which converts each piece of a body."""

    def words(self, words: str) -> T:
        """Convert running text, in which headwords can be marked."""

    def text(self, text: str) -> T:
        """Convert code or a line end, which is not changed."""

    def element(self, name: str, attributes: Mapping[str, str], children: list[T]) -> T:
        """Convert an element with the name that it has in HTML, such as p, em, a or li."""

    def reference(self, reference: Reference) -> T:
        """Convert a reference such as `[[2.3]]`."""

    def citation(self, citation: Citation) -> T:
        """Convert a citation such as `[@carr-1952, p. 12]`."""


def visit(tokens: Sequence[Token], target: BodyTarget[T]) -> list[T]:
    """Convert a body in the order of the words, the children of an element before it.

    Args:
        tokens: block tokens, or the inline tokens of a block.
        target: the format.
    """
    return _Visit(target).walk(tokens)


class _Visit(Generic[T]):
    def __init__(self, target: BodyTarget[T]) -> None:
        self.target = target
        self.made: list[T] = []
        self.open: list[tuple[str, Mapping[str, str], list[T]]] = []
        """The open elements: name, attributes, and the pieces before each."""

    def walk(self, tokens: Sequence[Token]) -> list[T]:
        for index, token in enumerate(tokens):
            if token.nesting == 1 and index and tokens[index - 1].hidden:
                self.made.append(self.target.text("\n"))
            self.token(token)
            if token.block and _ends_line(token, tokens[index + 1 : index + 2]):
                self.made.append(self.target.text("\n"))
        return self.made

    def token(self, token: Token) -> None:
        """Convert a token; the paragraphs of a list without empty lines are hidden."""
        target = self.target
        if token.type == "inline":
            outside = len(self.open)
            self.walk(token.children or ())
            self.close_to(outside)
        elif token.type == "text":
            self.made.append(target.words(token.content))
        elif token.type == "softbreak":
            self.made.append(target.text("\n"))
        elif token.type == "hardbreak":
            self.made += [target.element("br", {}, []), target.text("\n")]
        elif token.type == "code_inline":
            self.made.append(target.element("code", {}, [target.text(token.content)]))
        elif token.type == "edition_reference":
            self.made.append(target.reference(Reference(**token.meta)))
        elif token.type == "edition_citation":
            self.made.append(target.citation(Citation(**token.meta)))
        elif token.type == "html_inline":
            self.html(token.content)
        elif token.nesting == 1 and not token.hidden:
            self.start(token.tag, _attributes(token))
        elif token.nesting == -1 and not token.hidden:
            self.end(token.tag)

    def html(self, tag: str) -> None:
        """Open or close an element if its HTML is allowed."""
        match = SAFE_HTML.fullmatch(tag)
        if match and match["closed"]:
            self.end(match["closed"])
        elif match:
            self.start(match["name"], {"lang": match["lang"]})

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element; the following pieces are its children."""
        self.open.append((name, attributes, self.made))
        self.made = []

    def end(self, name: str) -> None:
        """Close the innermost element with a name, and all elements within it, if there is one."""
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth][0] == name:
                self.close_to(depth)
                return

    def close_to(self, depth: int) -> None:
        """Close the innermost elements until `depth` elements are open."""
        while len(self.open) > depth:
            name, attributes, before = self.open.pop()
            before.append(self.target.element(name, attributes, self.made))
            self.made = before


def _ends_line(token: Token, after: Sequence[Token]) -> bool:
    """Whether a line ends after a block token, as in the HTML of the CommonMark specification."""
    if token.hidden or token.nesting == 0:
        return False
    if token.nesting != 1 or not after:
        return True
    closes = after[0].nesting == -1 and after[0].tag == token.tag
    return not (after[0].type == "inline" or after[0].hidden or closes)


def _attributes(token: Token) -> dict[str, str]:
    """Return the kept attributes of a token, without an unsafe address."""
    given = {key: str(token.attrs[key]) for key in KEPT_ATTRIBUTES if key in token.attrs}
    scheme = SCHEME.match(given.get("href", ""))
    if "href" in given and not (scheme and scheme[0][:-1].lower() in SAFE_SCHEMES):
        del given["href"]
    return given
