"""Characters that do not show, and words whose letters are not what they seem.

Unicode security mechanisms: https://www.unicode.org/reports/tr39/ (mixed scripts, section 5.1;
heaped marks, section 5.4) and https://www.unicode.org/reports/tr36/ (bidirectional overrides).
The set is Default_Ignorable_Code_Point (https://www.unicode.org/reports/tr44/), the controls, the
line separators, the blank letters, private use and noncharacters. What is judged is also what a
character reference (`&#x202e;`) stands for: pages decode it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

MOST = 20
"""Lines of one file that are told of."""

HEAPED = 5
"""Marks on one letter that are too many: four are the most that any script asks for."""

_HIDDEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
# Joiners that a reader of the script needs, and the look of a sign that was an emoji first:
# https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
_JOINED = re.compile(
    "(?<=[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af])[\u200c\u200d]"
    "(?=[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af])"
    "|(?<=[\u2190-\u2bff\U0001f000-\U0001faff])\ufe0f?\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
    "|(?<=[\u203c-\u2bff\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
)
_MARKS = re.compile(
    f"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{{HEAPED},}}"
)
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE", "LISU"})
"""Whose letters look like each other's; a word is written in one of them."""


def hidden_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold what does not show, counted from 0, each with what to tell its author."""
    if not hidden_fault(text):  # most texts
        return
    told = 0
    for number, line in enumerate(text.split("\n")):
        if fault := hidden_fault(line):
            yield number, fault
            told += 1
        if told == MOST:
            return


def without_hidden(text: str) -> str:
    """The same text with a space for each character that does not show."""
    return _HIDDEN.sub(" ", text)


def hidden_fault(text: str) -> str:
    """The first thing in a text that a reader would not see; nothing if there is none."""
    shown = html.unescape(text) if "&" in text else text
    bare = _JOINED.sub("", shown) if not shown.isascii() else shown
    if match := _HIDDEN.search(bare):
        return f"{_named(match[0])} does not show"
    if shown.isascii():
        return ""
    if match := _MARKS.search(unicodedata.normalize("NFC", shown)):
        return f"{len(match[0])} marks are heaped on one letter"
    for match in _WORD.finditer(shown):
        if not match[0].isascii() and (fault := _mixed(match[0])):
            return fault
    return ""


def _mixed(word: str) -> str:
    """What is odd in a word of letters of several alphabets."""
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
