"""The ejected pages under MkDocs, ProperDocs and Zensical: the same texts, ids and files."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from built import reading_words, soup_of
from click.testing import CliRunner
from conftest import BIN, ROOT
from playwright.sync_api import Browser
from serving import serve

from edition.cli import main
from edition.publish.finish import finish_site

pytestmark = [pytest.mark.sweep, pytest.mark.xdist_group("generators")]

OTHERS = ("properdocs", "zensical")
OWN = {"__skip"}
"""Ids within an article that a generator's theme makes for itself."""
OWN_FILES = {"sitemap.xml", "sitemap.xml.gz"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The edition as each generator builds it, finished; nothing is wrong with any."""
    folder = tmp_path_factory.mktemp("generators")
    made = {name: _built(name, folder / name) for name in ("mkdocs", *OTHERS)}
    for name, site in made.items():
        assert finish_site(site) == [], name
    return made


def _built(name: str, folder: Path) -> Path:
    options = ["--zensical"] if name == "zensical" else []
    result = CliRunner().invoke(main, ["--root", str(ROOT), "eject", str(folder), *options])
    assert result.exit_code == 0, result.output
    # Zensical's strict build takes an example of a broken link, told in HTML, for one.
    strict = [] if name == "zensical" else ["--strict"]
    made = subprocess.run(
        [str(BIN / name), "build", "--clean", *strict],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr[-3000:]
    return folder / "site"


def files_of(site: Path) -> dict[str, Path]:
    return {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", OTHERS)
def test_the_texts_and_the_ids_are_the_same(sites: dict[str, Path], name: str) -> None:
    pages = {path for path in files_of(sites["mkdocs"]) if path.endswith(".html")}
    assert pages == {path for path in files_of(sites[name]) if path.endswith(".html")}
    for path in pages:
        first, second = soup_of(sites["mkdocs"] / path), soup_of(sites[name] / path)
        texts = [
            [(e.get("id"), reading_words(e)) for e in soup.select("[data-locus]")]
            for soup in (first, second)
        ]
        assert texts[0] == texts[1], path
        ids = [[e["id"] for e in soup.select("article [id]")] for soup in (first, second)]
        assert ids[0] == [id_ for id_ in ids[1] if id_ not in OWN], path


@pytest.mark.parametrize("name", OTHERS)
def test_downloads_and_search_are_the_same(sites: dict[str, Path], name: str) -> None:
    first, second = files_of(sites["mkdocs"]), files_of(sites[name])
    ours = [
        path
        for path in first
        if not path.endswith(".html")
        and path not in OWN_FILES
        and not path.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/"))
    ]
    assert any(path.startswith("downloads/") for path in ours)
    assert any(path.startswith("assets/search/") for path in ours)
    assert [path for path in ours if path not in second] == []
    assert [p for p in ours if first[p].read_bytes() != second[p].read_bytes()] == []


@pytest.mark.parametrize("name", OTHERS)
def test_a_reader_searches_and_opens_notes(
    browser: Browser, sites: dict[str, Path], name: str
) -> None:
    with serve(sites[name]) as address:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}search/?q=bureaucracy&in=text")
        count = page.wait_for_selector("[data-hit-count]", state="attached")
        assert count
        assert int(count.get_attribute("data-hit-count") or 0) > 20
        page.goto(f"{address}text/2/")
        page.locator("a.noteref").first.click()
        assert page.locator("details.note[open]").count() == 1
        assert [url for url in asked if not url.startswith(address)] == []


def test_every_generator_is_here() -> None:
    """They are in requirements-dev.txt; without them nothing above would be shown."""
    assert [name for name in OTHERS if shutil.which(name, path=str(BIN)) is None] == []
