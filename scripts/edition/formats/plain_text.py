"""A record's rendered body -> plain words: citations and references as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

_END = re.compile(r"</(?:p|li|blockquote)>|<br ?/?>")


def plain_words(html: Markup) -> str:
    """The words without mark-up, a line for each paragraph and item of a list."""
    lines = (Markup(piece).striptags() for piece in _END.split(html))
    return "\n".join(line for line in lines if line)


def listed(values: Iterable[object]) -> str:
    """Several values in one cell of a table, parted by `; `."""
    return "; ".join(str(value) for value in values)
