"""The list of addresses outside, and what is said of those that do not answer."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import ROOT

from edition import Edition, build_edition
from edition.authoring.link_check import (
    Outside,
    answer_of,
    copy_of,
    outside_links,
    silent,
    with_copies,
)
from edition.kinds.source import Source

COPY = "http://web.archive.org/web/20240102030405/http://one.test/a?b=c"
ARCHIVED = {"archived_snapshots": {"closest": {"status": "200", "available": True, "url": COPY}}}
GONE = {"archived_snapshots": {"closest": {"status": "404", "available": True, "url": COPY}}}
ARCHIVE = {"one": ARCHIVED, "two": {"archived_snapshots": {}}, "three": GONE, "four": ["odd"]}
"""What the archive says of http://one.test/a?b=c, http://two.test/, …"""


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        there, _, asked = self.path.partition("?url=")
        host = urlsplit(unquote(asked)).hostname or ""
        self.send_response(200 if there in ("/there", "/archive") else 404)
        self.end_headers()
        if there == "/archive":
            self.wfile.write(json.dumps(ARCHIVE[host.removesuffix(".test")]).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_every_address_of_the_bibliography_is_listed_once(edition: Edition) -> None:
    links = outside_links(edition)
    urls = [link.url for link in links]
    assert len(urls) == len(set(urls))
    cited = {entry.head.address for entry in edition.records.of(Source).values()} - {""}
    assert cited <= set(urls)
    for link in links:
        assert link.cited
    assert [url for url in urls if "example.org" in url or "`" in url] == []


def test_an_address_is_asked_as_it_is_linked(tmp_path: Path) -> None:
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
    assert [(link.url, link.cited) for link in outside_links(edition)] == [
        ("http://a.test/X_(Y)", ("annotations/notes/1/rope.md",)),
        ("http://b.test/X_(Y)", ("docs/a.md",)),
        ("http://c.test/", ("docs/a.md",)),
        ("http://d.test/%D0%96", ("docs/a.md",)),
        ("http://e.test/?f&g", ("docs/a.md",)),
    ]


def test_only_those_that_do_not_answer_are_told(host: str) -> None:
    there = Outside(f"{host}/there", ("a.yml",), "")
    gone = Outside(f"{host}/gone", ("b.yml",), "")
    nowhere = Outside("http://127.0.0.1:1/", ("c.yml",), "")
    output = dict(silent([there, gone, nowhere]))
    assert list(output) == [gone, nowhere]
    assert output[gone] == "answers 404"
    assert "refused" in output[nowhere]
    assert answer_of("no address") != ""


def test_copies_are_looked_for_where_none_is_known(host: str) -> None:
    urls = {name: f"http://{name}.test/" for name in ("two", "three", "four")}
    urls["one"] = "http://one.test/a?b=c"
    wanted = [Outside(urls[name], ("sources/a.yml", "b.md"), "") for name in sorted(urls)]
    known = Outside("http://known.test/", ("c.yml",), "https://copy.test/")
    in_a_note = Outside("http://note.test/", ("d.md",), "")
    found = with_copies(
        [known, *wanted, in_a_note], partial(copy_of, archive=f"{host}/archive?url=")
    )
    output = {link.url: (copy, finding) for link, copy, finding in found}
    assert output.keys() == set(urls.values())
    assert output[urls["one"]] == (COPY.replace("http:", "https:", 1), "")
    assert output[urls["two"]] == output[urls["three"]] == ("", "")
    assert "not understood" in output[urls["four"]][1]
    assert wanted[0].sources == ("sources/a.yml",)


def test_a_silent_archive_loses_nothing() -> None:
    wanted = [Outside(f"http://{n}.test/", ("a.yml",), "") for n in range(3)]
    ask = partial(copy_of, archive="http://127.0.0.1:1/")
    assert ["refused" in finding for _, _, finding in with_copies(wanted, ask)] == [True] * 3
