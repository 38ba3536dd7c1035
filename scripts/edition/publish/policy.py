"""A strict Content-Security-Policy for each page: the theme's own scripts, nothing foreign.

As `<meta>`, so that any host will do: https://www.w3.org/TR/CSP3/#meta-element
A page's words stand in its `<article>`, and contributors wrote them: no script in there is ever
allowed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from edition.publish.built_page import BuiltPage
from edition.publish.theme_scripts import is_theme_script

DIRECTIVES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
)
DATA = frozenset({"application/json", "application/ld+json"})
"""Types of scripts that are data; nothing runs them."""

_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.I)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def add_policy(page: BuiltPage) -> str:
    """The page with its policy directly after the charset (an older one is replaced)."""
    scripts = " ".join(["script-src 'self'", *allowed_scripts(page)])
    policy = "; ".join([DIRECTIVES[0], scripts, *DIRECTIVES[1:]])
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    html = _POLICY.sub("", page.html)
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def allowed_scripts(page: BuiltPage) -> list[str]:
    """The hashes of the inline scripts that may run: the theme's, none among the page's words."""
    return sorted({_hash(code) for code in inline_scripts(page) if is_theme_script(code)})


def inline_scripts(page: BuiltPage) -> Iterator[str]:
    """The text of each inline script around the page's words that a browser would run."""
    for element in page.around_words:
        runs = "src" not in element.attrib and element.get("type") not in DATA
        if element.tag == "script" and runs:
            yield element.text or ""


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
