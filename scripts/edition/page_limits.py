"""What the site generator's Markdown parser cannot read in reasonable time, found before it tries.

Python-Markdown looks for the end of a link at every opening bracket, up to the end of the block,
and for the end of a tag at every `<`, up to the end of the page: with thousands left open, the time
grows with their square, and so it does with the lines and the signs of emphasis. Each level of a
list is a call within a call. No page meant for readers comes near these limits.
"""

from __future__ import annotations

import re

MAX_LINES = 4_000
"""Of a page; each costs about as much as a paragraph."""
MAX_OPEN = 20
"""Brackets of one paragraph, or tags of a page, that are open at once."""
MAX_SIGNS = 2_000
"""Signs of emphasis, code and escape in one paragraph."""
MAX_MARKERS = 8
"""Signs of lists and quotations one after another at the beginning of a line."""

_BRACKET = re.compile(r"[\[\]()]|\n[ \t]*(?=\n)")
_SIGN = re.compile(r"[*_~`\\]|\n[ \t]*(?=\n)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])|>")
_RULE = r"[ \t]*([-*])(?: {0,2}\1)* {0,2}$"
"""A line across the page, which begins like a list and is none."""
_MARKER = r"(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]*)"
_MARKERS = re.compile(rf"^(?!{_RULE})[ \t]*{_MARKER}{{{MAX_MARKERS + 1}}}(?=\S)", re.M)


def excess(text: str) -> tuple[int, str] | None:
    """Find where a page exceeds the limits.

    Returns:
        The line, counted from 1 in the text given, and what is wrong; None if all is well.
    """
    lines = text.count("\n")
    if lines > MAX_LINES:
        return MAX_LINES, f"the page has {lines:,} lines; {MAX_LINES:,} are the limit"
    markers = _MARKERS.search(text)
    limits = (
        (_unclosed(text), f"more than {MAX_OPEN} brackets are open here at once"),
        (_unclosed_tags(text), f"more than {MAX_OPEN} HTML tags are open here at once"),
        (
            _signs(text),
            f"a paragraph has more than {MAX_SIGNS:,} signs of emphasis, code or escape",
        ),
        (markers and markers.start(), f"more than {MAX_MARKERS} lists or quotations are nested"),
    )
    found = [(at, message) for at, message in limits if at is not None]
    if not found:
        return None
    at, message = min(found)
    return text.count("\n", 0, at) + 1, message


def _unclosed(text: str) -> int | None:
    """Find where too many brackets of a paragraph are open."""
    depth = {"[": 0, "(": 0}
    for match in _BRACKET.finditer(text):
        match match[0]:
            case "[" | "(" as opening:
                depth[opening] += 1
                if depth[opening] > MAX_OPEN:
                    return match.start()
            case "]":
                depth["["] = max(0, depth["["] - 1)
            case ")":
                depth["("] = max(0, depth["("] - 1)
            case _:  # a blank line ends the paragraph
                depth = dict.fromkeys(depth, 0)
    return None


def _unclosed_tags(text: str) -> int | None:
    """Find where too many tags are begun without the end of one."""
    count = 0
    for match in _TAG.finditer(text):
        count = 0 if match[0] == ">" else count + 1
        if count > MAX_OPEN:
            return match.start()
    return None


def _signs(text: str) -> int | None:
    """Find where a paragraph has too many signs of emphasis, code and escape."""
    count = 0
    for match in _SIGN.finditer(text):
        count = 0 if match[0].startswith("\n") else count + 1
        if count > MAX_SIGNS:
            return match.start()
    return None
