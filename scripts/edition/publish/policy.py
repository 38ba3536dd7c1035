"""A strict Content-Security-Policy for each page, which allows only the scripts of the theme.

It is a `<meta>` element, so it works on any host: https://www.w3.org/TR/CSP3/#meta-element
The content of a page is in its `<article>` and was written by contributors: no script is allowed
there.
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
"""Types of scripts that are data and are not run."""

_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.I)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def add_policy(page: BuiltPage) -> str:
    """Return the page with the policy directly after the charset; an older policy is replaced."""
    scripts = " ".join(["script-src 'self'", *allowed_scripts(page)])
    policy = "; ".join([DIRECTIVES[0], scripts, *DIRECTIVES[1:]])
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    html = _POLICY.sub("", page.html)
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def allowed_scripts(page: BuiltPage) -> list[str]:
    """Return the hashes of the inline scripts of the theme, sorted."""
    return sorted({_hash(code) for code in inline_scripts(page) if is_theme_script(code)})


def inline_scripts(page: BuiltPage) -> Iterator[str]:
    """Yield the text of each inline script outside the content that a browser would run."""
    for element in page.theme_elements:
        runs = "src" not in element.attrib and element.get("type") not in DATA
        if element.tag == "script" and runs:
            yield element.text or ""


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
