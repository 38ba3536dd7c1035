"""The CSL processor gives what a reader can find again."""

from __future__ import annotations

from edition import Edition
from edition.assemble.citations import Bibliography
from edition.read.body_syntax import Cited


def test_a_work_is_cited_with_its_page(edition: Edition) -> None:
    cited = edition.bibliography.cite([Cited("holt-1977", "p. 189"), Cited("carr-1950", "")])
    assert "189" in cited[0]
    assert cited[1].startswith("Carr")


def test_every_source_has_one_entry(edition: Edition) -> None:
    entries = edition.bibliography.entries
    assert sorted(e.id for e in entries) == sorted(edition.records.ids("source"))
    for entry in entries:
        title = edition.bibliography.items[entry.id]["title"]
        words = [w.strip("[]’‘,.:;!?()“”'") for w in str(title).split()][:2]
        assert all(word.casefold() in entry.html.unescape().casefold() for word in words), entry


def test_titles_stay_as_typed_and_stand_once(edition: Edition) -> None:
    entries = {e.id: e.html.striptags() for e in edition.bibliography.entries}
    report = entries["tenth-congress-1921"]
    assert "Stenograficheskii otchet" in report
    assert report.count("Stenograficheskii otchet") == 1
    assert not any("n.d.." in text for text in entries.values())


def test_an_empty_bibliography_has_no_entries() -> None:
    assert Bibliography([]).entries == []
