"""What the edition costs beside its generator, at three sizes, and how it grows.

    .venv/bin/python benchmarks/build.py                 # half an hour; writes build.md, build.svg
    .venv/bin/python benchmarks/build.py --largest 100000

Seconds are those of the processor; each figure, ratios too, is the median of several rounds. In a
round every program runs once, in a process of its own: a slow moment of the machine falls on all of
them. The yardstick is the same text with the same notes as plain footnotes of Material for MkDocs.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import gc
import gzip
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from growth_picture import growth_picture
from made_text import made_edition

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
SMALL, LARGE = 100_000, 1_000_000
SIZES = ((SMALL, 10), (LARGE, 10), (SMALL, 50), (LARGE, 50))
"""Words, and notes for each thousand of them; what is compared stands side by side."""
GROWING = ("check", "command", "render")

PHASES = {
    "load": ("read_text", "read_records", "read_pages"),
    "anchor": ("place_apparatus", "check_apparatus", "apply_emendations", "place_notes"),
}
"""Functions of `edition.build` by phase; what is left of the time is linking."""

Figures = dict[str, float]


# In a process of its own


def own(root: Path) -> Figures:
    """The edition's own share, without exports."""
    begun = time.process_time()
    import citeproc
    import citeproc.source.json
    import simplemma

    import edition.build
    from edition import Settings, read_history, site_files

    del citeproc
    simplemma.is_known("word", lang="en")  # reads the dictionary of base forms
    gc.set_threshold(100_000)  # as the hook does
    figures: Figures = defaultdict(float)
    figures["import"] = time.process_time() - begun
    for phase, names in PHASES.items():
        for name in names:
            timed = _timed(getattr(edition.build, name), phase, figures)
            setattr(edition.build, name, timed)
    begun = time.process_time()
    made, _ = edition.build.build_edition(root)
    figures["check"] = time.process_time() - begun
    figures["command"] = figures["import"] + figures["check"]
    figures["link"] = figures["check"] - figures["load"] - figures["anchor"]
    figures["check MB"] = _peak()
    begun = time.process_time()
    pages = heaviest = 0
    for file in site_files(made, Settings(), read_history(root), release=False):
        pages += file.uri.endswith(".md")
        if file.uri.startswith("text/") and file.uri != "text/index.md":
            heaviest = max(heaviest, len(gzip.compress(file.data)))
    figures["render"] = time.process_time() - begun
    figures["own"] = figures["check"] + figures["render"]
    figures |= {"pages": pages, "heaviest kB": heaviest / 1000, "MB": _peak()}
    figures["notes"] = len(made.notes)
    return figures


def calls(root: Path) -> Figures:
    """How often any function is called: work counted, whatever the machine does meanwhile."""
    from edition import Settings, build_edition, site_files

    with cProfile.Profile() as profile:
        made, _ = build_edition(root)
    check = _called(profile)
    with cProfile.Profile() as profile:
        for _ in site_files(made, Settings(), release=False):
            pass
    return {"check": check, "render": _called(profile)}


def eject(root: Path, out: Path) -> Figures:
    """Write what is left for the generator."""
    from edition.publish.eject import eject_site

    eject_site(root, out, release=False)
    return {}


def plain_footnotes(root: Path, out: Path) -> Figures:
    """Write the yardstick: the text and its notes as anyone would write them for Material."""
    from edition import build_edition

    made, _ = build_edition(root)
    docs = out / "docs"
    docs.mkdir(parents=True)
    for section in made.sections():
        lines = [f"# {section.heading.text}"]
        for passage in section.paragraphs:
            notes = made.notes_by_locus.get(passage.locus, [])
            marks = "".join(f"[^{note.number}]" for note in notes)
            lines.append(passage.text.replace("\n", " ") + marks)
        lines += [
            f"[^{note.number}]: " + " ".join(note.entry.body.split())
            for note in made.notes_of_section(section.number)
        ]
        (docs / f"{section.number}.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    (docs / "index.md").write_text(f"# {made.config.title}\n", encoding="utf-8")
    (out / "mkdocs.yml").write_text(
        "site_name: Plain\ntheme: {name: material, font: false}\nplugins: [search]\n"
        "markdown_extensions: [footnotes]\n",
        encoding="utf-8",
    )
    return {}


def generator(folder: Path) -> Figures:
    """MkDocs alone, with the pages as files."""
    os.chdir(folder)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    begun = time.process_time()
    config = load_config("mkdocs.yml", site_dir=str(folder / "built"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return {"seconds": time.process_time() - begun, "MB": _peak()}


def release(root: Path) -> Figures:
    """What only a release makes: the exports, and the finisher over the built site."""
    from edition import Settings, build_edition, finish_site, site_files

    made, _ = build_edition(root)
    list(site_files(made, Settings(), release=False))
    figures: Figures = {}
    begun = time.process_time()
    list(site_files(made, Settings(), release=False))
    without = time.process_time() - begun
    begun = time.process_time()
    list(site_files(made, Settings()))
    figures["exports"] = time.process_time() - begun - without
    with tempfile.TemporaryDirectory() as scratch:
        from edition.publish.plugin import build_site

        build_site(root, Path(scratch, "site"))
        begun = time.process_time()
        finish_site(Path(scratch, "site"))
        figures["finish"] = time.process_time() - begun
    return figures


def rebuild(root: Path) -> Figures:
    """`make serve`: a whole rebuild after a note was edited, over and over."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "copy")
        subprocess.run(["git", "clone", "-q", str(root), str(folder)], check=True)
        os.chdir(folder)
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        note = min((folder / "annotations/notes/2").glob("*.md"))
        text = note.read_text(encoding="utf-8")
        spent = []
        for n in range(8):
            note.write_text(f"{text.rstrip()} Edited {n} times.\n", encoding="utf-8")
            begun = time.perf_counter()
            config = load_config("mkdocs.yml", site_dir=str(Path(scratch, "site")))
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url="http://127.0.0.1:8000/")
            spent.append(time.perf_counter() - begun)
        os.chdir("/")
        return {"first": spent[0], "rebuild": statistics.median(spent[2:])}


ALONE: dict[str, Callable[..., Figures]] = {
    "own": own,
    "calls": calls,
    "eject": eject,
    "plain": plain_footnotes,
    "generator": generator,
    "release": release,
    "rebuild": rebuild,
}


def _timed(function: Any, phase: str, figures: Figures) -> Any:
    @functools.wraps(function)
    def timed(*arguments: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            figures[phase] += time.process_time() - begun

    return timed


def _called(profile: cProfile.Profile) -> int:
    return sum(entry.callcount for entry in profile.getstats())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# All of them


def alone(*arguments: object) -> Figures:
    """The figures of one of the functions above, run in a process of its own."""
    command = [sys.executable, __file__, "--alone", *map(str, arguments)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    made = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    figures: Figures = json.loads(made.stdout.splitlines()[-1])
    return figures


def medians(rounds: Iterable[Figures]) -> Figures:
    """Of each figure."""
    rounds = list(rounds)
    return {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}


class Prepared(NamedTuple):
    """An edition, and what the other programs are given of it."""

    root: Path
    plain: Path
    pages: Path | None
    """The edition's own pages as files; None where MkDocs would take too long over them."""


def prepared(root: Path, scratch: Path, with_generator: bool) -> Prepared:
    """Write the yardstick and, for the generator, the pages."""
    plain, pages = scratch / "plain", scratch / "pages"
    alone("plain", root, plain)
    if with_generator:
        alone("eject", root, pages)
    return Prepared(root, plain, pages if with_generator else None)


def one_round(given: Prepared) -> Figures:
    """Every program once."""
    figures = alone("own", given.root)
    yardstick = alone("generator", given.plain)
    figures |= {"plain": yardstick["seconds"], "plain MB": yardstick["MB"]}
    figures["own : plain"] = figures["own"] / figures["plain"]
    if given.pages:
        figures["mkdocs"] = alone("generator", given.pages)["seconds"]
        figures["own : mkdocs"] = figures["own"] / figures["mkdocs"]
    return figures


def growth(largest: int, times: int) -> dict[tuple[int, int], Figures]:
    """All figures of the made editions, by words and notes.

    In each round the large edition stands between two runs of the small one with as many notes a
    thousand words, and is compared with their mean.
    """
    rounds: dict[tuple[int, int], list[Figures]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        made = {}
        for words, notes in (size for size in SIZES if size[0] <= largest):
            folder = Path(scratch, f"{words}-{notes}")
            made_edition(folder / "made", words, notes)
            made[words, notes] = prepared(folder / "made", folder, words == SMALL)
        for _ in range(times):
            for (words, notes), given in made.items():
                figures = one_round(given)
                if words > SMALL:
                    beside = rounds[SMALL, notes][-1], alone("own", made[SMALL, notes].root)
                    for key in GROWING:
                        mean = statistics.mean(each[key] for each in beside)
                        figures[f"{key} grows"] = figures[key] / mean
                rounds[words, notes].append(figures)
                print(row(f"{words} words", figures), file=sys.stderr, flush=True)
        for words, notes in made:
            if words > SMALL:
                large, small = (alone("calls", made[w, notes].root) for w in (words, SMALL))
                for figures in rounds[words, notes]:
                    figures |= {f"{key} calls": large[key] / small[key] for key in large}
    return {size: medians(each) for size, each in rounds.items()}


COLUMNS = (
    "load", "anchor", "link", "render", "own", "mkdocs", "own : mkdocs", "plain", "own : plain",
    "MB", "plain MB", "heaviest kB",
)  # fmt: skip


def row(name: str, figures: Figures) -> str:
    """A line of the table."""
    cells = []
    for column in COLUMNS:
        number = figures.get(column)
        digits = 0 if "MB" in column or "kB" in column else 2
        cells.append("–" if number is None else f"{number:,.{digits}f}")
    return f"| {name} | " + " | ".join(cells) + " |"


NOTES = """\
*load* reads text and records, *anchor* finds the words of apparatus and notes, *link* follows
references and finds names and headwords (these three are `edition check`), *render* makes every
page and the search; *own* is their sum. *mkdocs* is MkDocs without our hook, given the same pages
as files. *plain* is the yardstick. Then the peak of memory, and the heaviest page of a section,
compressed."""


def main() -> None:
    """Measure all and write the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--largest", type=int, default=LARGE, help="words")
    options.add_argument("--alone", nargs="+", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.alone:
        what, *paths = given.alone
        print(json.dumps(ALONE[what](*map(Path, paths))))
        return
    load = os.getloadavg()[1]
    with tempfile.TemporaryDirectory() as scratch:
        this = prepared(ROOT, Path(scratch), with_generator=True)
        mine = medians(one_round(this) for _ in range(given.times))
    points = growth(given.largest, 3)
    rows = [row(f"this edition, {mine['notes']:.0f} notes", mine)]
    rows += [
        row(f"{words:,} words, {figures['notes']:,.0f} notes", figures)
        for (words, _), figures in sorted(points.items())
    ]
    extra = medians(alone("release", ROOT) for _ in range(given.times))
    again = medians(alone("rebuild", ROOT) for _ in range(given.times))
    report = [
        "# What the edition costs", "", (__doc__ or "").rpartition("\n\n")[2].strip(), "",
        NOTES, "",
        "| | " + " | ".join(COLUMNS) + " |", "|---|" + "--:|" * len(COLUMNS), *rows, "",
        f"Apart from these, for this edition: imports {mine['import']:.2f} s, exports "
        f"{extra['exports']:.2f} s, the finisher {extra['finish']:.2f} s. A whole rebuild under "
        f"`make serve` after an edit: {again['rebuild']:.2f} s on the clock, "
        f"{again['rebuild'] / mine['mkdocs']:.2f} of MkDocs alone; the first "
        f"build {again['first']:.2f} s.", "",
    ]  # fmt: skip
    for (words, notes), large in points.items():
        if words == LARGE:
            report.append(
                f"From 100 thousand to 1 million words with {notes} notes a thousand the time of "
                f"`edition check` grows {large['command grows']:.1f}-fold "
                f"({large['check grows']:.1f}-fold without its imports), that of rendering "
                f"{large['render grows']:.1f}-fold; `edition check` then takes "
                f"{large['command']:.1f} s and {large['check MB']:.0f} MB. Counted in calls of "
                f"functions, which no machine disturbs, the check grows "
                f"{large['check calls']:.1f}-fold, rendering {large['render calls']:.1f}-fold."
            )
    report += ["", "![Growth](build.svg)", ""]
    report.append(
        f"Measured with Python {platform.python_version()} on {os.cpu_count()} cores "
        f"at a load of {load:.1f}."
    )
    (HERE / "build.md").write_text("\n".join(report) + "\n", encoding="utf-8")
    (HERE / "build.svg").write_text(growth_picture(points), encoding="utf-8")


if __name__ == "__main__":
    main()
