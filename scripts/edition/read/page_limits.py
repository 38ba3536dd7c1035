"""Refuse pages that the site generator's Markdown parser cannot read in reasonable time.

Python-Markdown looks for the end of a link at every opening bracket, up to the end of the block,
and for the end of a tag at every `<`, up to the end of the page: with thousands left open, the time
grows with their square, as it does with the number of lines and of emphasis marks. Each level of a
list is a nested call. No page meant for readers comes near these limits.
"""

from __future__ import annotations

import re

MAX_LINES = 3_000
"""Lines of a page; each costs about as much as a paragraph."""
MAX_OPEN = 20
"""Brackets of one paragraph, or tags of a page, that may be open at once."""
MAX_SEARCHED = 2_000_000
"""Characters of a page searched for closing brackets, summed over all brackets."""
MAX_SIGNS = 2_000
"""Emphasis, code and escape characters in one paragraph."""
MAX_MARKERS = 8
"""List and quotation markers in a row at the beginning of a line."""

_BRACKET = re.compile(r"[\[\]()`\\]|\n[ \t]*(?=\n)")
_SIGN = re.compile(r"[*_~`\\]|\n[ \t]*(?=\n)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])|>")
_RULE = r"[ \t]*([-*])(?: {0,2}\1)* {0,2}$"
"""A horizontal rule, which begins like a list."""
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
    limits = (_unclosed(text), _unclosed_tags(text), _signs(text), _nested(text))
    found = [each for each in limits if each]
    if not found:
        return None
    at, message = min(found)
    return text.count("\n", 0, at) + 1, message


def _unclosed(text: str) -> tuple[int, str] | None:
    """Find where too many brackets of a paragraph are open.

    A bracket whose end is code or escaped is open for the parser, which removes code first.
    Such brackets count by the characters that the parser then searches.
    """
    brackets = links = doubtful = weight = start = 0
    for match in [*_BRACKET.finditer(text), None]:
        at, sign = (match.start(), match[0]) if match else (len(text), "\n")
        if sign == "[":
            brackets += 1
        elif sign == "]":
            brackets = max(0, brackets - 1)
        elif sign == "(" and (links or text[at - 1 : at] == "]"):
            links += 1
        elif sign == ")":
            links = max(0, links - 1)
        elif sign in "`\\":
            doubtful += brackets + links
            brackets = links = 0
        elif sign != "(":  # a blank line ends the paragraph
            weight += doubtful * (at - start)
            brackets = links = doubtful = 0
            start = at
        if max(brackets, links) > MAX_OPEN:
            return at, f"more than {MAX_OPEN} brackets are open here at once"
        if weight > MAX_SEARCHED:
            return at, "too many brackets up to here have code or a backslash in them"
    return None


def _unclosed_tags(text: str) -> tuple[int, str] | None:
    """Find where too many tags are opened and never closed."""
    count = 0
    for match in _TAG.finditer(text):
        count = 0 if match[0] == ">" else count + 1
        if count > MAX_OPEN:
            return match.start(), f"more than {MAX_OPEN} HTML tags are open here at once"
    return None


def _signs(text: str) -> tuple[int, str] | None:
    """Find where a paragraph has too many emphasis, code and escape characters."""
    count = 0
    for match in _SIGN.finditer(text):
        count = 0 if match[0].startswith("\n") else count + 1
        if count > MAX_SIGNS:
            return match.start(), f"a paragraph has more than {MAX_SIGNS:,} signs such as * and `"
    return None


def _nested(text: str) -> tuple[int, str] | None:
    """Find where too many lists or quotations begin on one line."""
    match = _MARKERS.search(text)
    message = f"more than {MAX_MARKERS} lists or quotations are nested"
    return (match.start(), message) if match else None
