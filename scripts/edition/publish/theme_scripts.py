"""The inline scripts of the theme: a list of hashes that is fixed with the version of the theme.

A page cannot add to it, whatever its words are.
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
"""The path to the top of the site: relative, but on the page for unknown addresses absolute."""


def is_theme_script(code: str) -> bool:
    """Whether the theme has this inline script, whichever page it is in."""
    return digest(code) in known_scripts()


@cache
def known_scripts() -> dict[str, str]:
    """The purpose of each script of the list, by its digest."""
    rows = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return {row["sha256"]: row["purpose"] for row in rows}


def digest(code: str) -> str:
    """SHA-256 of a script in hexadecimal, with `{base}` for the path to the top of the site."""
    template = _BASE.sub(r"\g<before>{base}\g<after>", code)
    return hashlib.sha256(template.encode("utf-8")).hexdigest()
