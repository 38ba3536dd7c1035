"""A strict Content-Security-Policy for each page: inline scripts by their hashes, nothing foreign.

As `<meta>`, so that any host will do: https://www.w3.org/TR/CSP3/#meta-element
A page's words stand in its `<article>`, and contributors wrote them: no script in there is ever
allowed, and one that stands there is reported.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from edition.built_page import BuiltPage

DIRECTIVES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
)
ACTIVE = frozenset(
    "script style iframe frame object embed applet base meta link portal template noscript"
    " foreignobject animate set math audio video source".split()
)
"""Elements that run, load or redirect; none has a place among a page's words."""
ADDRESSES = frozenset("href src action formaction xlink:href srcset poster data ping".split())
SCHEMES = frozenset({"http", "https", "mailto"})

DATA = frozenset({"application/json", "application/ld+json"})
"""Types of scripts that are data; nothing runs them."""

_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.I)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_IGNORED = re.compile("[\0-\x20]+")
"""Browsers drop these from the beginning of an address, and some of them within it."""


def add_policy(page: BuiltPage) -> str:
    """The page with its policy directly after the charset (an older one is replaced)."""
    scripts = " ".join(["script-src 'self'", *allowed_scripts(page)])
    policy = "; ".join([DIRECTIVES[0], scripts, *DIRECTIVES[1:]])
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    html = _POLICY.sub("", page.html)
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def allowed_scripts(page: BuiltPage) -> list[str]:
    """The hashes of the inline scripts that may run: the theme's, none among the page's words."""
    return sorted({_hash(code) for code in _inline_scripts(page)})


def _inline_scripts(page: BuiltPage) -> Iterator[str]:
    for element in page.around_words:
        runs = "src" not in element.attrib and element.get("type") not in DATA
        if element.tag == "script" and runs:
            yield element.text or ""


def active_content(page: BuiltPage) -> Iterator[str]:
    """What stands among a page's words and would run, load or lead where it must not."""
    if not page.is_whole:
        yield "elements nested too deeply to be checked"
    for element in page.among_words:
        if element.tag in ACTIVE:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"<{element.tag} {name}=…>"
            elif name in ADDRESSES and (fault := _address_fault(element.tag, value)):
                yield f"<{element.tag} {name}={fault}>"


def _address_fault(tag: str, value: str) -> str:
    bare = _IGNORED.sub("", value)
    scheme = _SCHEME.match(bare)
    if tag not in ("a", "area"):  # what is loaded comes from the site, or stands there itself
        inside = (not scheme and not bare.startswith("//")) or bare.startswith("data:image/")
        return "" if inside else value[:60]
    return "" if not scheme or scheme[1].lower() in SCHEMES else value[:60]


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
