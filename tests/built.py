"""Reading a built site in tests, without any help from the engine."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from copy import copy
from pathlib import Path
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, NavigableString, Tag


def soup_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def reading_words(element: Tag) -> str:
    """The text of an element without its descendants marked `data-aux`."""
    clone = copy(element)
    for aux in clone.select("[data-aux]"):
        aux.extract()
    return clone.get_text()


def copy_words(element: Tag) -> str:
    """The same with every emended place put back to the copy-text."""
    clone = copy(element)
    for emended in clone.select(".emended"):
        emended.replace_with(NavigableString(str(emended["data-copy-text"])))
    for aux in clone.select("[data-aux]"):
        aux.extract()
    return clone.get_text()


def words_without(element: ET.Element, left_out: AbstractSet[str]) -> str:
    """The words of an XHTML element without its descendants of some classes."""
    words = [element.text or ""]
    for child in element:
        if not left_out & set((child.get("class") or "").split()):
            words.append(words_without(child, left_out))
        words.append(child.tail or "")
    return "".join(words)
