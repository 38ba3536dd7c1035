"""The pictures: every mark is a link, nothing overlaps, the same stands in words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from built import soup_of

from edition import Edition


def links_of(site: Path, page: str, picture: str) -> list[Tag]:
    svg = soup_of(site / page / "index.html").select_one(f"svg.{picture}")
    assert svg
    assert svg.get("aria-label")
    return list(svg.find_all("a"))


def test_the_timeline_shows_every_dated_event_once(site: Path, edition: Edition) -> None:
    links = links_of(site, "timeline", "time")
    shown = [str(a["href"]).partition("#event-")[2] for a in links]
    assert sorted(shown) == sorted(edition.records.ids("event"))
    rows = [int(a.find_all("text")[0]["y"]) for a in links]
    assert all(b - a >= 18 for a, b in pairwise(rows))
    table = soup_of(site / "timeline/index.html").select("table.timeline tbody tr")
    assert len(table) == len(shown)


def test_the_web_shows_every_reference_between_paragraphs(site: Path, edition: Edition) -> None:
    page = soup_of(site / "cross-references/index.html")
    arcs = [a for a in links_of(site, "cross-references", "web") if a.find("path")]
    shown = {str(a["href"]).removeprefix("#x-") for a in arcs}
    wanted = {
        e.id
        for e in edition.cross_references
        if e.head.from_.first.paragraph and e.head.to.first.paragraph and e.head.to.first.section
    }
    assert shown == wanted
    assert all(a.get("aria-label") for a in arcs)
    assert {str(entry["id"]) for entry in page.select("article.entry")} >= {f"x-{i}" for i in shown}


def test_the_stemma_tells_sure_lines_from_guesses(site: Path, edition: Edition) -> None:
    page = soup_of(site / "text-and-transmission/index.html")
    svg = page.select_one("svg.stemma")
    assert svg
    assert {a.select("text.siglum")[0].get_text() for a in svg.find_all("a")} == set(
        edition.records.ids("witness")
    )
    descents = [e.head for e in edition.records.ids("witness").values() if e.head.copies]
    guesses = sum(head.certainty not in ("verified", "standard") for head in descents)
    assert len(svg.select("path.line")) == len(descents)
    assert len(svg.select("path.conjectural")) == guesses
    words = page.select(".stemma-figure li")
    assert sum("probably copies" in li.get_text() for li in words) == guesses


def test_the_strip_has_a_tick_for_each_entry(site: Path, edition: Edition) -> None:
    for section in edition.sections():
        page = soup_of(site / f"text/{section.number}/index.html")
        for passage in section.paragraphs:
            row = page.find(id=passage.locus.anchor)
            assert isinstance(row, Tag)
            parent = row.parent
            assert isinstance(parent, Tag)
            ticks = parent.select("a.strip rect")
            entries = edition.apparatus_by_locus.get(passage.locus, [])
            assert len(ticks) == len(entries)
            for tick in ticks:
                assert 0 <= int(str(tick["y"])) <= 100 - int(str(tick["height"]))


def test_the_counts_on_the_page_are_those_of_the_edition(site: Path, edition: Edition) -> None:
    page: BeautifulSoup = soup_of(site / "about-the-annotations/index.html")
    table = {
        row.find_all("th")[0].get_text(): int(row.find_all("td")[0].get_text())
        for row in page.select(".statistics tbody tr")
    }
    assert table["Notes"] == len(edition.notes) >= 180
    assert table["Glossary headwords"] >= 50
    assert table["Cross-references"] >= 40
    assert table["Events"] >= 37
    assert table["Sources"] >= 60
    assert table["Commentaries"] == 5
    assert re.search(r"\d+ \(\d+ %\)", page.get_text())
