"""What the built pages promise: the texts, the records, the links, the policy.

Long, because all of it reads one built site, which takes seconds to make.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from built import copy_words, reading_words, soup_of
from click.testing import CliRunner
from conftest import ROOT, build_site

from edition import Edition, site_files
from edition.cli import main
from edition.kinds.table import KINDS
from edition.model.text import Locus


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """All built pages by their address within the site."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): soup_of(path)
        for path in sorted(site.rglob("*.html"))
    }


def text_pages(edition: Edition) -> list[str]:
    return [f"text/{section.number}/" for section in edition.sections()]


def test_every_paragraph_is_the_reading_text(
    pages: dict[str, BeautifulSoup], edition: Edition
) -> None:
    for address in [*text_pages(edition), "text/"]:
        shown = {
            str(p["data-locus"]): reading_words(p) for p in pages[address].select("[data-locus]")
        }
        wanted = {
            str(p.locus): p.text
            for p in edition.reading_text.passages()
            if address == "text/" or address == f"text/{p.locus.section}/"
        }
        assert shown == wanted


def test_put_back_every_paragraph_is_the_copy_text(
    pages: dict[str, BeautifulSoup], edition: Edition
) -> None:
    for address in [*text_pages(edition), "text/"]:
        for element in pages[address].select("[data-locus]"):
            locus = Locus.parse(str(element["data-locus"]))
            assert locus
            assert copy_words(element) == edition.copy_text.by_locus[locus].text


def test_paragraphs_have_their_ids(pages: dict[str, BeautifulSoup], edition: Edition) -> None:
    for section in edition.sections():
        shown = pages[f"text/{section.number}/"].select(".para")
        assert [p["id"] for p in shown] == [p.locus.anchor for p in section.paragraphs]


def test_emended_places_are_whole_and_outermost(
    pages: dict[str, BeautifulSoup], edition: Edition
) -> None:
    shown = [e for address in text_pages(edition) for e in pages[address].select(".emended")]
    in_sections = [e for e in edition.emendations if e.locus.section]
    assert [e["data-apparatus"] for e in shown] == [e.id for e in in_sections]
    for element, emendation in zip(shown, in_sections, strict=True):
        assert reading_words(element) == emendation.reading_text
        assert element.find_parent(["span", "a"]) is None


def test_every_lemma_leads_to_its_note_and_back(
    pages: dict[str, BeautifulSoup], edition: Edition
) -> None:
    for note in edition.notes:
        page = pages[f"text/{note.locus.section}/" if note.locus.section else "text/"]
        shown = page.select(f'[id="n-{note.id}"]')
        assert len(shown) == 1
        assert "note" in shown[0].get_attribute_list("class")
        assert shown[0]["data-kind"] == note.entry.head.kind
        assert shown[0]["data-certainty"] == note.entry.head.certainty
        assert note.lemma
        words = page.select(f'.lemma[data-notes~="{note.id}"]')
        assert "".join(map(reading_words, words)) == note.lemma.words
        mark = page.select_one(f'a.noteref[href="#n-{note.id}"]')
        assert mark
        assert shown[0].select_one(f'a[href="#{mark["id"]}"]')


def test_every_record_is_where_it_belongs(
    pages: dict[str, BeautifulSoup], edition: Edition
) -> None:
    for entry in edition.records:
        kind = entry.ref.kind
        if kind == "note":
            assert pages["notes/"].find(id=f"n-{entry.id}")
        elif kind == "commentary":
            assert pages[f"text/{entry.id}/"].find(id="commentary")
        else:
            page, prefix = KINDS[kind].page, KINDS[kind].prefix
            assert pages[page].find(id=f"{prefix}-{entry.id}"), entry.path


def test_glossary_words_are_linked_once_in_each_section(
    pages: dict[str, BeautifulSoup], edition: Edition
) -> None:
    for section in edition.sections():
        page = pages[f"text/{section.number}/"]
        linked = [str(a["href"]).partition("#term-")[2] for a in page.select(".para a.term")]
        mentioned = {
            m.ref.id
            for m in edition.mentions
            if m.ref.kind == "term" and m.place.locus.section == section.number
        }
        assert sorted(linked) == sorted(mentioned)


def test_every_occurrence_of_a_headword_is_linked_back(
    pages: dict[str, BeautifulSoup], edition: Edition
) -> None:
    for ref, mentions in edition.mentions_by_ref.items():
        page, prefix = KINDS[ref.kind].page, KINDS[ref.kind].prefix
        entry = pages[page].find(id=f"{prefix}-{ref.id}")
        assert isinstance(entry, Tag)
        # What stands within a longer headword belongs to that one, and is listed here as well.
        links = entry.select(".contexts li:not(.within) > a")
        assert [a.get_text() for a in links] == [str(m.place.locus) for m in mentions]


def test_every_link_and_fragment_resolves(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    """Written anew here, so that the engine's own check is checked."""
    ids = {url: {str(t["id"]) for t in page.find_all(id=True)} for url, page in pages.items()}
    broken = []
    for url, page in pages.items():
        if url == "404.html":
            continue
        folder = (site / url) if url.endswith("/") or not url else (site / url).parent
        for tag in page.find_all(["a", "link", "script", "img"]):
            address = str(tag.get("href") or tag.get("src") or "")
            if not address or re.match(r"[a-z]+:", address):
                continue
            path, _, fragment = address.partition("#")
            target = (folder / path.partition("?")[0]).resolve() if path else (site / url).resolve()
            file = target / "index.html" if target.is_dir() else target
            if not file.is_file():
                broken.append((url, address))
            elif fragment:
                name = file.relative_to(site.resolve()).as_posix().removesuffix("index.html")
                if fragment not in ids[name]:
                    broken.append((url, address))
    assert broken == []


def test_no_id_stands_twice_in_a_page(pages: dict[str, BeautifulSoup]) -> None:
    for url, page in pages.items():
        found = [str(tag["id"]) for tag in page.select("article [id]")]
        assert len(found) == len(set(found)), url


def test_the_policy_allows_the_scripts_of_the_theme_and_no_other(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    """Written anew here: each script must be on the list, and each hash that of such a script."""
    listed = yaml.safe_load((ROOT / "scripts/edition/publish/theme_scripts.yml").read_bytes())
    known = {row["sha256"] for row in listed}
    for url, page in pages.items():
        meta = page.select("meta[http-equiv]")
        assert [tag["http-equiv"] for tag in meta] == ["Content-Security-Policy"], url
        policy = str(meta[0]["content"])
        assert "unsafe" not in policy
        assert "http:" not in policy
        data = {"application/json", "application/ld+json"}
        inline = [
            script.get_text()
            for script in page.find_all("script", src=False)
            if script.get("type") not in data
        ]
        scopes = [re.sub(r'new URL\("[./]*",', 'new URL("{base}",', code) for code in inline]
        assert {hashlib.sha256(code.encode()).hexdigest() for code in scopes} <= known, url
        digests = [base64.b64encode(hashlib.sha256(code.encode()).digest()) for code in inline]
        allowed = re.findall(r"'sha256-([^']+)'", policy)
        assert sorted(allowed) == sorted(digest.decode() for digest in digests), url
        assert not page.select("[style], style, [onclick], [onload], base, iframe"), url


@pytest.mark.sweep
def test_a_build_elsewhere_and_at_another_time_gives_the_same_bytes(
    site: Path, tmp_path: Path
) -> None:
    """Another folder, zone, order of hashes, age of every file, empty cache; the same history."""
    other = tmp_path / "elsewhere" / "a copy"
    left_out = shutil.ignore_patterns(
        ".venv", "site", "offline", "node_modules", "__pycache__", ".*_cache", "*.egg-info"
    )
    shutil.copytree(ROOT, other, ignore=left_out, symlinks=True)
    for path in other.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            os.utime(path, (1_000_000_000, 1_000_000_000))
    again = tmp_path / "again"
    changed = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    changed["EDITION_CACHE"] = str(tmp_path / "cache")
    build_site(again, root=other, PYTHONPATH=str(other / "scripts"), **changed)
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []


@pytest.mark.sweep
def test_a_fork_has_its_own_addresses(tmp_path: Path) -> None:
    build_site(
        tmp_path / "fork",
        SITE_URL="https://example.org/fork/",
        REPO_URL="https://github.com/someone/fork",
    )
    page = soup_of(tmp_path / "fork" / "text/2/index.html")
    edit = page.select_one("details.note a.file")
    assert edit
    assert str(edit["href"]).startswith(
        "https://github.com/someone/fork/edit/main/annotations/notes/2/"
    )
    canonical = page.select_one('link[rel="canonical"]')
    assert canonical
    assert canonical["href"] == "https://example.org/fork/text/2/"


def test_without_a_repository_there_is_no_edit_link(pages: dict[str, BeautifulSoup]) -> None:
    assert not any(page.select("a.file, .page-file") for page in pages.values())


@pytest.mark.sweep
def test_any_folder_builds_and_problems_do_not_stop_it(copy_of_edition: Path) -> None:
    note = copy_of_edition / "annotations/notes/2/birds.md"
    note.write_text(note.read_text(encoding="utf-8").replace("at: 2.3", "at: 2.33"), "utf-8")
    out = copy_of_edition / "out"
    before = os.environ.get("SOURCE_DATE_EPOCH")
    result = CliRunner().invoke(main, ["--root", str(copy_of_edition), "build", str(out)])
    assert result.exit_code == 1
    assert "annotations/notes/2/birds.md:2: unknown-locus" in result.output
    assert os.environ.get("SOURCE_DATE_EPOCH") == before, "a later build would bear this one’s date"
    page = soup_of(out / "text/2/index.html")
    assert page.find(id="n-birds") is None
    assert page.find(id="p2-3")
    assert (out / "assets/edition.css").is_file()


def test_a_folders_own_configuration_cannot_run_code(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/sample", tmp_path, dirs_exist_ok=True)
    (tmp_path / "evil.py").write_text("open('ran', 'w')", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Mine\nhooks: [evil.py]\nx: !!python/object/apply:os.mkdir [ran]\n", "utf-8"
    )
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "build", str(out)])
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "ran").exists()
    assert not Path("ran").exists()
    assert "Mine" in (out / "index.html").read_text(encoding="utf-8")


@pytest.mark.sweep
def test_the_ejected_site_builds_without_the_hooks(site: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(ROOT), "eject", str(tmp_path / "plain")])
    assert result.exit_code == 0, result.output
    build_site(tmp_path / "site", root=tmp_path / "plain")
    result = CliRunner().invoke(main, ["finish", str(tmp_path / "site")])
    assert result.exit_code == 0, result.output
    for address in ("text/2/index.html", "glossary/index.html", "downloads/apparatus.json"):
        assert (tmp_path / "site" / address).read_text() == (site / address).read_text(), address


def test_serving_goes_without_the_exports(edition: Edition) -> None:
    full = {file.uri for file in site_files(edition)}
    served = {file.uri for file in site_files(edition, release=False)}
    assert served < full
    left_out = full - served
    assert {uri.split("/")[0] for uri in left_out} == {"downloads", "dts"}
    assert "downloads/reading-text.txt" in served
