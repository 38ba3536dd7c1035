"""The copy for reading without a server."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from built import soup_of
from click.testing import CliRunner

from edition.cli import main
from edition.publish.offline import make_offline, open_from_folder


@pytest.fixture(scope="session")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("offline") / "workers-opposition"
    make_offline(site, out)
    return out


def test_every_link_of_the_copy_leads_to_a_file(copy: Path) -> None:
    pages = {path: soup_of(path) for path in sorted(copy.rglob("*.html"))}
    ids = {path: {str(tag["id"]) for tag in soup.find_all(id=True)} for path, soup in pages.items()}
    broken = []
    for path, soup in pages.items():
        for tag in soup.find_all(["a", "link", "script", "img", "form"]):
            address = str(tag.get("href") or tag.get("src") or tag.get("action") or "")
            if not address or re.match(r"[a-z]+:", address):
                continue
            name, _, fragment = address.partition("#")
            name = name.partition("?")[0]
            target = (path.parent / name).resolve() if name else path
            if not target.is_file() or (fragment and fragment not in ids[target]):
                broken.append((path.relative_to(copy).as_posix(), address))
    assert broken == []


def test_the_copy_has_every_page_and_nothing_for_servers(copy: Path, site: Path) -> None:
    def pages(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}

    assert pages(copy) == pages(site) - {"404.html"}
    assert not list(copy.glob("sitemap*"))


def test_the_zip_is_the_same_whenever_it_is_made(copy: Path, site: Path, tmp_path: Path) -> None:
    again = make_offline(site, tmp_path / "workers-opposition")
    assert again.read_bytes() == copy.with_name("workers-opposition.zip").read_bytes()
    with ZipFile(again) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert all(name.startswith("workers-opposition/") for name in names)
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("to", "leads"),
    [
        ("../1/", "../1/index.html"),
        ("../1/#p1-2", "../1/index.html#p1-2"),
        ("../..", "../../index.html"),
        ("./?q=x#y", "./index.html?q=x#y"),
        ("#p2-1", "#p2-1"),
        ("?q=x", "?q=x"),
        ("../../a.csv", "../../a.csv"),
        ("../nowhere/", "../nowhere/"),
        ("../../../", "../../../"),
        ("https://example.org/", "https://example.org/"),
        ("/text/1/", "/text/1/"),
    ],
)
def test_links_to_folders_lead_to_their_page(tmp_path: Path, to: str, leads: str) -> None:
    for name in ("index.html", "text/1/index.html", "text/2/index.html", "a.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    made = open_from_folder(f'<a class="x" href="{to}">', "text/2/index.html", tmp_path)
    assert made == f'<a class="x" href="{leads}">'


def test_pages_of_any_name_are_copied(tmp_path: Path) -> None:
    """Only the theme's own folders of these names are for its search."""
    kept = {"workers/index.html", "text/lunr/index.html", "notes/robots.txt", "index.html"}
    gone = {"assets/javascripts/workers/search.js", "assets/javascripts/lunr/lunr.js"}
    gone |= {"robots.txt", "404.html", "sitemap.xml", "assets/stylesheets/main.css.map"}
    for name in kept | gone:
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).touch()
    out = tmp_path / "out"
    make_offline(tmp_path / "site", out)
    assert {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()} == kept


def test_what_lies_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine", encoding="utf-8")
    command = ["offline", str(tmp_path / "site"), str(tmp_path / "out")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "remove it first" in result.output
    assert (tmp_path / "out" / "mine").read_text(encoding="utf-8") == "mine"
