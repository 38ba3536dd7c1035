"""What can be wrong with a contribution, and how the check reports it.

A problem is a value, never an exception: all of them are gathered and shown at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from edition.model.codes import CODES


@dataclass(frozen=True, order=True, slots=True)
class Hint:
    """A labelled line under a problem: `nearest: …`, `fix: …`."""

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
        """Whether it must be fixed before publication (otherwise it is advice)."""
        return CODES[self.code].blocking

    def __str__(self) -> str:
        """`path:line: code: message`, hints indented under it."""
        width = max((len(hint.label) for hint in self.hints), default=0) + 1
        head = f"{self.path}:{self.line}: {self.code}: {self.message}"
        return "\n".join(
            [head, *(f"  {hint.label + ':':<{width}} {hint.text}" for hint in self.hints)]
        )


def problem(path: str, line: int, code: str, message: str, **hints: str) -> Problem:
    """Make a problem; the fix of the code table is added unless `fix` is given.

    Raises:
        KeyError: if the code is not in `CODES` (a mistake in the engine, not in a contribution).
    """
    hints.setdefault("fix", CODES[code].fix)
    lines = (Hint(label, _one_line(text)) for label, text in hints.items() if text)
    return Problem(_one_line(path), line, code, _one_line(message), tuple(lines))


def did_you_mean(word: str, known: list[str]) -> str:
    """Return the known word that is most like the given one, if one is near."""
    from rapidfuzz import fuzz, process  # only when something is wrong

    found = process.extractOne(word.lower(), known, scorer=fuzz.WRatio, score_cutoff=70)
    return str(found[0]) if found else ""


def render_text(problems: Iterable[Problem]) -> str:
    """Render all problems for a terminal, sorted by place."""
    return "\n".join(map(str, sorted(problems)))


def page_of(code: str, site: str = "") -> str:
    """Return the address that explains a code, relative to the site if its own is not known."""
    return f"{site.rstrip('/')}/problems/#{code}" if site else f"problems/#{code}"


def render_json(problems: Iterable[Problem], site: str = "") -> str:
    """Render all problems as a JSON list of objects, sorted by place."""
    rows = [
        {
            "path": p.path,
            "line": p.line,
            "code": p.code,
            "blocking": p.blocking,
            "message": p.message,
            "hints": {hint.label: hint.text for hint in p.hints},
            "page": page_of(p.code, site),
        }
        for p in sorted(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def render_github(problems: Iterable[Problem], site: str = "") -> str:
    """Render all problems as workflow commands, which GitHub shows beside the changed lines."""
    return "\n".join(_workflow_command(p, site) for p in sorted(problems))


def _workflow_command(p: Problem, site: str) -> str:
    level = "error" if p.blocking else "warning"
    lines = [p.message, *(f"{hint.label}: {hint.text}" for hint in p.hints)]
    body = "\n".join([*lines, f"more: {page_of(p.code, site)}"] if site else lines)
    place = f"file={_escape(p.path, True)},line={p.line},title={p.code}"
    return f"::{level} {place}::{_escape(body)}"


def _escape(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def _one_line(text: str) -> str:
    """Join lines: messages quote contributors and file names, which may hold line breaks."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " for c in text)


def count_problems(problems: Iterable[Problem]) -> str:
    """Say how many problems and pieces of advice there are: `2 problems, no advice`."""
    problems = list(problems)
    blocking = sum(problem.blocking for problem in problems)
    advice = len(problems) - blocking
    found = "1 problem" if blocking == 1 else f"{blocking or 'no'} problems"
    pieces = "1 piece of" if advice == 1 else f"{advice} pieces of" if advice else "no"
    return f"{found}, {pieces} advice"
