"""The two data files: mutants made by hand, and survivors that do no harm."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent


class Row(NamedTuple):
    """A mutant made by hand: a string of a file, and what is put in its place."""

    file: str
    """From the root of the project."""
    old: str
    """It occurs once."""
    new: str
    breaks: str
    """The rule that no longer holds."""
    harmless: str = ""
    """Why no test need catch it; nothing if one should."""


class Change(NamedTuple):
    """A mutant of mutmut's, named by what it changes: its number changes with every edit."""

    module: str
    function: str
    """`parse_target`, or `Links.backlinks` for a method."""
    was: str
    """The lines that it changes, without what indents them."""
    now: str


def table() -> list[Row]:
    """The mutants made by hand."""
    return [Row(**row) for row in _read("table.toml")["mutant"]]


def catchers_of(file: str) -> list[str]:
    """The tests that should catch the mutants of a file, the nearest first."""
    return list(_read("table.toml")["tests"][file])


def harmless() -> dict[Change, str]:
    """Survivors of mutmut's that do no harm, each with the reason."""
    return {
        Change(row["module"], row["function"], row["was"], now): row["why"]
        for row in _read("harmless.toml")["harmless"]
        for now in row["now"]
    }


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
