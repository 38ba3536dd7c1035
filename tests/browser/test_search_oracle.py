"""The search in a real browser finds what a scan finds; rule by rule it is asked in Node."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser
from search_oracle import Scan, Tree

from edition import Edition
from edition.render.renderer import Renderer
from edition.search.units import units

QUESTIONS: list[tuple[str, Tree]] = [
    ('"bureaucracy"', "bureaucracy"),
    ('"KNIGHTS of bureaucracy"', "knights of bureaucracy"),
    ('"self‑activity of the masses"', "self activity of the masses"),
    ('"the workers’ opposition"', "the workers' opposition"),
    ('"self-activity" "masses"', ("every", ["self activity", "masses"], [])),
    ('"self-activity" -"masses"', ("every", ["self activity"], ["masses"])),
    ('"soviet" NOT "institutions"', ("every", ["soviet"], ["institutions"])),
    ('"red tape" OR "formalism"', ("any", ["red tape", "formalism"])),
    ('("party" | "unions") "centre"', ("every", [("any", ["party", "unions"]), "centre"], [])),
    ('"Троцкий"', "Троцкий"),
    ('"no such words are here"', "no such words are here"),
    ('"party" OR "the party"', ("any", ["party", "the party"])),
]


@pytest.fixture(scope="module")
def answers(browser: Browser, address: str) -> list[dict[str, Any]]:
    """What the real script says of the real files, in a real browser."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}search/")
    page.wait_for_function("window.editionSearch")
    found: list[dict[str, Any]] = page.evaluate(
        "(queries) => Promise.all(queries.map((query) => editionSearch.search(query)))",
        [query for query, _ in QUESTIONS],
    )
    context.close()
    return found


def test_a_dozen_questions_find_what_a_scan_finds(
    answers: list[dict[str, Any]], edition: Edition
) -> None:
    scan = Scan(units(Renderer(edition)))
    for (query, tree), answer in zip(QUESTIONS, answers, strict=True):
        hits = {(hit["unit"], hit["from"], hit["to"]) for hit in answer["hits"]}
        assert hits == scan.answer(tree), query
        assert len(hits) == len(answer["hits"]), query
    found = [query for (query, _), answer in zip(QUESTIONS, answers, strict=True) if answer["hits"]]
    assert len(found) == len(QUESTIONS) - 1, "all but one are there"
