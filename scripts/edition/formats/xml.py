"""Make and write XML elements; all text is made legal XML.

Names have no namespace prefix; `root` declares the namespace of TEI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias
from xml.etree import ElementTree as ET

TEI = "http://www.tei-c.org/ns/1.0"

Element: TypeAlias = ET.Element
Child: TypeAlias = "str | Element | Iterable[Child] | None"

# https://www.w3.org/TR/xml/#charsets, and the carriage return, which parsers read as a line feed.
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_MIXED = frozenset("p ab head item label bibl quote hi title titlePart desc note".split())
"""Elements in which white space is significant."""


def legal(text: str) -> str:
    """Replace each character that is illegal in XML by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def el(name: str, /, *children: Child, **attributes: str | None) -> Element:
    """Return an element.

    Args:
        name: the name of the element.
        children: text, elements, or nested lists of them; None is omitted.
        attributes: `xml_id` for `xml:id`, `class_` for `class`; None and empty values are omitted.
    """
    element = ET.Element(name)
    for key, value in attributes.items():
        if value:
            element.set(key.rstrip("_").replace("xml_", "xml:"), legal(value))
    append(element, *children)
    return element


def append(element: Element, *children: Child) -> None:
    """Append children to an element."""
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
    """Return the element `TEI`, which declares the namespace."""
    return el("TEI", *children, xmlns=TEI, **attributes)


def lined(element: Element) -> Element:
    """Add line breaks to an element wherever white space is not significant; return it."""
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
    """Return the bytes of an XML file."""
    text = ET.tostring(document, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
