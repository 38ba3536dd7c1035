"""Change the code in many small ways and see which changes no test catches: `make mutants`.

mutmut changes the functions of the modules that pyproject.toml names; table.toml adds what it
cannot change, constants and JavaScript. The end is a table, and the survivors: those that
harmless.toml excuses, counted, and all others, shown. Less than 90 % caught in any row is a
failure. With names as arguments, only those modules or files: `-m mutants.run links search-engine`.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mutants.rows import Change, Row, catchers_of, harmless, table
from mutants.stage import ROOT, run, staged

WANTED = 90
"""Per cent that must be caught."""

CAUGHT = frozenset({"killed", "timeout", "segfault", "suspicious", "caught by type check"})
_RESULT = re.compile(r"^\s*(\S+__mutmut_\d+): (.+)$", re.M)


class Result(NamedTuple):
    """What became of one mutant."""

    group: str
    """The module, or the file, that was changed."""
    caught: bool
    shown: str = ""
    """A survivor, as the report shows it."""
    why: str = ""
    """Why a survivor does no harm."""


def main(names: list[str]) -> int:
    """Run all mutants, or those of some modules and files; print the report."""
    results: list[Result] = []
    with staged() as stage:
        results += of_mutmut(stage, names)
    with staged() as stage:
        results += of_table(stage, names)
    print(report(results))
    return int(not results or any(share(rows) < WANTED for rows in by_group(results).values()))


# mutmut


def of_mutmut(stage: Path, names: list[str]) -> Iterator[Result]:
    """Mutants of the functions of the modules in pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "mutmut"
    ]
    paths = [PurePosixPath(path) for path in settings["only_mutate"]]
    chosen = [path for path in paths if not names or path.stem in names]
    if not chosen:
        return
    patterns = [f"{'.'.join(path.with_suffix('').parts)}.*" for path in chosen]
    made = run(stage, "mutmut", "run", "--max-children", str(os.cpu_count() or 1), *patterns)
    if made.returncode:
        sys.exit(f"mutmut failed:\n{made.stdout[-3000:]}\n{made.stderr[-3000:]}")
    excused = harmless()
    output = run(stage, "mutmut", "results", "--all", "true").stdout
    for name, status in _RESULT.findall(output):
        module = name.rpartition(".")[0].rpartition(".")[2]
        if module not in {path.stem for path in chosen}:
            continue
        if status in CAUGHT:
            yield Result(module, True)
            continue
        change = change_of(module, name, run(stage, "mutmut", "show", name).stdout)
        shown = f"{module}.{change.function}\n  - {change.was}\n  + {change.now}"
        yield Result(module, False, shown, excused.get(change, ""))


def change_of(module: str, name: str, diff: str) -> Change:
    """The name of a mutant (`edition.links.xǁLinksǁadd__mutmut_3`) and its diff, as a change."""
    function = name.rpartition(".")[2].partition("__mutmut_")[0][2:].replace("ǁ", ".")
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    was, now = (
        "\n".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )
    return Change(module, function, was, now)


# The table


def of_table(stage: Path, names: list[str]) -> Iterator[Result]:
    """Mutants made by hand, one after the other."""
    for row in table():
        group = PurePosixPath(row.file).name
        if names and PurePosixPath(row.file).stem not in names:
            continue
        path = stage / row.file
        text = path.read_text(encoding="utf-8")
        path.write_text(mutated(text, row), encoding="utf-8")
        survives = all(passes(stage, tests) for tests in catchers_of(row.file))
        path.write_text(text, encoding="utf-8")
        print("survived:" if survives else "caught:", row.breaks, file=sys.stderr, flush=True)
        shown = f"{row.file}: {row.breaks}\n  - {row.old}\n  + {row.new}"
        yield Result(f"{group} (table)", not survives, shown, row.harmless)


def mutated(text: str, row: Row) -> str:
    """A file with a row of the table applied.

    Raises:
        ValueError: if the row does not say where.
    """
    if text.count(row.old) != 1 or row.old == row.new:
        raise ValueError(f"{row.file}: `{row.old}` occurs {text.count(row.old)} times")
    return text.replace(row.old, row.new)


def passes(stage: Path, tests: str) -> bool:
    """Whether a file of tests passes; what is no answer ends the run."""
    done = run(stage, "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", tests)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"{tests} could not be run:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.returncode == 0


# The report


def by_group(results: list[Result]) -> dict[str, list[Result]]:
    """The results of each module and file."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.group, []).append(result)
    return found


def share(results: list[Result]) -> float:
    """How many of a hundred mutants were caught."""
    return 100 * sum(result.caught for result in results) / len(results)


def report(results: list[Result]) -> str:
    """The table, and under it the survivors that nothing excuses."""
    lines = [f"{'module':<28}{'mutants':>9}{'caught':>9}{'harmless':>10}{'unknown':>9}{'%':>8}"]
    for group, rows in by_group(results).items():
        left = [row for row in rows if not row.caught]
        excused = sum(bool(row.why) for row in left)
        lines.append(
            f"{group:<28}{len(rows):>9}{len(rows) - len(left):>9}{excused:>10}"
            f"{len(left) - excused:>9}{share(rows):>8.1f}"
        )
    unknown = [result.shown for result in results if not result.caught and not result.why]
    return "\n".join([*lines, "", *(unknown or ["No survivor is unknown."])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
