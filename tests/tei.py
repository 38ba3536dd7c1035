"""Reading TEI in tests, without any help from the engine."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
READING = frozenset({f"{T}sic", f"{T}rdg"})
"""What is left out for the reading text."""
COPY = frozenset({f"{T}corr", f"{T}rdg"})
"""What is left out for the copy-text."""


def words(element: ET.Element, without: frozenset[str] = READING) -> str:
    """The text content of an element without some of its descendants."""
    return "".join(piece for piece in pieces(element, without) if isinstance(piece, str))


def pieces(element: ET.Element, without: frozenset[str]) -> Iterator[str | ET.Element]:
    """Elements (each before its content) and text in the order of the document."""
    yield element
    if element.text:
        yield element.text
    for child in element:
        if child.tag not in without:
            yield from pieces(child, without)
        if child.tail:
            yield child.tail


def between(text: ET.Element, start: str, end: str) -> str:
    """The words of the reading text between two elements with these ids."""
    found: list[str] = []
    inside = False
    for piece in pieces(text, READING):
        if isinstance(piece, str):
            found += [piece] if inside else []
        elif piece.get(ID) == start:
            inside = True
        elif piece.get(ID) == end:
            return "".join(found)
    raise AssertionError(f"#{start} is not followed by #{end}")
