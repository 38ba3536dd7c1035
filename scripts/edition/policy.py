"""A strict Content-Security-Policy for each page: inline scripts by their hashes, nothing foreign.

As `<meta>`, so that any host will do: https://www.w3.org/TR/CSP3/#meta-element
"""

from __future__ import annotations

import base64
import hashlib
import re

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
_SCRIPT = re.compile(r"<script(?P<head>[^>]*)>(?P<code>.*?)</script>", re.S)
_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.I)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def add_policy(html: str) -> str:
    """The page with its policy directly after the charset (an older one is replaced)."""
    html = _POLICY.sub("", html)
    hashes = sorted({_hash(m["code"]) for m in _SCRIPT.finditer(html) if _runs(m["head"])})
    scripts = " ".join(["script-src 'self'", *hashes])
    policy = "; ".join([DIRECTIVES[0], scripts, *DIRECTIVES[1:]])
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def _runs(head: str) -> bool:
    return "src=" not in head and "application/json" not in head and "ld+json" not in head


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
