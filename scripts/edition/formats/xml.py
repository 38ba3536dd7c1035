"""Elements of TEI: made from children in order, always legal XML, written line by line.

Names are written without a namespace; the root declares it (`root`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias
from xml.etree import ElementTree as ET

TEI = "http://www.tei-c.org/ns/1.0"

Element: TypeAlias = ET.Element
Child: TypeAlias = "str | Element | Iterable[Child] | None"

# https://www.w3.org/TR/xml/#charsets, and no carriage return: parsers take it for a line feed.
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_MIXED = frozenset("p ab head item label bibl quote hi title titlePart desc note".split())
"""Elements in which white space counts."""


def legal(text: str) -> str:
    """The text with a replacement for each character that XML cannot hold; as long as before."""
    return _ILLEGAL.sub("\ufffd", text)


def el(name: str, /, *children: Child, **attributes: str | None) -> Element:
    """One element.

    Args:
        name: of the element.
        children: text, elements, or nested lists of them; None is left out.
        attributes: `xml_id` for `xml:id`, `class_` for `class`; empty ones and None are left out.
    """
    element = ET.Element(name)
    for key, value in attributes.items():
        if value:
            element.set(key.rstrip("_").replace("xml_", "xml:"), legal(value))
    append(element, *children)
    return element


def append(element: Element, *children: Child) -> None:
    """Add children after those that an element has."""
    for child in children:
        if isinstance(child, str):
            if len(element):
                element[-1].tail = (element[-1].tail or "") + legal(child)
            else:
                element.text = (element.text or "") + legal(child)
        elif isinstance(child, ET.Element):
            element.append(child)
        elif child is not None:
            append(element, *child)


def root(*children: Child, **attributes: str | None) -> Element:
    """The element `TEI`, which declares the namespace."""
    return el("TEI", *children, xmlns=TEI, **attributes)


def lined(element: Element) -> Element:
    """The element with a line for each of its parts, where white space means nothing."""
    if element.tag in _MIXED or (element.text or "").strip():
        return element
    if any((child.tail or "").strip() for child in element):
        return element
    for child in element:
        lined(child)
        child.tail = "\n"
    if len(element):
        element.text = "\n"
    return element


def written(document: Element) -> bytes:
    """The bytes of a file."""
    text = ET.tostring(document, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
