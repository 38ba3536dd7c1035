"""The inline scripts of the theme: a fixed list of hashes for the locked version of the theme.

The content of a page cannot extend it.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import yaml

LIST = Path(__file__).with_suffix(".yml")

_BASE = re.compile(
    r"(?P<before>\A__md_scope=new URL\(\")"
    r"(?:\.|\.\.(?:/\.\.)*|/(?:[\w.~%-]+(?:/[\w.~%-]+)*/?)?)"
    r"(?P<after>\",location\))"
)
"""The path to the root of the site: relative, except on the 404 page."""


def is_theme_script(code: str) -> bool:
    """Whether an inline script belongs to the theme."""
    return digest(code) in known_scripts()


@cache
def known_scripts() -> dict[str, str]:
    """Return the purpose of each script of the list, by its digest."""
    rows = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return {row["sha256"]: row["purpose"] for row in rows}


def digest(code: str) -> str:
    """Return the SHA-256 of a script in hexadecimal, with `{base}` for the path to the root."""
    template = _BASE.sub(r"\g<before>{base}\g<after>", code)
    return hashlib.sha256(template.encode("utf-8")).hexdigest()
