"""A unit of search: a passage, a note, an entry; and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from edition.formats.plain_text import blocks
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


def unit_of(*content: str, **about: Any) -> Unit:
    """A unit whose words stand in nodes: text and elements."""
    return Unit(text=text_of(content), **about)


def text_of(nodes: Iterable[str]) -> str:
    """The words of some nodes, a line for each block and for each line of these."""
    return re.sub(r"\s*\n\s*", "\n", "\n".join(text for _, text in blocks(nodes))).strip()
