"""A unit of search: a passage, a note, an entry; and how its words come out of HTML."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from edition.model.text import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """What several words of a question must stand in together; a phrase never leaves it."""

    kind: str
    title: str
    address: str
    """With the scheme `site:`."""
    text: str
    locus: str = ""
    """The place of the text that it belongs to; empty for what belongs to none."""
    section: int = 0
    """0 for what belongs to no section."""
    certainty: str = ""
    note_kind: str = ""
    only: Span | None = None
    """Only hits that touch this part count; all do if there is none."""


def unit_of(content: str, **about: Any) -> Unit:
    """A unit whose words stand in (clean) HTML."""
    return Unit(text=text_of(str(content)), **about)


_TAG = re.compile(r'<(?P<close>/?)(?P<name>[a-z0-9]+)(?:[^<>"]|"[^"]*")*>', re.I)
_BLOCKS = frozenset("p li blockquote ul ol br div h1 h2 h3 h4 h5 h6 tr td th dd dt".split())


@lru_cache(maxsize=8192)
def text_of(content: str) -> str:
    """The words of HTML, a line for each block."""
    parted = _TAG.sub(lambda tag: "\n" if tag["name"].lower() in _BLOCKS else "", content)
    return re.sub(r"\s*\n\s*", "\n", html.unescape(parted)).strip()
