"""Heads are read as strings, with lines; records are loaded whole or reported."""

from __future__ import annotations

from pathlib import Path

from edition import Edition, build_edition
from edition.authoring.word_counts import render_stats
from edition.kinds.note import Note
from edition.model.text import Locus
from edition.read.front_matter import read_document


def test_scalars_stay_strings_and_lines_are_known() -> None:
    head = b"---\nat: 2.10\nby: [no, 1e3]\ndate: 2026-01-01\nquote: yes\n---\n\nBody.\nMore.\n"
    document, problems = read_document(head, "x.md")
    assert problems == []
    assert document
    assert document.fields == {
        "at": "2.10",
        "by": ["no", "1e3"],
        "date": "2026-01-01",
        "quote": "yes",
    }
    assert document.lines == {"at": 2, "by": 3, "date": 4, "quote": 5}
    assert (document.body, document.body_line) == ("Body.\nMore.", 8)


def test_notes_are_numbered_in_the_order_of_the_text(edition: Edition) -> None:
    for section in edition.sections():
        notes = [n for n in edition.notes if n.locus.section == section.number]
        assert [n.number for n in notes] == list(range(1, len(notes) + 1))
        places = [(n.locus, n.lemma.span.start) for n in notes if n.lemma]
        assert places == sorted(places)


def test_a_retired_note_keeps_its_anchor_and_nothing_else(edition: Edition) -> None:
    sample, _ = build_edition(Path(__file__).parent / "sample")
    note = sample.notes_by_id["withdrawn"]
    assert note.lemma is None
    assert note.locus == Locus(1, 2)


def test_the_scholarship_is_there(edition: Edition) -> None:
    """What the edition promises its readers on the title page and in the README."""
    count = {kind: len(edition.records.ids(kind)) for kind in ("note", "term", "source")}
    assert count["note"] >= 60
    assert count["term"] >= 30
    assert count["source"] >= 35
    assert len(edition.cross_references) >= 18
    assert len({n.entry.head.kind for n in edition.notes}) >= 8
    for section in edition.sections():
        assert str(section.number) in edition.records.ids("commentary")
        assert sum(n.locus.section == section.number for n in edition.notes) >= 8


def test_every_headword_stands_in_the_text_or_in_a_note(edition: Edition) -> None:
    for entry in edition.records.ids("term").values():
        assert edition.mentions_by_ref.get(entry.ref) or edition.backlinks.get(entry.ref), entry.id


def test_what_is_verified_names_its_source(edition: Edition) -> None:
    for entry in edition.records.of(Note).values():
        if entry.head.certainty in ("verified", "standard"):
            assert entry.head.sources, entry.path


def test_statistics_count_every_kind(edition: Edition) -> None:
    shown = render_stats(edition)
    for what in ("note records", "emendations in the reading text", "notes on section 5"):
        assert what in shown
