"""What a search costs a reader, at three sizes of text, with Pagefind as the yardstick.

    .venv/bin/pip install 'pagefind[extended]'     # for the yardstick only; left out if missing
    .venv/bin/python benchmarks/search.py          # writes benchmarks/search.md

Every question is asked on a page that has loaded nothing of the search yet, over HTTP with gzip:
bytes are those of all bodies sent until as many hits can be shown as the search page shows at once,
the engine's own among them. The page then goes on until every hit stands in it: that costs the
words around each (“all” in the table).
"""

from __future__ import annotations

import argparse
import gzip
import html
import importlib.util
import itertools
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from edition import build_edition
from edition.render.renderer import Renderer
from edition.search.index import Index
from edition.search.unit import Unit
from edition.search.units import units
from edition.words.tokens import BaseForms, words_of

ROOT = Path(__file__).resolve().parents[1]
SEED = 1921
UNIT_WORDS = 90
UNITS_A_PAGE = 20
SIZES = (100_000, 1_000_000)
TYPES = {".js": "text/javascript", ".html": "text/html", ".wasm": "application/wasm"}

OURS = """async ([query, options, most]) => {
    const begun = performance.now();
    await edition.load("search-engine");
    const found = await editionSearch.search(query, options);
    const shown = await editionSearch.show(found.hits.slice(0, most));
    return [performance.now() - begun, found.hits.length, shown.length];
}"""
THEIRS = """async ([query, most]) => {
    const begun = performance.now();
    const pagefind = await import("/pagefind/pagefind.js");
    const found = await pagefind.search(query);
    const shown = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
    return [performance.now() - begun, found.results.length, shown.length];
}"""
THEIR_PAGES = """async (queries) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const answers = [];
    for (const query of queries) {
        const found = await pagefind.search(query);
        answers.push((await Promise.all(found.results.map((result) => result.data()))).map((data) => data.url));
    }
    return answers;
}"""  # noqa: E501

BLANK = "<!doctype html><meta charset=utf-8><title>-</title>"


def shown_at_once() -> int:
    """How many hits the search page shows before it goes on to the others."""
    script = (ROOT / "scripts/edition/assets/scripts/search-page.js").read_text(encoding="utf-8")
    return int(re.findall(r"\[FIRST, STEP\] = \[(\d+)", script)[0])


# Texts


def zipf_units(vocabulary: Sequence[str], words: int) -> list[Unit]:
    """Passages of words drawn by rank, the first of them from the edition."""
    chance = random.Random(SEED)
    wanted = int(44 * words**0.49)  # Heaps' law, as for English prose
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    ranked = list(vocabulary)
    ranked += ("".join(chance.choices(syllables, k=chance.randint(2, 5))) for _ in range(wanted))
    weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(ranked))))
    drawn = chance.choices(ranked, cum_weights=weights, k=words)
    return [
        Unit(
            "text", str(n), f"site:text/{n // UNITS_A_PAGE}/#p{n}", " ".join(row), section=n // 500
        )
        for n, row in enumerate(
            drawn[start : start + UNIT_WORDS] for start in range(0, words, UNIT_WORDS)
        )
    ]


# A server that compresses and counts


class Counting(BaseHTTPRequestHandler):
    """Sends files of a folder with gzip and counts the bytes of their bodies."""

    folder = Path()
    sent: Counter[str]

    def do_GET(self) -> None:
        """Send a file."""
        path = self.folder / self.path.partition("?")[0].lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.sent[self.path] += len(body)
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Counter[str]]]:
    """The address of a folder, and the bytes sent by path."""
    sent: Counter[str] = Counter()
    handler = type("Handler", (Counting,), {"folder": folder, "sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", sent
    server.shutdown()
    server.server_close()


# Building


def build_ours(folder: Path, searched: list[Unit], bases: BaseForms) -> tuple[float, int]:
    """Seconds of the build, and bytes of the root file with gzip."""
    begun = time.perf_counter()
    (folder / "assets/search").mkdir(parents=True)
    for name, content in Index(searched, bases).files():
        (folder / f"assets/search/{name}.js").write_text(content, encoding="utf-8")
    seconds = time.perf_counter() - begun
    for name in ("edition", "words", "search-engine"):
        shutil.copy(ROOT / f"scripts/edition/assets/scripts/{name}.js", folder / "assets")
    scripts = (f'<script src="/assets/{name}.js"></script>' for name in ("edition", "words"))
    page = BLANK + "".join(scripts)
    (folder / "blank.html").write_text(page, encoding="utf-8")
    root = gzip.compress((folder / "assets/search/root.js").read_bytes(), 6)
    return seconds, len(root)


def build_theirs(folder: Path, pages: Sequence[Sequence[Unit]]) -> float | None:
    """Seconds of Pagefind’s build, its start included; none if it is not installed."""
    if importlib.util.find_spec("pagefind") is None:
        return None
    for n, group in enumerate(pages):
        rows = "".join(f"<p>{html.escape(unit.text)}</p>" for unit in group)
        head = f'<!doctype html><html lang="en"><meta charset=utf-8><title>{n}</title>'
        text = f"{head}<main>{rows}</main></html>"
        (folder / f"{n}.html").write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


# Asking


def asked(
    browser: Browser, folder: Path, script: str, asked: Sequence[object], times: int
) -> tuple[int, int, float]:
    """Bytes, hits and the median of milliseconds of a question on cold pages."""
    spent: list[float] = []
    hits = size = 0
    with served(folder) as (address, sent):
        for _ in range(times):
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{address}blank.html")
            sent.clear()
            took, hits, _shown = page.evaluate(script, asked)
            size = sum(sent.values())
            spent.append(took)
            context.close()
    return size, hits, statistics.median(spent)


def questions(searched: Sequence[Unit]) -> list[tuple[str, str, dict[str, str]]]:
    """What is asked, of what kind, with what options."""
    found = Counter(word.form for unit in searched for word in words_of(unit.text))
    rare = min(
        f for f, n in found.items() if n == min(found.values()) and f.isalpha() and len(f) > 5
    )
    return [
        ("a rare word", rare, {}),
        ("the commonest word", max(found, key=lambda form: found[form]), {}),
        ("a phrase of small words", '"of the"', {}),
        ("a longer phrase", '"of the * of the"', {}),
        ("several words", "party masses", {}),
        ("a wildcard at the end", "bureau*", {}),
        ("a wildcard at the beginning", "*cracy", {}),
        ("any form of a word", "worker", {"forms": "any"}),
        ("a misspelt word", "bureacracy", {}),
    ]


PHRASES = (
    "of the", "the party", "in the", "to be or", "of the masses", "is not the", "self activity",
    "the workers opposition", "by the", "it is not",
)  # fmt: skip


def exactness(browser: Browser, folder: Path, searched: Sequence[Unit]) -> list[tuple[str, str]]:
    """How many of the units (a page each) that hold a phrase Pagefind finds; how many others."""
    with served(folder) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}blank.html")
        answers = page.evaluate(THEIR_PAGES, [f'"{phrase}"' for phrase in PHRASES])
        page.close()
    rows = []
    for phrase, urls in zip(PHRASES, answers, strict=True):
        found = {int(re.sub(r"\D", "", url)) for url in urls}
        row = f" {phrase} "
        true = {
            n
            for n, unit in enumerate(searched)
            if row in " " + " ".join(w.form.removesuffix("'s") for w in words_of(unit.text)) + " "
        }
        rows.append((phrase, f"{len(found & true)} of {len(true)}, and {len(found - true)} others"))
    return rows


# The report

NOTES = """\
Milliseconds are of the machine as it was: a load of {} on {} cores when measuring began.
The search page shows {} hits at once; of Pagefind’s results as many were asked for.
The server compresses while it answers, for both. Pagefind’s pages are single units for this edition
and hold 20 units each in made text, so that its hits are pages. “Self-activity” is printed with a
hyphen. Wildcards and base forms were not asked of Pagefind."""


def measured(
    browser: Browser, name: str, searched: list[Unit], bases: BaseForms, a_page: int, times: int
) -> list[str]:
    """The report on one text, as lines of Markdown."""
    words = sum(len(words_of(unit.text)) for unit in searched)
    pages = [searched[n : n + a_page] for n in range(0, len(searched), a_page)]
    lines = [f"## {name}: {words:,} words in {len(searched):,} units", ""]
    with tempfile.TemporaryDirectory() as scratch:
        folder, other = Path(scratch) / "ours", Path(scratch) / "theirs"
        folder.mkdir()
        other.mkdir()
        seconds, root = build_ours(folder, searched, bases)
        their_seconds = build_theirs(other, pages)
        (other / "blank.html").write_text(BLANK, encoding="utf-8")
        theirs_told = f"; Pagefind’s {their_seconds:.1f} s" if their_seconds is not None else ""
        lines += [
            f"Index built in {seconds:.2f} s{theirs_told}. Root file {root / 1000:.1f} kB.",
            "",
        ]
        lines += ["| | question | hits | kB | ms | all kB | all ms | Pagefind kB | Pagefind ms |"]
        lines += ["|---|---|--:|--:|--:|--:|--:|--:|--:|"]
        for what, query, options in questions(searched):
            row = ""
            for most in (shown_at_once(), 10**9):
                given = [query, options, most]
                size, hits, spent = asked(browser, folder, OURS, given, times)
                row += f" {size / 1000:.0f} | {spent:.0f} |"
            row = f"| {what} | `{query}` | {hits:,} |{row}"
            if their_seconds is None or re.search(r"[*]", query) or options:
                row += " – | – |"
            else:
                size, _, spent = asked(browser, other, THEIRS, [query, shown_at_once()], times)
                row += f" {size / 1000:.0f} | {spent:.0f} |"
            lines.append(row)
            print(row, flush=True)
        if a_page == 1 and their_seconds is not None:
            lines += ["", "Pagefind’s exactness, units that hold the phrase:", ""]
            lines += ["| phrase | found |", "|---|---|"]
            lines += [f"| {p} | {f} |" for p, f in exactness(browser, other, searched)]
    return [*lines, ""]


def main() -> None:
    """Measure all and write search.md."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=3, help="asked so often, each time cold")
    options.add_argument("--largest", type=int, default=SIZES[-1], help="words of the largest text")
    given = options.parse_args()
    edition, _ = build_edition(ROOT)
    bases = BaseForms(edition.config.language, edition.config.base_forms)
    own = list(units(Renderer(edition)))
    ranked = [f for f, _ in Counter(w.form for u in own for w in words_of(u.text)).most_common()]
    report = ["# What a search costs", "", (__doc__ or "").rpartition("\n\n")[2].strip(), ""]
    report += [NOTES.format(f"{os.getloadavg()[1]:.1f}", os.cpu_count(), shown_at_once()), ""]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        report += measured(browser, "This edition", own, bases, 1, given.times)
        for size in (size for size in SIZES if size <= given.largest):
            made = zipf_units(ranked, size)
            report += measured(browser, "Made text", made, bases, UNITS_A_PAGE, given.times)
        browser.close()
    (ROOT / "benchmarks/search.md").write_text("\n".join(report), encoding="utf-8")


if __name__ == "__main__":
    main()
