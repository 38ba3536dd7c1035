"""The list of the addresses that the edition cites."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner
from conftest import ROOT

from edition import Edition, build_edition
from edition.authoring.cited_addresses import cited_addresses
from edition.cli import main
from edition.kinds.source import Source


def test_every_address_of_the_bibliography_is_listed_once(edition: Edition) -> None:
    links = cited_addresses(edition)
    urls = [link.url for link in links]
    assert len(urls) == len(set(urls))
    cited = {entry.head.address for entry in edition.records.of(Source).values()} - {""}
    assert cited <= set(urls)
    for link in links:
        assert link.cited
    assert [url for url in urls if "example.org" in url or "`" in url] == []


def test_an_address_is_listed_as_it_is_linked(tmp_path: Path) -> None:
    root = shutil.copytree(ROOT / "tests/problems/_base", tmp_path / "edition")
    note = root / "annotations/notes/1/rope.md"
    note.write_text(f"{note.read_text('utf-8').rstrip()} See [it](http://a.test/X_(Y)).\n", "utf-8")
    (root / "docs/a.md").write_text(
        "[b](http://b.test/X_(Y)), <http://c.test/>, [d][d], `http://code.test/`.\n\n"
        '<p><a class="x" href="http://e.test/?f&amp;g">e</a></p>\n\n[d]: http://d.test/Ж\n',
        "utf-8",
    )
    edition, problems = build_edition(root)
    assert problems == []
    assert [(link.url, link.cited) for link in cited_addresses(edition)] == [
        ("http://a.test/X_(Y)", ("annotations/notes/1/rope.md",)),
        ("http://b.test/X_(Y)", ("docs/a.md",)),
        ("http://c.test/", ("docs/a.md",)),
        ("http://d.test/%D0%96", ("docs/a.md",)),
        ("http://e.test/?f&g", ("docs/a.md",)),
    ]


def test_the_list_names_the_archived_copies(tmp_path: Path) -> None:
    root = shutil.copytree(ROOT / "tests/problems/_base", tmp_path / "edition")
    source = root / "annotations/sources/river-1901.yml"
    added = 'URL: http://a.test/x\narchive: "https://copy.test/http://a.test/x"\n'
    source.write_text(source.read_text("utf-8") + added, "utf-8")
    result = CliRunner().invoke(main, ["--root", str(root), "links"])
    row = "<http://a.test/x> | <https://copy.test/http://a.test/x> | annotations/sources/river-1901"
    assert row in result.output
