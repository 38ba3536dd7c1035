"""Changing the head of a record's file, and leaving the rest of it as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from edition.draft import written
from edition.files import linked_part
from edition.front_matter import FENCE, Document
from edition.problems import Problem, problem


def with_keys(text: str, document: Document, values: Mapping[str, str]) -> str:
    r"""A file with other values for some keys of its head; an empty value takes the key away.

    A new key stands after those that are there. All other lines stay byte for byte.

    Args:
        text: of the file, with `\n` at the ends of lines.
        document: the same file, read.
        values: plain text by key.
    """
    lines = text.split("\n")
    blocks, end = key_blocks(lines, document)
    out = lines[: blocks[0][1]] if blocks else lines[:end]
    for key, start, stop in blocks:
        if key not in values:
            out += lines[start:stop]
        elif values[key]:
            out += [f"{key}: {written(values[key])}", *_comments_after(lines[start:stop])]
    known = {key for key, _, _ in blocks}
    out += [
        f"{key}: {written(value)}" for key, value in values.items() if value and key not in known
    ]
    return "\n".join([*out, *lines[end:]])


def key_blocks(lines: list[str], document: Document) -> tuple[list[tuple[str, int, int]], int]:
    """The lines of each top-level key, as indexes without the end; and where the head ends.

    A comment belongs to the key under it.
    """
    fenced = lines[0].rstrip() == FENCE
    closing = (n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    end = next(closing, len(lines)) if fenced else len(lines)
    while not fenced and end > 1 and not lines[end - 1].strip():
        end -= 1
    starts = []
    for key, line in sorted(document.lines.items(), key=lambda item: item[1]):
        start = line - 1
        while start > int(fenced) and re.match(r"\s*#", lines[start - 1]):
            start -= 1
        starts.append((key, start))
    stops = [start for _, start in starts[1:]] + [end]
    return [(key, start, stop) for (key, start), stop in zip(starts, stops, strict=True)], end


def _comments_after(block: list[str]) -> list[str]:
    """Blank lines at the end of a key's lines: they are nobody's value."""
    kept = 0
    while kept < len(block) - 1 and not block[-1 - kept].strip():
        kept += 1
    return block[len(block) - kept :] if kept else []


def write_at(root: Path, path: str, goal: str, text: str, line: int) -> list[Problem]:
    """Write a record's file where it lies, or move it; no other file is written over.

    Args:
        root: of the edition.
        path: of the file, relative to the root.
        goal: where it belongs, relative to the root; the path itself if it stays.
        text: what it is to hold.
        line: of the file, which a problem names.

    Returns:
        Why nothing was written, if so.
    """
    for place in (path, goal):
        if linked := linked_part(root, root / place):
            message = f"{linked.relative_to(root).as_posix()} is a symbolic link"
            return [problem(path, line, "symlink", message)]
    mode = "w" if goal == path else "x"
    try:
        (root / goal).parent.mkdir(parents=True, exist_ok=True)
        with (root / goal).open(mode, encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        message = f"this belongs into {goal}, where another file lies already"
        return [problem(path, line, "duplicate-id", message)]
    if goal != path:
        (root / path).unlink()
    return []


def check_command(root: Path) -> str:
    """What to type to check the edition in this folder."""
    return "make check" if root.resolve() == Path.cwd() else f"edition --root {root} check"
