"""Read and write files of an edition that a contributor may have prepared: never through a link."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from edition.model.problems import Problem, problem

SIZE_LIMIT = 64 * 1024
"""Bytes of a record's file, of edition.yml and of a page written by hand."""

_SAFE_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_plain(path: Path, place: str, limit: int = SIZE_LIMIT) -> tuple[bytes, list[Problem]]:
    """Read the bytes of a file, or report why it is not read.

    A pipe or a device is never opened: reading it could block for ever.

    Args:
        path: of the file.
        place: the path as a problem names it.
        limit: most bytes that it may have.

    Raises:
        OSError: if it is missing or cannot be read.
    """
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return b"", [problem(place, 1, "symlink", "this is a symbolic link")]
    if not stat.S_ISREG(found.st_mode):
        fix = "Put a plain file there, or nothing."
        return b"", [problem(place, 1, "wrong-place", "this is not a regular file", fix=fix)]
    if found.st_size > limit:
        message = f"the file has {found.st_size:,} bytes"
        return b"", [problem(place, 1, "file-too-large", message)]
    # In case it was replaced in between: follow no link, wait for no pipe.
    with os.fdopen(os.open(path, _SAFE_OPEN_FLAGS), "rb") as file:
        return file.read(limit), []


def linked_part(root: Path, path: Path) -> Path | None:
    """Return the first part of a path below a root that is a symbolic link."""
    here = root
    for part in path.relative_to(root).parts:
        here = here / part
        if here.is_symlink():
            return here
    return None


class SymbolicLinkError(OSError):
    """Raised instead of writing through a link."""


def refuse_link(root: Path, path: Path) -> None:
    """Refuse to write through a symbolic link in an edition.

    Raises:
        SymbolicLinkError: if the path leads into the root and from there through a link.
    """
    root, path = root.absolute(), path.absolute()
    if path.is_relative_to(root) and (linked := linked_part(root, path)):
        name = linked.relative_to(root).as_posix()
        raise SymbolicLinkError(f"{name} is a symbolic link; put the folder or file itself there.")


def write_inside(root: Path, path: Path, content: str | bytes) -> None:
    """Write a file of the edition, with its folders.

    Raises:
        SymbolicLinkError: if a part of its path in the root is a link; nothing is written.
    """
    refuse_link(root, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def explain_os_error(error: OSError) -> str:
    """Say in a sentence or two why a file cannot be read or written, and what to do."""
    if isinstance(error, SymbolicLinkError):
        return str(error)
    path = os.path.relpath(error.filename) if isinstance(error.filename, str) else "A file"
    if isinstance(error, PermissionError):
        return (
            f"{path} cannot be read or written: {_reason(error)}. It may belong to another user, "
            "for example after a build by root. Remove it or change its owner."
        )
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"{path} is a file, but a folder is needed there. Move the file away."
    return f"{path} cannot be read or written: {_reason(error)}."


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
