"""How much a reader's device has to load, and what Lighthouse says of the heaviest page."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
import yaml
from conftest import ROOT
from playwright.sync_api import Browser, Route
from serving import serve
from tools import node_file, program

from browser.conftest import Reader
from browser.find import find_browser

SECTION, WHOLE = 180_000, 300_000
"""The most bytes that a section, and the whole text, may weigh with all that they load."""
SHIFT = 0.02
"""How far what is read may move while a page loads, as Cumulative Layout Shift reckons."""
SCRIPTS = 15_000
"""The most bytes of our own scripts on any page but the search page, which loads its engine too."""
TEXT = {".html", ".css", ".js", ".svg", ".json", ".xml"}

Tell = Callable[[str], None]


def weight(path: Path) -> int:
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if path.suffix in TEXT else len(data)


class _Gzip(SimpleHTTPRequestHandler):
    """As an ordinary host serves: text compressed."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in TEXT:
            return super().send_head()
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with serve(site, _Gzip) as address:
        yield address


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Tell:
    """Print a figure that stays in the report of the run."""

    def write(words: str) -> None:
        request.node.add_report_section("call", "figure", words)
        with capsys.disabled():
            print(f"\n{words}")

    return write


def heaviest_section(site: Path) -> str:
    found = [path for path in site.glob("text/*/index.html") if path.parent.name.isdigit()]
    return max(found, key=weight).parent.relative_to(site).as_posix() + "/"


def load(browser: Browser, host: str, site: Path, address: str) -> dict[str, int]:
    """What a page loads, with the bytes of each file."""
    reader = Reader(browser.new_context(viewport={"width": 1440, "height": 900}), host)
    reader.go(address).wait_for_load_state("networkidle")
    reader.context.close()
    files = {url for url in reader.requests if url.startswith(host)}
    paths = {url.removeprefix(host).partition("?")[0] for url in files}
    return {path: weight(site / path / ("index.html" * path.endswith("/"))) for path in paths}


@pytest.mark.parametrize("most", [SECTION, WHOLE], ids=["section", "whole"])
def test_the_text_is_light(browser: Browser, host: str, site: Path, tell: Tell, most: int) -> None:
    address = "text/" if most == WHOLE else heaviest_section(site)
    files = load(browser, host, site, address)
    theme = sum(n for path, n in files.items() if "/javascripts/" in path)
    fonts = sum(n for path, n in files.items() if "/fonts/" in path)
    tell(
        f"{address} weighs {sum(files.values()) / 1000:.0f} kB, of which the page "
        f"{files[address] / 1000:.0f}, fonts {fonts / 1000:.0f}, "
        f"the theme's script {theme / 1000:.0f}."
    )
    assert sum(files.values()) <= most, files


SHIFTS = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) shift += each.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.sweep
@pytest.mark.parametrize("late", ["js", "woff2"])
def test_nothing_moves_when_scripts_and_fonts_come_late(
    browser: Browser, host: str, site: Path, width: int, late: str
) -> None:
    def after_a_while(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.route(f"**/*.{late}", after_a_while)
    page.goto(host + heaviest_section(site), wait_until="networkidle")
    assert page.evaluate("shift") < SHIFT
    context.close()


def test_our_own_scripts_are_small(site: Path, tell: Tell) -> None:
    ours = (ROOT / "scripts/edition/assets/scripts").glob("*.js")
    scripts = {path.name: weight(site / "assets" / path.name) for path in ours}
    path = ROOT / "scripts/edition/assets/mkdocs.yml"
    settings = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    everywhere = {Path(each["path"]).name for each in settings["extra_javascript"]}
    total = sum(scripts[name] for name in everywhere)
    tell(f"Our scripts: {total} bytes on every page, {sum(scripts.values())} in all.")
    assert total <= SCRIPTS, scripts


@pytest.mark.sweep
def test_lighthouse(host: str, site: Path, tmp_path: Path, tell: Tell) -> None:
    report = tmp_path / "report.json"
    command = [program("node"), node_file("lighthouse/cli/index.js")]
    command += [host + heaviest_section(site), "--quiet", "--no-enable-error-reporting"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-background-networking"]
    command += ["--output=json", f"--output-path={report}"]
    chrome = {"CHROME_PATH": find_browser() or ""}
    ran = subprocess.run(
        command, env={**os.environ, **chrome}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    output = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * each["score"]) for name, each in output["categories"].items()}
    shift = output["audits"]["cumulative-layout-shift"]["numericValue"]
    tell(f"Lighthouse on {output['finalDisplayedUrl']}: {scores}, CLS {shift:.3f}")
    failing = [
        audit["title"]
        for audit in output["audits"].values()
        if audit["score"] == 0 and audit["scoreDisplayMode"] == "binary"
    ]
    del scores["performance"]  # depends on what else the machine does
    assert scores == {"accessibility": 100, "best-practices": 100, "seo": 100}, failing
    assert shift < SHIFT
