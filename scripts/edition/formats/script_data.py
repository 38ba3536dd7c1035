"""Data as a script that the pages load, so that it loads from a file as well."""

from __future__ import annotations

import json
from typing import Any

# What ends a script or a line of one must not stand in a string of it.
_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def literal(data: Any, indent: int | None = None) -> str:
    """JSON that is a JavaScript literal too, and that may stand in a `<script>`."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text
