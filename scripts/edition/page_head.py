"""A page's front matter and its Markdown, told from each other as MkDocs does it.

For MkDocs a fence may have spaces behind it, and the second may be `...`; what it takes for a head
must not be read as words, nor stand beside a head of ours.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from edition.front_matter import FENCE, Loader

_HEAD = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.S)


def split_page(text: str) -> tuple[str, str]:
    """The lines of a page's head without its fences, and all that follows."""
    match = _HEAD.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def join_page(head: str, body: str) -> str:
    """A page of both; without fences if there is no head."""
    return f"{FENCE}\n{head}{FENCE}\n{body}" if head else body


def said_in(head: str) -> dict[str, Any]:
    """The values of a page's head; none if it is broken, which the generator tells."""
    try:
        said = yaml.load(head, Loader)
    except (yaml.YAMLError, ValueError):  # the latter for a day that no calendar has
        return {}
    return said if isinstance(said, dict) else {}
