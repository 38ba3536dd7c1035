"""What a build of the whole site costs: cold, warm, after an edit, beside MkDocs alone.

    .venv/bin/python benchmarks/site.py            # three rounds, two minutes

Seconds are those of the processor, the system's included. In a round every build runs once, in a
process of its own; each figure is the median of the rounds. MkDocs alone is given the same pages
as files, with no hook. A cold build has an empty cache; after an edit the PDF is set again, and the
next build costs as much as one in which nothing changed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


def build(folder: Path, site: Path, cache: Path) -> tuple[float, float]:
    """Run `mkdocs build` in a folder; its seconds and the peak of its memory in MB."""
    command = [str(BIN / "mkdocs"), "build", "--strict", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "EDITION_CACHE": str(cache)}
    process = subprocess.Popen(command, cwd=folder, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"The build in {folder} failed.")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def one_round(copy: Path, pages: Path, scratch: Path) -> dict[str, tuple[float, float]]:
    """Every build once."""
    site, note = scratch / "site", min((copy / "annotations/notes/2").glob("*.md"))
    with tempfile.TemporaryDirectory() as cache:
        figures = {name: build(copy, site, Path(cache)) for name in ("cold", "nothing changed")}
        text = note.read_text(encoding="utf-8")
        note.write_text(f"{text.rstrip()} Edited.\n", encoding="utf-8")
        figures["one note changed"] = build(copy, site, Path(cache))
        note.write_text(text, encoding="utf-8")
        figures["MkDocs alone"] = build(pages, scratch / "plain", Path(cache))
    return figures


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=3)
    times = options.parse_args().times
    rounds: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        copy, pages = scratch / "copy", scratch / "pages"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
        subprocess.run([str(BIN / "edition"), "--root", str(copy), "eject", str(pages)], check=True)
        for _ in range(times):
            for name, figures in one_round(copy, pages, scratch).items():
                rounds[name].append(figures)
        files = [path for path in (scratch / "site").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
    for name, found in rounds.items():
        seconds, memory = (statistics.median(each) for each in zip(*found, strict=True))
        print(f"{name:18}{seconds:6.2f} s {memory:6.0f} MB")
    print(f"site/: {len(files)} files, {size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    main()
