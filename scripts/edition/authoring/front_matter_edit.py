"""Edit the front matter of a record's file and leave the rest as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from edition.model.problems import Problem, problem
from edition.read.draft import written
from edition.read.files import linked_part
from edition.read.front_matter import FENCE, Document, Loader


def with_keys(text: str, values: Mapping[str, str]) -> str:
    r"""Return a file with new values for some keys; an empty value deletes the key.

    A new key is added after the existing ones. Everything else stays byte for byte, comments
    included, except a comment beside a deleted value.

    Args:
        text: of the file of a valid record, with `\n` line ends.
        values: plain text by key.
    """
    lines = text.split("\n")
    end = _end_of_head(lines)
    head = "".join(f"{line}\n" for line in lines[1:end])
    node: Any = yaml.compose(head, Loader=Loader)
    added = {key: value for key, value in values.items() if value}
    edits: list[tuple[int, int, str]] = []
    after = 0
    for key, value in node.value:
        start = value.start_mark.index
        stop = start + len(head[start : value.end_mark.index].rstrip())
        after = head.index("\n", stop) + 1
        if new := added.pop(key.value, ""):
            gap = "" if head[start - 1].isspace() else " "
            edits.append((start, stop, gap + written(new)))
        elif key.value in values:
            edits.append((head.rfind("\n", 0, key.start_mark.index) + 1, after, ""))
    lines_added = [f"{key}: {written(value)}\n" for key, value in added.items()]
    edits.append((after, after, "".join(lines_added)))
    for start, stop, new in reversed(edits):
        head = head[:start] + new + head[stop:]
    return f"{lines[0]}\n{head}" + "\n".join(lines[end:])


def key_blocks(lines: list[str], document: Document) -> tuple[list[tuple[str, int, int]], int]:
    """Return the line range of each top-level key, end excluded, and the index of the end.

    A comment belongs to the key under it.
    """
    end = _end_of_head(lines)
    starts = []
    for key, line in sorted(document.lines.items(), key=lambda item: item[1]):
        start = line - 1
        while start > 1 and re.match(r"\s*#", lines[start - 1]):
            start -= 1
        starts.append((key, start))
    stops = [start for _, start in starts[1:]] + [end]
    return [(key, start, stop) for (key, start), stop in zip(starts, stops, strict=True)], end


def _end_of_head(lines: list[str]) -> int:
    """Return the index of the line that closes the front matter; the first opens it."""
    return next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)


def write_at(root: Path, path: str, goal: str, text: str, line: int) -> list[Problem]:
    """Write a record's file in place, or move it; no other file is overwritten.

    Args:
        root: of the edition.
        path: of the file, relative to the root.
        goal: where it belongs, relative to the root; the path itself if it stays.
        text: its new content.
        line: for a problem to name.

    Returns:
        The problems because of which nothing was written.
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
        message = f"this belongs in {goal}, where there is another file already"
        return [problem(path, line, "duplicate-id", message)]
    if goal != path:
        (root / path).unlink()
    return []


def check_command(root: Path) -> str:
    """Return the command that checks the edition in this folder."""
    return "make check" if root.resolve() == Path.cwd() else f"edition --root {root} check"
