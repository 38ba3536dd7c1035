"""The document: header, text and `standOff`."""

from __future__ import annotations

from functools import lru_cache

from edition.exports.tei.header import header
from edition.exports.tei.note_elements import commentaries, cross_references, notes, reasons
from edition.exports.tei.register_lists import registers
from edition.exports.tei.text_element import text_element
from edition.exports.tei.work_elements import list_bibl
from edition.exports.tei.xml_ids import own_language
from edition.formats.xml import Element, el, lined, root
from edition.render.renderer import Renderer


@lru_cache(maxsize=1)
def document(renderer: Renderer) -> Element:
    """Return the element `TEI`; cached and shared by several exports, so do not change it."""
    edition = renderer.edition
    parts = {
        "notes": notes(renderer),
        "commentary": commentaries(renderer),
        "apparatus": reasons(renderer),
        "cross-references": cross_references(renderer),
        "registers": registers(renderer),
        "bibliography": [each for each in [list_bibl(edition)] if each is not None],
    }
    stand_off = [lined(el("standOff", items, type=name)) for name, items in parts.items() if items]
    made = root(lined(header(renderer)), text_element(edition), stand_off)
    made.set("xml:lang", own_language(edition))
    made.text = "\n"
    for part in made:
        part.tail = "\n"
    return made
