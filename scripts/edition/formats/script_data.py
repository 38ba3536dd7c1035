"""Data in a script, which pages can load from `file://` too."""

from __future__ import annotations

import json
from typing import Any

# Characters that could end the script element or a line within a string.
_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def literal(data: Any, indent: int | None = None) -> str:
    """Return JSON that is also a JavaScript literal and safe within `<script>`."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text
