"""Find invisible characters, and words whose letters only look like others.

Unicode security mechanisms: https://www.unicode.org/reports/tr39/ (mixed scripts, section 5.1;
heaped marks, section 5.4) and https://www.unicode.org/reports/tr36/ (bidirectional overrides).
The set is Default_Ignorable_Code_Point (https://www.unicode.org/reports/tr44/), the controls, the
line separators, the blank letters, private use and noncharacters. Character references
(`&#x202e;`) are decoded first, as pages decode them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

MOST = 20
"""Most lines of one file that are reported."""

MAX_STACKED_MARKS = 5
"""Combining marks on one letter that are too many: no script needs more than four."""

_HIDDEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
# Joiners that some scripts need, and variation selectors after emoji:
# https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
_JOINED = re.compile(
    "(?<=[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af])[\u200c\u200d]"
    "(?=[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af])"
    "|(?<=[\u2190-\u2bff\U0001f000-\U0001faff])\ufe0f?\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
    "|(?<=[\u203c-\u2bff\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
)
_MARKS = re.compile(
    f"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{{MAX_STACKED_MARKS},}}"
)
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE", "LISU"})
"""Alphabets with letters that look alike; a word should use only one of them."""


def invisible_lines(text: str) -> Iterator[tuple[int, str]]:
    """Find lines with invisible characters, counted from 0, each with a message."""
    if not describe_hidden(text):  # the usual case
        return
    message = 0
    for number, line in enumerate(text.split("\n")):
        if finding := describe_hidden(line):
            yield number, finding
            message += 1
        if message == MOST:
            return


def without_invisible(text: str) -> str:
    """Replace each invisible character by a space."""
    return _HIDDEN.sub(" ", text)


def describe_hidden(text: str) -> str:
    """Describe the first thing in a text that a reader would not see, if there is any."""
    shown = html.unescape(text) if "&" in text else text
    bare = _JOINED.sub("", shown) if not shown.isascii() else shown
    if match := _HIDDEN.search(bare):
        return f"{_named(match[0])} does not show"
    if shown.isascii():
        return ""
    if match := _MARKS.search(unicodedata.normalize("NFC", shown)):
        return f"{len(match[0])} marks are heaped on one letter"
    for match in _WORD.finditer(shown):
        if not match[0].isascii() and (finding := _mixed(match[0])):
            return finding
    return ""


def _mixed(word: str) -> str:
    """Describe what is odd in a word that mixes alphabets."""
    by_alphabet: dict[str, str] = {}
    for letter in word:
        name = unicodedata.name(letter, "").partition(" ")[0]
        if name in ALPHABETS:
            by_alphabet.setdefault(name, letter)
    if len(by_alphabet) < 2:
        return ""
    letters = " and ".join(f"{name.capitalize()} {c}" for name, c in sorted(by_alphabet.items()))
    return f"the word ‘{word[:40]}’ mixes letters of two alphabets: {letters}"


def _named(character: str) -> str:
    name = unicodedata.name(character, "") or "a control or private character"
    return f"U+{ord(character):04X} ({name})"
