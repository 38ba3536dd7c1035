"""Report what became of the places that records name, or write it to their files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from edition.authoring.front_matter_edit import with_keys, write_at
from edition.authoring.reanchor import FATES, Row
from edition.model.problems import Problem
from edition.read.body_syntax import REFERENCE
from edition.read.front_matter import decode


def render_rows(rows: tuple[Row, ...], form: str) -> str:
    """Render all rows and their counts as text or JSON."""
    if form == "json":
        output = [
            {
                "path": row.path,
                "line": row.line,
                "fate": row.fate,
                "was": row.was,
                "now": row.now,
                "write": dict(row.values),
                "near": [each._asdict() | {"locus": str(each.locus)} for each in row.candidates],
            }
            for row in rows
        ]
        return json.dumps(output, ensure_ascii=False, indent=1) + "\n"
    counts = Counter(row.fate for row in rows)
    verdict = ", ".join(f"{counts[fate]} {fate}" for fate in FATES)
    return "\n".join([*map(str, rows), f"{verdict}.", ""])


def write_moved(root: Path, rows: tuple[Row, ...]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Write moved places to the files; a note that changes section moves to its folder.

    Returns:
        The changed files with their new paths; and the problems of those not changed.
    """
    by_path: dict[str, list[Row]] = {}
    for row in rows:
        if row.fate == "moved":
            by_path.setdefault(row.path, []).append(row)
    written: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path, moved in by_path.items():
        text, _ = decode((root / path).read_bytes(), path)
        if text is None:
            continue
        text = _with_references(text, moved)
        text = with_keys(text, dict(pair for row in moved for pair in row.values))
        goal = PurePosixPath(path)
        for row in moved:
            at = dict(row.values).get("at")
            if at and goal.parent.name.isdigit():
                goal = goal.parent.with_name(at.partition(".")[0]) / goal.name
        refused = write_at(root, path, str(goal), text, moved[0].line)
        problems += refused
        written += [] if refused else [(path, str(goal))]
    return written, problems


def _with_references(text: str, moved: list[Row]) -> str:
    lines = text.split("\n")
    for number in {row.line for row in moved if row.was.startswith("[[")}:
        new = {row.was: row.now for row in moved if row.line == number}
        replace = _replacer(new)
        lines[number - 1] = REFERENCE.sub(replace, lines[number - 1])
    return "\n".join(lines)


def _replacer(new: dict[str, str]) -> Callable[[Any], str]:
    def replace(match: Any) -> str:
        now = new.get(f"[[{match[1]}]]", f"[[{match[1]}]]")
        return now.removesuffix("]]") + (f"|{match[2]}]]" if match[2] else "]]")

    return replace
