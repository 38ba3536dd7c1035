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

import lxml.html

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

_SCRIPT = re.compile(r"<script(?P<head>[^>]*)>(?P<code>.*?)</script>", re.S | re.I)
_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.I)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_IGNORED = re.compile("[\0-\x20]+")
"""Browsers drop these from the beginning of an address, and some of them within it."""


def add_policy(html: str) -> str:
    """The page with its policy directly after the charset (an older one is replaced)."""
    html = _POLICY.sub("", html)
    start, end = content_of(html)
    hashes = sorted(
        _hash(m["code"])
        for m in _SCRIPT.finditer(html)
        if _runs(m["head"]) and not start <= m.start() < end
    )
    scripts = " ".join(["script-src 'self'", *dict.fromkeys(hashes)])
    policy = "; ".join([DIRECTIVES[0], scripts, *DIRECTIVES[1:]])
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def content_of(html: str) -> tuple[int, int]:
    """Where a page's words stand: from the first `<article` to the last `</article>`.

    The last, so that nothing in them ends them early. A page without an article is all words.
    """
    start, end = html.find("<article"), html.rfind("</article>")
    return (start, end) if 0 <= start < end else (0, len(html))


def active_content(html: str) -> Iterator[str]:
    """What stands among a page's words and would run, load or lead where it must not."""
    start, end = content_of(html)
    if not html[start:end].strip():
        return
    for element in lxml.html.document_fromstring(html[start:end]).iter():
        if not isinstance(element.tag, str):  # a comment
            continue
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


def _runs(head: str) -> bool:
    return "src=" not in head and "application/json" not in head and "ld+json" not in head


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
