"""Refuse SVG files that do more than draw: they could run scripts and load files.

Only drawing elements are allowed, so a new feature of browsers is refused until it is listed.
https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
"""

from __future__ import annotations

import re

from lxml import etree

DRAWING = frozenset(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan"
    " textPath linearGradient radialGradient stop clipPath mask pattern marker".split()
)
"""Elements of SVG that draw; scripts, styles, links, animations and foreign content are missing."""
NAMED = frozenset(
    {
        "{http://www.w3.org/1999/xlink}href",
        "{http://www.w3.org/XML/1998/namespace}lang",
        "{http://www.w3.org/XML/1998/namespace}space",
    }
)
"""Harmless attributes of other namespaces."""

_SVG = "{http://www.w3.org/2000/svg}"
_DECLARATION = re.compile(
    r"""<\?xml version=["']1\.0["'](?: encoding=["']utf-8["'])?\s*\?>""", re.I
)
_MARKUP = re.compile(r"<\?|<!(?!--)")
_OUTSIDE = re.compile(r"//|\\|(?:data|javascript):|url\((?!\s*['\"]?#)", re.I)


def unsafe_part(data: bytes) -> str:
    """Name the first thing in an SVG file that does more than draw; empty if nothing does."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "an encoding other than UTF-8"
    if markup := _MARKUP.search(_DECLARATION.sub("", text.lstrip(), count=1)):
        return f"{markup[0]}…"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.strip().encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        return f"a mistake in its XML ({error.msg})"
    if root.tag != f"{_SVG}svg":
        return "no <svg> of the SVG namespace at its beginning"
    return next((part for each in root.iter(etree.Element) if (part := _unsafe(each))), "")


def _unsafe(element: etree._Element) -> str:
    name = etree.QName(element).localname
    if element.tag != f"{_SVG}{name}" or name not in DRAWING:
        return f"<{name}>"
    for key, value in element.attrib.items():
        local = etree.QName(key).localname
        if (
            (key != local and key not in NAMED)
            or local.lower().startswith("on")
            or local == "style"
            or (local == "href" and not str(value).startswith("#"))
            or _OUTSIDE.search(str(value))
        ):
            return f"<{name} {local}=…>"
    return ""
