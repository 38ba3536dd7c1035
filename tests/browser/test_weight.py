"""How much a reader's device has to load, and what Lighthouse says of the heaviest page."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
import yaml
from conftest import ROOT
from playwright.sync_api import Browser
from tools import node_file, program

from browser.conftest import Reader, serve
from browser.find import find_browser

PAGE = 220_000
"""The most bytes that a page of the text may weigh with all that it loads."""
SCRIPTS = 15_000
"""The most bytes of our own scripts on any page but the search page, which loads its engine too."""
ALL_SCRIPTS = 25_000
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


def test_a_page_of_the_text_is_light(browser: Browser, host: str, site: Path, tell: Tell) -> None:
    loaded: dict[str, dict[str, int]] = {}
    for page in sorted(site.glob("text/**/index.html")):
        address = page.parent.relative_to(site).as_posix() + "/"
        reader = Reader(browser.new_context(viewport={"width": 1440, "height": 900}), host)
        reader.go(address).wait_for_load_state("networkidle")
        reader.context.close()
        files = {url for url in reader.requests if url.startswith(host)}
        paths = {url.removeprefix(host).partition("?")[0] for url in files}
        loaded[address] = {
            path: weight(site / path / "index.html" if path.endswith("/") else site / path)
            for path in paths
        }
    address, files_of = max(loaded.items(), key=lambda item: sum(item[1].values()))
    total = sum(files_of.values())
    theme = sum(n for path, n in files_of.items() if "/javascripts/" in path)
    fonts = sum(n for path, n in files_of.items() if "/fonts/" in path)
    tell(
        f"The heaviest page of the text is {address}: {total / 1000:.0f} kB, of which the page "
        f"{files_of[address] / 1000:.0f}, fonts {fonts / 1000:.0f}, "
        f"the theme's scripts {theme / 1000:.0f}."
    )
    assert total <= PAGE, files_of


def test_our_own_scripts_are_small(tell: Tell) -> None:
    scripts = {path.name: weight(path) for path in (ROOT / "docs/assets").glob("*.js")}
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    everywhere = {Path(each["path"]).name for each in settings["extra_javascript"]}
    total = sum(scripts[name] for name in everywhere)
    tell(f"Our scripts: {total} bytes on every page, {sum(scripts.values())} in all.")
    assert total <= SCRIPTS, scripts
    assert sum(scripts.values()) <= ALL_SCRIPTS, scripts


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
    told = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * each["score"]) for name, each in told["categories"].items()}
    shift = told["audits"]["cumulative-layout-shift"]["numericValue"]
    tell(f"Lighthouse on {told['finalDisplayedUrl']}: {scores}, CLS {shift:.3f}")
    failing = [
        audit["title"]
        for audit in told["audits"].values()
        if audit["score"] == 0 and audit["scoreDisplayMode"] == "binary"
    ]
    del scores["performance"]  # depends on what else the machine does
    assert scores == {"accessibility": 100, "best-practices": 100, "seo": 100}, failing
    assert shift < 0.02
