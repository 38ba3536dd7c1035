"""Read the records in annotations/, each validated against the model of its kind.

An invalid record is left out and reported; nothing raises for what a contributor wrote.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar, cast

from pydantic import ValidationError

from edition.kinds.common import Head
from edition.kinds.kind import Kind
from edition.kinds.table import KINDS
from edition.model.problems import Problem, problem
from edition.model.text import Ref
from edition.read.config import EDITION_FILE
from edition.read.files import read_plain
from edition.read.front_matter import read_document, read_yaml
from edition.read.validation import explain, explain_csl

FOLDER = "annotations"

H = TypeVar("H", bound=Head)


@dataclass(frozen=True)
class Entry(Generic[H]):
    """A record: its reference, its head and its body as written."""

    ref: Ref
    path: str
    """Path of its file, posix, relative to the edition's root."""
    head: H
    body: str
    body_line: int
    lines: dict[str, int] = field(default_factory=dict)
    """Line of each key in the file."""

    @property
    def id(self) -> str:
        """Unique within its kind."""
        return self.ref.id

    def line(self, key: str) -> int:
        """Return the line of a key, or 1 if the key is missing."""
        return self.lines.get(key, 1)


class Records:
    """All valid records, by kind and id, in the order of their paths."""

    def __init__(self) -> None:
        self._by_kind: dict[str, dict[str, Entry[Any]]] = {name: {} for name in KINDS}
        self.refused: set[Ref] = set()
        """Names of records that are there but invalid: pointing to them is no second problem."""

    def add(self, entry: Entry[Any]) -> Entry[Any] | None:
        """Add a record; if its id is taken, return the record that has it instead."""
        kind = self._by_kind[entry.ref.kind]
        if entry.id in kind:
            return kind[entry.id]
        kind[entry.id] = entry
        return None

    def only(self, wanted: Callable[[Entry[Any]], bool]) -> Records:
        """Return the records that satisfy a condition."""
        kept = Records()
        for entry in self:
            if wanted(entry):
                kept.add(entry)
        return kept

    def of(self, model: type[H]) -> dict[str, Entry[H]]:
        """Return the records of one kind, by id."""
        name = next(kind.name for kind in KINDS.values() if kind.model is model)
        return cast(dict[str, Entry[H]], self._by_kind[name])

    def ids(self, kind: str) -> dict[str, Entry[Any]]:
        """Return the records of the kind with this name, by id."""
        return self._by_kind[kind]

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, Ref) and ref.id in self._by_kind.get(ref.kind, {})

    def __getitem__(self, ref: Ref) -> Entry[Any]:
        return self._by_kind[ref.kind][ref.id]

    def __iter__(self) -> Iterator[Entry[Any]]:
        for kind in self._by_kind.values():
            yield from kind.values()


def read_records(root: Path) -> tuple[Records, list[Problem]]:
    """Read every record under annotations/."""
    records = Records()
    problems: list[Problem] = []
    folders = {kind.folder: kind for kind in KINDS.values()}
    if (root / FOLDER).is_symlink():
        return records, [problem(FOLDER, 1, "symlink", "the folder is a symbolic link")]
    for path, parts in _files(root / FOLDER):
        place = "/".join((FOLDER, *parts))
        if len(parts) == 1 and parts[0] in (Path(EDITION_FILE).name, "README.md"):
            continue
        kind = folders.get(parts[0])
        if kind is None or len(parts) != (3 if kind.by_section else 2):
            problems.append(_misplaced(place, kind))
            continue
        entry, findings = _read_record(path, place, kind)
        problems += findings
        taken = records.add(entry) if entry else None
        if entry is None:
            records.refused.add(Ref(kind.name, path.stem))
        if taken:
            message = f"the id `{taken.id}` is taken by {taken.path}"
            problems.append(problem(place, 1, "duplicate-id", message))
    return records, problems


def _files(folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield all files by name, each with the parts of its path in the folder.

    Links are listed, never followed.
    """
    for base, folders, files in os.walk(folder, followlinks=False):
        linked = [name for name in folders if Path(base, name).is_symlink()]
        folders[:] = sorted(set(folders) - set(linked))
        here = Path(base)
        parts = here.relative_to(folder).parts
        for name in sorted([*files, *linked]):
            if not name.startswith("."):
                yield here / name, (*parts, name)


def ids_of_files(root: Path, kind_name: str) -> set[str]:
    """Return the ids that are taken in a kind: those of all its files, valid or not."""
    kind = KINDS[kind_name]
    return {path.stem for path in (root / FOLDER / kind.folder).rglob(f"*{kind.suffix}")}


def _misplaced(place: str, kind: Kind | None) -> Problem:
    if kind is None:
        known = ", ".join(sorted(each.folder for each in KINDS.values()))
        return problem(place, 1, "wrong-place", f"the folders for records are {known}")
    shape = f"{FOLDER}/{kind.folder}/{'<section>/' if kind.by_section else ''}<id>{kind.suffix}"
    return problem(place, 1, "wrong-place", f"a {kind.name} is a file {shape}")


def _read_record(path: Path, place: str, kind: Kind) -> tuple[Entry[Any] | None, list[Problem]]:
    invalid = _invalid_name(path, place, kind)
    if invalid:
        return None, [invalid]
    try:
        data, findings = read_plain(path, place)
    except OSError as error:
        return None, [problem(place, 1, "wrong-place", f"cannot be read: {error.strerror}")]
    if findings:
        return None, findings
    entry, problems = _parse_record(data, place, kind.name)
    return entry, list(problems)


@lru_cache(maxsize=4096)
def _parse_record(
    data: bytes, place: str, kind_name: str
) -> tuple[Entry[Any] | None, tuple[Problem, ...]]:
    """Parse a file's bytes into a record; cached by content while `make serve` rebuilds."""
    kind = KINDS[kind_name]
    reader = read_document if kind.has_body else read_yaml
    document, problems = reader(data, place)
    if document is None:
        return None, tuple(problems)
    document.fields.pop("id", None)  # the file's name takes precedence over any id inside
    try:
        head = kind.model.model_validate(document.fields)
    except ValidationError as error:
        return None, (*problems, *explain(document, kind, error))
    if kind.more_keys:
        problems += explain_csl(document)
    if kind.has_body and not document.body:
        line = document.body_line
        return None, (*problems, problem(place, line, "empty-body", "the record has no text"))
    if problems:
        return None, tuple(problems)
    ref = Ref(kind.name, PurePosixPath(place).stem)
    body_line = document.body_line
    return Entry(ref, place, head, document.body, body_line, document.lines), ()


def _invalid_name(path: Path, place: str, kind: Kind) -> Problem | None:
    if path.is_symlink():
        return problem(place, 1, "symlink", "this is a symbolic link")
    if path.suffix != kind.suffix:
        fix = f"Rename the file to {path.stem}{kind.suffix}."
        message = f"the name of a {kind.name}’s file ends in {kind.suffix}"
        return problem(place, 1, "wrong-place", message, fix=fix)
    if not kind.id_pattern.fullmatch(path.stem):
        suggestion = "-".join(re.findall("[a-z0-9]+", path.stem.lower())) or kind.name
        message = f"`{path.stem}` is not a valid id"
        fix = f"Rename the file to {suggestion}{kind.suffix}."
        return problem(place, 1, "bad-file-name", message, fix=fix)
    return None
