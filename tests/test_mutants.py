"""The mutants made by hand and the excuses for survivors fit the code as it is."""

from __future__ import annotations

import tomllib

from conftest import ROOT
from mutants.rows import catchers_of, harmless, table

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]


def test_a_mutant_made_by_hand_changes_the_one_place_that_it_names() -> None:
    rows = table()
    assert len(rows) > 60
    assert len(set(rows)) == len(rows)
    for row in rows:
        text = (ROOT / row.file).read_text(encoding="utf-8")
        assert text.count(row.old) == 1, f"{row.file}: {row.old}"
        assert row.new != row.old
        assert row.breaks
        assert all((ROOT / tests).is_file() for tests in catchers_of(row.file)), row.file


def test_a_survivor_that_is_excused_is_of_a_line_that_is_there() -> None:
    modules = {
        path.rpartition("/")[2].removesuffix(".py"): path for path in SETTINGS["only_mutate"]
    }
    for change, why in harmless().items():
        text = (ROOT / "scripts" / modules[change.module]).read_text(encoding="utf-8")
        lines = {line.strip() for line in text.splitlines()}
        assert set(change.was.split("\n")) <= lines, change
        assert change.now != change.was
        assert why


def test_the_catchers_of_the_mutants_are_there() -> None:
    for tests in SETTINGS["pytest_add_cli_args_test_selection"]:
        assert (ROOT / tests).is_file(), tests
