"""The table of hostile contributions (tests/hostile/*.yml), and how each is laid over an edition.

A case is one contribution: `case`, what it does, and what is expected.

- `note`: the text of a note on words of the sample, `head` lines added to its head;
- `files` {path: text}, `hex` {path: bytes}, `change` {path: [old, new]},
  `repeat` {path: [piece, size, after]} until the file has that size, at its end or after a mark;
- `symlink` {path: target}, `fifo` [paths], `remove` [paths], `move` {path: path};
- `refused: code:line` of the file that it touches first (or of `at`), or `harmless: why`.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).parent
SAMPLE = TESTS / "sample"
SECRET = "CANARY-OF-THE-MACHINE"
"""What lies beside the edition and must be in no page."""

MARK = "pwned"
"""What every case says, so that the pages that show it can be found."""

NOTE = "---\nat: 1.1\nquote: Monday\nkind: context\ncertainty: editorial\nby: [editors]\n"


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    name: str
    plan: dict[str, Any]
    path: str
    """The file that a problem is reported of, relative to the edition's root."""
    code: str
    """Empty if the contribution is harmless."""
    line: int

    def __str__(self) -> str:
        return self.name


def read_cases() -> list[Case]:
    rows = [
        row
        for path in sorted((TESTS / "hostile").glob("*.yml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    return [_case(row) for row in rows]


def _case(plan: dict[str, Any]) -> Case:
    name = plan["case"]
    assert ("refused" in plan) is not ("harmless" in plan), name
    touched = [path for kind in ("change", "files", "hex", "fifo") for path in plan.get(kind, ())]
    touched += [path for kind in ("symlink", "repeat") for path in plan.get(kind, ())]
    path = plan.get("at") or (_note(name) if "note" in plan else touched[0])
    code, _, line = plan.get("refused", "").partition(":")
    return Case(name, plan, path, code, int(line or 0))


def _note(name: str) -> str:
    return f"annotations/notes/1/{name}.md"


def lay_sample(root: Path) -> Path:
    """A copy of the sample, and something secret beside it."""
    shutil.copytree(SAMPLE, root)
    for folder in (root, root.parent):
        (folder / "secret.txt").write_text(f"{SECRET}\n", encoding="utf-8")
    return root


def lay(root: Path, case: Case) -> None:
    """Do what a case says."""
    plan = case.plan
    for place in plan.get("remove", ()):
        (root / place).unlink()
    for old, new in plan.get("move", {}).items():
        (root / old).rename(root / new)
    if "note" in plan:
        head = f"{NOTE}{plan['head']}\n" if "head" in plan else NOTE
        _write(root / _note(case.name), f"{head}---\n{plan['note']}\n".encode())
    for place, text in plan.get("files", {}).items():
        _write(root / place, text.encode("utf-8"))
    for place, digits in plan.get("hex", {}).items():
        _write(root / place, bytes.fromhex(digits))
    for place, (old, new) in plan.get("change", {}).items():
        text = (root / place).read_text(encoding="utf-8")
        assert old in text, case.name
        _write(root / place, text.replace(old, new).encode("utf-8"))
    for place, (piece, size, after) in plan.get("repeat", {}).items():
        _repeat(root / place, piece, size, after)
    for place, target in plan.get("symlink", {}).items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).symlink_to(target)
    for place in plan.get("fifo", ()):
        os.mkfifo(root / place)


def _repeat(path: Path, piece: str, size: int, after: str) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n") if path.exists() else ""
    before, mark, rest = text.partition(after) if after else (text, "", "")
    times = (size - len(text.encode("utf-8"))) // len(piece.encode("utf-8"))
    _write(path, f"{before}{mark}{piece * times}{rest}\n".encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


PAGE = """---
title: Introduction
---
# Introduction

A page by the editors, whose references show what contributors wrote: [[term:headword-of-markup]],
[[term:headword-of-comment]], [[person:person-of-markup]], [[place:place-of-markup]],
[[event:event-of-markup]], [[witness:pwnedW]], [[apparatus:readings-of-markup]],
[[note:template]] and [@source-of-words, p. 2].

- [[term:headword-of-markup]]

<!-- citations -->

<!-- contents -->

<!-- figures -->

<!-- statistics -->

<!-- stemma -->
"""


def lay_harmless(root: Path) -> Path:
    """An edition with all harmless contributions at once, and a page that points to them."""
    lay_sample(root)
    for case in read_cases():
        if not case.code:
            lay(root, case)
    _write(root / "docs" / "introduction.md", PAGE.encode("utf-8"))
    return root
