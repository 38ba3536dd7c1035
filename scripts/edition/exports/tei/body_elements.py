"""What the editors wrote -> TEI, from the safe HTML that the pages show.

The links of the site lead to ids, and the same ids stand in the document.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from edition.exports.tei.xml_ids import uri
from edition.formats.xml import Child, Element, el, legal
from edition.model.text import Ref
from edition.render.renderer import Renderer

PLAIN = {
    "p": "p",
    "blockquote": "quote",
    "li": "item",
    "br": "lb",
    "q": "q",
    "cite": "title",
    "code": "code",
}
"""HTML -> TEI, where no attribute is needed."""

HOW = {"em": "italic", "strong": "bold", "sup": "superscript", "sub": "subscript"}

_COMMENTARY = re.compile(r"site:text/(\d+)/#commentary")


def prose(renderer: Renderer, ref: Ref) -> list[Child]:
    """A record's body as paragraphs."""
    # What nh3 writes is XML but for these two.
    html = str(renderer.body(ref)).replace("<br>", "<br/>").replace("&nbsp;", "\u00a0")
    return [_element(renderer, each) for each in ET.fromstring(f"<div>{legal(html)}</div>")]


def _children(renderer: Renderer, element: Element) -> list[Child]:
    out: list[Child] = [element.text]
    for child in element:
        out += [_element(renderer, child), child.tail]
    return out


def _element(renderer: Renderer, element: Element) -> Element:
    inside = _children(renderer, element)
    name, language = element.tag, element.get("lang")
    if name == "a":
        return _link(renderer, element, inside)
    if name in ("ul", "ol"):
        return el(
            "list",
            [each for each in inside if isinstance(each, ET.Element)],
            rend="numbered" if name == "ol" else "bulleted",
        )
    if language:
        return el("foreign", inside, xml_lang=language)
    if name in HOW:
        return el("hi", inside, rend=HOW[name])
    if name == "i":
        return el("hi", inside, rend="italic")
    return el(PLAIN.get(name, "seg"), inside)


def _link(renderer: Renderer, element: Element, inside: list[Child]) -> Element:
    href, class_ = element.get("href", ""), element.get("class", "")
    commentary = _COMMENTARY.fullmatch(href)
    if commentary:
        return el("ref", inside, target=f"#commentary-{commentary[1]}")
    if href.startswith("site:"):
        path, _, fragment = href.removeprefix("site:").partition("#")
        if not fragment:
            return el("ref", inside, target=renderer.settings.site_url.rstrip("/") + "/" + path)
        if class_ == "term":
            return el("term", inside, ref=f"#{fragment}")
        ref = el("ref", inside, target=f"#{fragment}")
        return el("bibl", ref) if class_ == "to-source" else ref
    return el("ref", inside, target=uri(href))
