"""Files at the top of the site, with and without an address."""

from __future__ import annotations

import re
import urllib.robotparser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import build_site

from edition import Edition, Settings, site_files

SITE = "https://example.org/edition/"
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
LICENCE = re.compile(r"https?://(?:creativecommons\.org|spdx\.org)/licenses/[^\s\"<>\\)]*")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built for an address."""
    out = tmp_path_factory.mktemp("published") / "site"
    build_site(out, SITE_URL=SITE)
    return out


@pytest.mark.sweep
def test_the_sitemap_lists_every_page_on_the_day_of_the_version(
    published: Path, edition: Edition
) -> None:
    tree = ET.parse(published / "sitemap.xml")
    places = [str(loc.text) for loc in tree.iterfind(".//s:loc", NS)]
    pages = {p.parent.relative_to(published).as_posix() for p in published.rglob("index.html")}
    assert set(places) == {SITE + ("" if page == "." else f"{page}/") for page in pages}
    assert {day.text for day in tree.iterfind(".//s:lastmod", NS)} == {edition.config.issued}


@pytest.mark.sweep
def test_robots_find_the_sitemap_and_may_read_everything(published: Path) -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((published / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.can_fetch("anyone", SITE + "text/2/")
    assert robots.site_maps() == [SITE + "sitemap.xml"]


def test_without_an_address_there_is_no_sitemap(site: Path) -> None:
    assert not list(site.glob("sitemap.xml*"))
    assert "Sitemap" not in (site / "robots.txt").read_text(encoding="utf-8")


def test_humans_are_named(edition: Edition) -> None:
    files = {f.uri: f.content for f in site_files(edition, Settings(site_url=SITE), release=False)}
    content = files["humans.txt"]
    assert isinstance(content, bytes)
    text = content.decode("utf-8")
    assert "The editors: editors of this edition\n" in text
    assert f"Author: {edition.config.author}\n" in text
    assert "Anonymous" not in text  # signs nothing


@pytest.mark.sweep
def test_the_licence_has_one_address(edition: Edition) -> None:
    output: dict[str, list[str]] = {}
    for file in site_files(edition, Settings(site_url=SITE)):
        text = file.data.decode("utf-8", "replace")
        for address in LICENCE.findall(text):
            output.setdefault(address, []).append(file.uri)
    assert edition.config.licence == "CC-BY-SA-4.0"
    of_citation_style = output.pop("https://creativecommons.org/licenses/by-sa/3.0/")
    assert set(of_citation_style) == {"rights.md", "downloads/edition.pdf"}  # the page, in the book
    assert output.keys() == {"https://creativecommons.org/licenses/by-sa/4.0/"}
    named = {uri for uris in output.values() for uri in uris}
    assert named >= {"index.md", "downloads/glossary.ttl", "downloads/edition.tei.xml"}
