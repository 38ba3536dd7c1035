"""Convert the bodies of records to TEI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from edition.exports.tei.xml_ids import id_of, pointer, uri
from edition.formats.html import Node, pieces
from edition.formats.xml import Child, Element, el
from edition.model.text import LocusRange, Ref
from edition.read.body_syntax import Citation, Reference
from edition.read.body_visitor import visit
from edition.render.renderer import Renderer

ELEMENTS = {
    "p": "p",
    "blockquote": "quote",
    "li": "item",
    "br": "lb",
    "q": "q",
    "cite": "title",
    "code": "code",
}
"""The TEI element for an HTML element, where no attribute is needed."""

RENDITIONS = {
    "em": "italic",
    "i": "italic",
    "strong": "bold",
    "sup": "superscript",
    "sub": "subscript",
}
"""The value of `rend` for an HTML element that becomes `hi`."""
LISTS = {"ul": "bulleted", "ol": "numbered"}


def prose(renderer: Renderer, ref: Ref) -> list[Element]:
    """Return the body of a record as paragraphs."""
    body = renderer.edition.bodies.get(ref)
    made: list[Child] = visit(body.tokens, _Tei(renderer, ref)) if body else []
    return [each for each in made if isinstance(each, ET.Element)]


class _Tei:
    """Makes TEI of a body; a headword is marked at its first occurrence, as on the pages."""

    def __init__(self, renderer: Renderer, owner: Ref) -> None:
        self.renderer = renderer
        self._seen = {owner}

    def words(self, words: str) -> Child:
        return [
            el("term", part, ref=pointer(id_of(ref))) if ref else part
            for part, ref in self.renderer.first_terms(words, self._seen)
        ]

    def text(self, text: str) -> Child:
        return text

    def element(self, name: str, attributes: Mapping[str, str], children: list[Child]) -> Child:
        if name == "a":
            return el("ref", children, target=uri(attributes.get("href", "")))
        if name in LISTS:
            items = [each for each in children if isinstance(each, ET.Element)]
            return el("list", items, rend=LISTS[name])
        if language := attributes.get("lang"):
            return el("foreign", children, xml_lang=language)
        if name in RENDITIONS:
            return el("hi", children, rend=RENDITIONS[name])
        return el(ELEMENTS.get(name, "seg"), children)

    def reference(self, reference: Reference) -> Child:
        return self._link(*self.renderer.resolve(reference))

    def citation(self, citation: Citation) -> Child:
        parts: list[Child] = []
        for ref, label in self.renderer.cited_works(citation):
            parts += ["; " if parts else "(", self._link(ref, label)]
        return [*parts, ")"]

    def _link(self, target: Ref | LocusRange | None, label: str) -> Child:
        words = self._shown([label])
        if target is None:
            return words
        if isinstance(target, LocusRange):
            return el("ref", words, target=pointer(target.first.anchor))
        link = el("ref", words, target=pointer(id_of(target)))
        return el("bibl", link) if target.kind == "source" else link

    def _shown(self, nodes: Iterable[str]) -> list[Child]:
        """Return the text of a link."""
        return [
            self.element(piece.name, piece.attributes, self._shown(piece.children))
            if isinstance(piece, Node)
            else piece
            for piece in pieces(nodes)
        ]
