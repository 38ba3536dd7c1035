"""What the site generator's Markdown parser cannot read in reasonable time, found before it tries.

Python-Markdown looks for the end of a link at every opening bracket, up to the end of the block,
and for the end of a tag at every `<`, up to the end of the page: with thousands left open the time
grows with their square. Each level of a list on one line is a call within a call. No page meant
for readers comes near these limits.
"""

from __future__ import annotations

import re

MAX_LINES = 4_000
"""Of a page; each costs about as much as a paragraph."""
MAX_OPEN = 20
"""Brackets of one paragraph, or tags of a page, that are open at once."""
MAX_MARKERS = 8
"""Signs of lists and quotations one after another at the beginning of a line."""

_BRACKET = re.compile(r"[\[\]()]|\n[ \t]*(?=\n)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])|>")
_MARKERS = re.compile(rf"^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]*){{{MAX_MARKERS + 1}}}(?=\S)", re.M)


def excess(text: str) -> tuple[int, str] | None:
    """Find where a page exceeds the limits.

    Returns:
        The line, counted from 1 in the text given, and what is wrong; None if all is well.
    """
    lines = text.count("\n")
    if lines > MAX_LINES:
        return MAX_LINES, f"the page has {lines:,} lines; {MAX_LINES:,} are the limit"
    found = [
        (at, f"more than {MAX_OPEN} {what} are open here at once")
        for at, what in ((_unclosed(text), "brackets"), (_unclosed_tags(text), "HTML tags"))
        if at is not None
    ]
    if markers := _MARKERS.search(text):
        message = f"more than {MAX_MARKERS} list or quotation marks stand one inside another"
        found.append((markers.start(), message))
    if not found:
        return None
    at, message = min(found)
    return text.count("\n", 0, at) + 1, message


def _unclosed(text: str) -> int | None:
    """Where too many brackets of a paragraph are open."""
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
    """Where too many tags are begun without the end of one."""
    count = 0
    for match in _TAG.finditer(text):
        count = 0 if match[0] == ">" else count + 1
        if count > MAX_OPEN:
            return match.start()
    return None
