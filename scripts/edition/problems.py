"""What can be wrong with a contribution, and how its author is told.

A problem is a value, never an exception: all of them are gathered and shown at once.
Every code has a row in `CODES`, a directory in `tests/problems/` and a row on the page
"Contribute"; a test holds the three together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class CodeInfo(NamedTuple):
    """One row of the code table."""

    blocking: bool
    """Whether the edition may not be published while it stands; otherwise it is advice."""
    meaning: str
    """What is wrong, in one sentence, for people who are not programmers."""
    mend: str
    """What to do about it."""


CODES: dict[str, CodeInfo] = {
    # The file
    "not-utf8": CodeInfo(True, "The file is not UTF-8 text.", "Save it again as UTF-8."),
    "file-too-large": CodeInfo(
        True, "The file is over 64 kB.", "Shorten it, or divide it into several records."
    ),
    "symlink": CodeInfo(
        True, "The file is a symbolic link.", "Put the file itself there; links are not followed."
    ),
    "bad-file-name": CodeInfo(
        True,
        "The file name is no id: small letters a–z, digits and single hyphens.",
        "Rename the file; its name without the ending is the id.",
    ),
    "wrong-place": CodeInfo(
        True,
        "The file lies where no record of this kind belongs.",
        "Move it to the folder that the message names.",
    ),
    "duplicate-id": CodeInfo(
        True, "Two records of one kind have the same id.", "Rename one of the two files."
    ),
    # The front matter
    "bad-front-matter": CodeInfo(
        True,
        "The head between the two lines of three hyphens is missing or is not valid YAML.",
        "Compare it with the template in annotations/README.md.",
    ),
    "yaml-alias": CodeInfo(
        True,
        "The head uses a YAML anchor or alias (& or *).",
        "Write the value out; put words that begin with such a sign in double quotes.",
    ),
    "yaml-tag": CodeInfo(
        True,
        "The head uses a YAML tag (!).",
        "Leave it out; put words that begin with ! in double quotes.",
    ),
    "duplicate-key": CodeInfo(True, "A key stands twice in one head.", "Keep one of the two."),
    "unknown-key": CodeInfo(
        True, "The key is not one of this kind of record.", "Correct its spelling or remove it."
    ),
    "missing-key": CodeInfo(True, "A required key is missing.", "Add it."),
    "wrong-type": CodeInfo(
        True, "The value has the wrong shape (one word for a list, say).", "Write it as shown."
    ),
    "bad-value": CodeInfo(
        True, "The value is not one of those allowed.", "Choose one of those the message lists."
    ),
    "source-missing": CodeInfo(
        True,
        "A note that is `verified` or `standard` names no source.",
        "Name the source, or say honestly `editorial` or `conjecture`.",
    ),
    # The place in the text
    "unknown-locus": CodeInfo(
        True, "There is no such paragraph.", "Use section.paragraph as printed in the margin."
    ),
    "quote-not-found": CodeInfo(
        True,
        "The quoted words are not in that paragraph of the reading text.",
        "Copy the words from the page, exactly as printed.",
    ),
    "quote-not-unique": CodeInfo(
        True,
        "The quoted words stand more than once in that paragraph.",
        "Add `prefix` or `suffix` with the words before or after, as the message shows.",
    ),
    "not-in-copy-text": CodeInfo(
        True,
        "An apparatus entry quotes words that are not in that paragraph of the copy-text.",
        "Apparatus entries quote the copy-text, misprints included; copy the words from there.",
    ),
    "overlapping-emendations": CodeInfo(
        True,
        "Two emendations change the same words.",
        "Shorten the quotes so that they do not overlap, or join the two into one entry.",
    ),
    "copy-text-changed": CodeInfo(
        True,
        "The copy-text is not the file that the edition was made from.",
        "Restore it from version control; it is never edited.",
    ),
    "bad-edition": CodeInfo(
        True,
        "annotations/edition.yml or the copy-text that it names cannot be used.",
        "Mend it as the message says.",
    ),
    # The body
    "empty-body": CodeInfo(True, "The record has no text under its head.", "Write the text."),
    "unknown-id": CodeInfo(
        True,
        "A link, citation or key names a record that does not exist.",
        "Correct the id, or add the record.",
    ),
    "bad-reference": CodeInfo(
        True,
        "Something in square brackets is neither a paragraph, nor kind:id, nor a citation.",
        "Write [[2.3]], [[term:self-activity]], [[person:trotsky|Trotsky]] or [@carr-1950, p. 12].",
    ),
    "raw-html": CodeInfo(
        True,
        "The text holds HTML other than <i lang=…> and <span lang=…>.",
        "Use *asterisks* for italics and plain Markdown for the rest.",
    ),
    "dangerous-link": CodeInfo(
        True,
        "A link has an address that is not http, https or mailto.",
        "Link with a full web address, or with [[…]] inside the edition.",
    ),
    # The built site
    "broken-link": CodeInfo(
        True,
        "A page of the site links to something that is not there.",
        "Correct the link in the page that the message names.",
    ),
    # Advice
    "long-first-sentence": CodeInfo(
        False,
        "The first sentence has more than 30 words.",
        "Divide it: it is shown alone in the margin.",
    ),
}


@dataclass(frozen=True, order=True, slots=True)
class Hint:
    """A labelled line under a problem: `nearest: …`, `mend: …`."""

    label: str
    text: str


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong at one place."""

    path: str
    """Of the file, posix, relative to the edition's root."""
    line: int
    """Counted from 1."""
    code: str
    message: str
    hints: tuple[Hint, ...] = ()

    @property
    def blocking(self) -> bool:
        """Whether it must be mended before publication (otherwise it is advice)."""
        return CODES[self.code].blocking

    def __str__(self) -> str:
        """`path:line: code: message`, hints indented under it."""
        width = max((len(hint.label) for hint in self.hints), default=0) + 1
        head = f"{self.path}:{self.line}: {self.code}: {self.message}"
        return "\n".join(
            [head, *(f"  {hint.label + ':':<{width}} {hint.text}" for hint in self.hints)]
        )


def problem(path: str, line: int, code: str, message: str, **hints: str) -> Problem:
    """Make a problem; the mend of the code table is added unless `mend` is given.

    Raises:
        KeyError: if the code is not in `CODES` (a mistake of ours, not of a contributor).
    """
    hints.setdefault("mend", CODES[code].mend)
    lines = (Hint(label, _one_line(text)) for label, text in hints.items() if text)
    return Problem(_one_line(path), line, code, _one_line(message), tuple(lines))


def render_text(problems: Iterable[Problem]) -> str:
    """All problems as a terminal shows them, sorted by place."""
    return "\n".join(map(str, sorted(problems)))


def render_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON list of objects, sorted by place."""
    rows = [
        {
            "path": p.path,
            "line": p.line,
            "code": p.code,
            "blocking": p.blocking,
            "message": p.message,
            "hints": {hint.label: hint.text for hint in p.hints},
        }
        for p in sorted(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def render_github(problems: Iterable[Problem]) -> str:
    """All problems as workflow commands, which GitHub shows beside the changed lines."""
    return "\n".join(_workflow_command(p) for p in sorted(problems))


def _workflow_command(p: Problem) -> str:
    level = "error" if p.blocking else "warning"
    body = "\n".join([p.message, *(f"{hint.label}: {hint.text}" for hint in p.hints)])
    place = f"file={_escape(p.path, True)},line={p.line},title={p.code}"
    return f"::{level} {place}::{_escape(body)}"


def _escape(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def _one_line(text: str) -> str:
    """Messages quote contributors (and file names): a line break there is no new problem."""
    return "".join(c if c.isprintable() else " " for c in text)
