"""What several tests need: the edition, its built site, golden files, a browser."""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.find import find_browser
from playwright.sync_api import Browser, sync_playwright
from serving import serve
from tools import missing

from edition import Edition, build_edition

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
COLLECTED = pytest.StashKey[list[pytest.Item]]()
"""All tests that were found, before a lane chose among them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    config.stash[COLLECTED] = list(items)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files instead of comparing"
    )


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or rewrite the file with --update-golden."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old != text:
            lines = difflib.unified_diff(
                old.splitlines(), text.splitlines(), str(path.relative_to(ROOT)), "now", lineterm=""
            )
            pytest.fail("\n".join([*lines, "If this is meant: make golden"]), pytrace=False)

    return compare


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Not the user's cache, where an earlier build could hide that the PDF cannot be made.

    scripts/test.sh names one, which is empty when the tests begin, for all workers.
    """
    with pytest.MonkeyPatch.context() as patch:
        if "EDITION_SITE" not in os.environ:
            patch.setenv("EDITION_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def home() -> Path:
    """The folder of the edition that the tests of a file are about."""
    return ROOT


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The edition itself, without a problem."""
    made, problems = build_edition(ROOT)
    assert problems == []
    return made


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built strictly by the generator as `make site` builds it.

    scripts/test.sh builds it once for all workers and names it in EDITION_SITE.
    """
    if built := os.environ.get("EDITION_SITE"):
        return Path(built)
    out = tmp_path_factory.mktemp("built") / "site"
    build_site(out)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for all tests of a process."""
    path = find_browser()
    if path is None:
        missing("browser", "on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site, served."""
    with serve(site) as address:
        yield address


def build_site(out: Path, root: Path = ROOT, **environment: str) -> None:
    """Run `mkdocs build --strict` as a reader of the README would."""
    made = subprocess.run(
        [str(BIN / "mkdocs"), "build", "--strict", "--clean", "--site-dir", str(out)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


@pytest.fixture
def copy_of_edition(tmp_path: Path) -> Path:
    """A copy of the edition's own files that a test may spoil."""
    for folder in ("annotations", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path
