"""Search units, such as a passage, a note or an entry, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from edition.formats.plain_text import blocks
from edition.model.text import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the edition that must contain all words of a query."""

    kind: str
    title: str
    address: str
    """With the scheme `site:`."""
    text: str
    locus: str = ""
    """The place in the text that it belongs to; empty if it belongs to no place."""
    section: int = 0
    """0 if it belongs to no section."""
    certainty: str = ""
    note_kind: str = ""
    only: Span | None = None
    """Only hits that overlap this part count; all hits count if None."""


def unit_of(*content: str, **about: Any) -> Unit:
    """Return a unit with the words of nodes: text and elements."""
    return Unit(text=text_of(content), **about)


def text_of(nodes: Iterable[str]) -> str:
    """Return the words of nodes, with a line for each block and each line within a block."""
    return re.sub(r"\s*\n\s*", "\n", "\n".join(text for _, text in blocks(nodes))).strip()
