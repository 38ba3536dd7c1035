"""The list of addresses outside, and what is said of those that do not answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from edition import Edition
from edition.desk.outside import Outside, answer_of, outside_links, silent
from edition.schema import Source


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/there" else 404)
        self.end_headers()

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


def test_only_those_that_do_not_answer_are_told(host: str) -> None:
    there = Outside(f"{host}/there", ("a.yml",), "")
    gone = Outside(f"{host}/gone", ("b.yml",), "")
    nowhere = Outside("http://127.0.0.1:1/", ("c.yml",), "")
    told = dict(silent([there, gone, nowhere]))
    assert list(told) == [gone, nowhere]
    assert told[gone] == "answers 404"
    assert "refused" in told[nowhere]
    assert answer_of("no address") != ""
