"""Find active content in a built page: what runs, loads, redirects or misleads.

There are rules for the content of the page, which contributors wrote, and for the theme around it,
which prints their titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml.html import HtmlElement

from edition.publish.built_page import BuiltPage
from edition.publish.policy import DATA
from edition.publish.theme_scripts import is_theme_script

ACTIVE = frozenset(
    "script style iframe frame object embed applet base meta link portal template noscript"
    " foreignobject animate set math audio video source noembed noframes plaintext xmp".split()
)
"""Elements that run, load, redirect or hide others; the content of a page must have none."""
OF_THE_THEME = frozenset({"script", "meta", "link"})
"""Those that the theme uses; each is checked separately."""
ADDRESSES = frozenset(
    "href src action formaction xlink:href srcset poster data ping background".split()
)
SCHEMES = frozenset({"http", "https", "mailto"})
RELATIONS = frozenset("icon stylesheet preload alternate feed enclosure prev next".split())
"""Links of the theme and of our metadata within the site; two others are checked separately."""
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
FIELDS = frozenset({"input", "select", "textarea", "button"})
"""Elements whose `name` is not a property of `document`.

https://html.spec.whatwg.org/#dom-document-nameditem
"""
SKIP_LINK = "__skip"
"""The only id of this form that a theme (of Zensical) adds to the content."""
WORDS_ONLY = frozenset({"title", "textarea"})
"""Elements that contain text for the parser but, within SVG, elements for a browser."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_IGNORED = re.compile("[\0-\x20]+")
"""Browsers ignore these at the beginning of an address, and some of them within it."""
_ID = re.compile(r"(?!__)[^\s\"'<>]*")
"""Themes read ids that begin with `__`, and print those of headings without escaping them."""
_MARKUP = re.compile(r"<(?:!|[a-z])", re.I)


def active_content(page: BuiltPage) -> Iterator[str]:
    """Yield what is not allowed in a page, as it is shown to the author."""
    if not page.is_complete:
        yield "elements nested too deeply to be checked"
    for element in page.content_elements:
        yield from _in_content(element)
        yield from _attributes(element)
    for element in page.theme_elements:
        yield from _in_theme(element, page)
        yield from _attributes(element)


def _in_content(element: HtmlElement) -> Iterator[str]:
    tag, attributes = element.tag, element.attrib
    if tag in ACTIVE:
        yield f"<{tag}>"
    if tag in WORDS_ONLY and _MARKUP.search(element.text or ""):
        yield f"<{tag}> with elements in it"
    if "name" in attributes and tag not in FIELDS:
        yield f"<{tag} name={_shown(attributes['name'])}>"
    if not _ID.fullmatch(id_ := attributes.get("id", "")) and id_ != SKIP_LINK:
        yield f"<{tag} id={_shown(id_)}>"


def _in_theme(element: HtmlElement, page: BuiltPage) -> Iterator[str]:
    tag, attributes = element.tag, element.attrib
    if tag in ACTIVE - OF_THE_THEME:
        yield f"<{tag}>"
    elif tag == "script" and "src" not in attributes:
        code = element.text or ""
        if attributes.get("type") not in DATA and not is_theme_script(code):
            yield f"<script>{_shown(code)}"
    elif tag == "meta" and "http-equiv" in attributes:
        if attributes["http-equiv"] != "Content-Security-Policy":  # which is replaced
            yield f"<meta http-equiv={_shown(attributes['http-equiv'])}>"
    elif tag == "link" and not _is_own_link(element, page):
        yield f"<link rel={_shown(attributes.get('rel', ''))}>"


def _is_own_link(element: HtmlElement, page: BuiltPage) -> bool:
    relation: str = element.get("rel", "")
    address: str = element.get("href", "")
    if relation == "canonical":
        return unquote(address).endswith(page.url)
    if relation == "schema.DC":
        return address == DUBLIN_CORE
    return RELATIONS.issuperset(relation.split()) and not _problem_within(address)


def _attributes(element: HtmlElement) -> Iterator[str]:
    tag = element.tag
    for name, value in element.attrib.items():
        if name.startswith("on") or name == "style":
            yield f"<{tag} {name}=…>"
        elif (
            name in ADDRESSES and tag != "link" and (finding := _address_problem(tag, name, value))
        ):
            yield f"<{tag} {name}={finding}>"


def _address_problem(tag: str, name: str, value: str) -> str:
    if name == "href" and tag in ("a", "area"):
        scheme = _SCHEME.match(_IGNORED.sub("", value))
        return _shown(value) if scheme and scheme[1].lower() not in SCHEMES else ""
    pieces = value.split(",") if name == "srcset" else [value]
    return next((finding for piece in pieces if (finding := _problem_within(piece))), "")


def _problem_within(address: str) -> str:
    """Return a loaded address unless it is within the site or a picture in a `data:` URL."""
    bare = _IGNORED.sub("", address).replace("\\", "/")
    is_inside = not _SCHEME.match(bare) and not bare.startswith("//")
    return "" if is_inside or bare.startswith("data:image/") else _shown(address)


def _shown(value: str) -> str:
    return " ".join(value.split())[:60]
