"""Records find their words in the text, in its order; for the others the message says why not."""

from __future__ import annotations

from typing import Any

import pytest
from small import hints_of, record, records_of, text_of

from edition.assemble.emend import Change
from edition.assemble.misplaced import MAX_FAR_SEARCHES
from edition.assemble.placing import (
    changes_of,
    check_commentaries,
    check_quoted_loci,
    cross_references_in_order,
    number_notes,
    place_apparatus,
    place_notes,
)
from edition.model.problems import Problem
from edition.model.text import Locus, Place, Ref, Span, Text
from edition.read.records import Entry

TEXT = text_of(
    "Title", "1. Bread", "The baker baked the bread.", "Bread and salt.", "2. Salt", "The salt."
)
NOTHING = text_of("Nothing")


def emendation(id_: str, **keys: Any) -> Entry[Any]:
    return record("apparatus", id_, **(keys if "reading" in keys else keys | {"reading": "rye"}))


def note(id_: str, **keys: Any) -> Entry[Any]:
    return record("note", id_, **keys)


def crossref(id_: str, **keys: Any) -> Entry[Any]:
    return record("cross-reference", id_, **keys)


def reported(problems: list[Problem]) -> list[tuple[str, int, str, str]]:
    return [(p.path.rpartition("/")[2], p.line, p.code, p.message) for p in problems]


# Apparatus


def test_apparatus_is_placed_in_the_order_of_the_text() -> None:
    entries = [
        emendation("e", at="2.1", quote="salt"),
        emendation("d", at="1.1", quote="The baker"),
        emendation("c", at="1.1", quote="The"),
        emendation("b", at="1.1", quote="The"),
        emendation("a", at="1.1", quote="bread"),
    ]
    placed, problems = place_apparatus(TEXT, records_of(*entries))
    assert problems == []
    assert [p.id for p in placed] == ["b", "c", "d", "a", "e"]
    assert placed[0].lemma == Place(Locus(1, 1), Span(0, 3), "The")
    assert placed[3].entry is entries[4]
    assert placed[3].lemma == Place(Locus(1, 1), Span(20, 25), "bread")


def test_an_entry_that_quotes_what_is_not_there_is_reported_and_left_out() -> None:
    entries = [emendation("a", at="1.1", quote="brod"), emendation("b", at="1.1", quote="bread")]
    placed, problems = place_apparatus(TEXT, records_of(*entries))
    assert [p.id for p in placed] == ["b"]
    message = "these words are not in the copy-text of 1.1"
    assert reported(problems) == [("a.md", 3, "not-in-copy-text", message)]


@pytest.mark.parametrize(
    ("at", "hints"),
    [("1.9", {"there are": "1.0 to 1.2"}), ("0.7", {"there are": "0.1 to 0.1"}), ("9.1", {})],
)
@pytest.mark.parametrize("kind", ["note", "apparatus"])
def test_a_paragraph_that_is_not_there_is_reported_with_those_that_are(
    kind: str, at: str, hints: dict[str, str]
) -> None:
    keys = {"reading": "rye"} if kind == "apparatus" else {}
    records = records_of(record(kind, "a", quote="bread", at=at, **keys))
    placed, problems = (
        place_notes(TEXT, TEXT, records) if kind == "note" else place_apparatus(TEXT, records)
    )
    assert placed == []
    assert reported(problems) == [("a.md", 3, "unknown-locus", f"there is no paragraph {at}")]
    found = hints_of(problems[0])
    assert found.pop("fix")
    assert found == hints


@pytest.mark.parametrize("kind", ["note", "apparatus"])
def test_a_record_in_the_folder_of_another_section_is_placed_and_reported(kind: str) -> None:
    keys = {"reading": "rye"} if kind == "apparatus" else {}
    entry = record(kind, "a", quote="salt", at="2.1", **keys)
    folder = entry.path.rpartition("/2/")[0]
    moved = Entry(entry.ref, f"{folder}/1/a.md", entry.head, "", 9, entry.lines)
    records = records_of(moved)
    if kind == "note":
        notes, problems = place_notes(TEXT, TEXT, records)
        assert [each[0] for each in notes] == [moved]
    else:
        placed, problems = place_apparatus(TEXT, records)
        assert [each.entry for each in placed] == [moved]
    message = f"it is about 2.1 and belongs at {folder}/2/a.md"
    assert reported(problems) == [("a.md", 3, "wrong-place", message)]
    assert problems[0].path == moved.path


def test_words_that_occur_several_times_are_reported() -> None:
    _, problems = place_apparatus(TEXT, records_of(emendation("a", at="1.1", quote="bake")))
    message = "these words occur 2 times in 1.1"
    assert reported(problems) == [("a.md", 3, "quote-not-unique", message)]
    chosen = emendation("a", at="1.1", quote="bake", occurrence="2")
    placed, problems = place_apparatus(TEXT, records_of(chosen))
    assert (problems, placed[0].lemma.span) == ([], Span(10, 14))


@pytest.mark.parametrize(
    "context", [{"prefix": "The"}, {"suffix": "r baked"}, {"occurrence": "1"}, {"prefix": "The "}]
)
def test_every_key_that_chooses_words_counts(context: dict[str, str]) -> None:
    placed, problems = place_apparatus(
        TEXT, records_of(emendation("a", at="1.1", quote="bake", **context))
    )
    assert (problems, placed[0].lemma.span) == ([], Span(4, 8))


# Changes


def changed(*entries: Entry[Any]) -> tuple[list[Change], list[Problem]]:
    placed, problems = place_apparatus(TEXT, records_of(*entries))
    assert problems == []
    return changes_of(placed)


def test_only_a_reading_changes_the_text_and_only_while_it_is_not_retired() -> None:
    changes, problems = changed(
        emendation("read", at="1.1", quote="bread", reading="rye"),
        emendation("gone", at="1.1", quote="The baker", reading=""),
        emendation("proposed", at="1.1", quote="baked", reading=None, conjecture="burnt"),
        emendation("witnessed", at="1.1", quote="the", reading=None, witnesses={"R": "a"}),
        emendation("retired", at="1.2", quote="salt", status="retired"),
    )
    assert problems == []
    assert changes == [
        Change("gone", Locus(1, 1), Span(0, 9), ""),
        Change("read", Locus(1, 1), Span(20, 25), "rye"),
    ]


def test_of_changes_that_overlap_the_first_counts_and_the_others_are_reported() -> None:
    changes, problems = changed(
        emendation("first", at="1.1", quote="The baker"),
        emendation("second", at="1.1", quote="baker baked"),
        emendation("third", at="1.1", quote="baked the"),
        emendation("apart", at="1.2", quote="salt"),
    )
    assert [change.id for change in changes] == ["first", "apart"]
    message = "these words of 1.1 are changed by annotations/apparatus/1/{}.md too"
    assert reported(problems) == [
        ("second.md", 3, "overlapping-emendations", message.format("first")),
        ("third.md", 3, "overlapping-emendations", message.format("second")),
    ]


def test_all_that_lie_within_one_change_are_reported() -> None:
    changes, problems = changed(
        emendation("whole", at="1.1", quote="The baker baked the bread"),
        emendation("one", at="1.1", quote="baker"),
        emendation("two", at="1.1", quote="baked"),
    )
    assert [change.id for change in changes] == ["whole"]
    assert [p.path for p in problems] == [
        "annotations/apparatus/1/one.md",
        "annotations/apparatus/1/two.md",
    ]


# Notes


def placed_notes(*entries: Entry[Any]) -> list[tuple[str, Place | None]]:
    found, problems = place_notes(TEXT, TEXT, records_of(*entries))
    assert problems == []
    return [(entry.id, place) for entry, place in found]


def test_notes_come_in_the_order_of_their_words_the_longer_and_then_the_id_first() -> None:
    found = placed_notes(
        note("z", at="2.1", quote="salt"),
        note("c", at="1.1", quote="The baker"),
        note("b", at="1.1", quote="The"),
        note("a", at="1.1", quote="The"),
        note("d", at="1.1", quote="bread"),
        note("old", at="1.1", quote="cake", status="retired"),
        note("older", at="1.1", quote="cake", status="retired"),
        note("next", at="1.2", quote="Bread"),
    )
    assert [id_ for id_, _ in found] == ["c", "a", "b", "d", "old", "older", "next", "z"]
    assert [place for id_, place in found if id_.startswith("old")] == [None, None]
    assert found[0][1] == Place(Locus(1, 1), Span(0, 9), "The baker")


def test_a_note_on_a_range_is_placed_in_the_paragraph_that_has_its_words() -> None:
    found = placed_notes(note("a", at="1.1-1.2", quote="and salt"))
    assert found == [("a", Place(Locus(1, 2), Span(6, 14), "and salt"))]


def test_words_in_two_paragraphs_of_a_range_are_not_one_place() -> None:
    _, problems = place_notes(TEXT, TEXT, records_of(note("a", at="1.1-1.2", quote="read")))
    message = "these words occur 2 times in 1.1–1.2"
    assert reported(problems) == [("a.md", 3, "quote-not-unique", message)]


def test_a_retired_note_whose_paragraph_never_was_is_reported() -> None:
    entry = note("a", at="1.9", quote="cake", status="retired")
    found, problems = place_notes(TEXT, TEXT, records_of(entry))
    assert found == []
    assert [p.code for p in problems] == ["unknown-locus"]


def test_a_note_that_quotes_what_was_emended_is_sent_to_the_copy_text() -> None:
    reading = text_of("Title", "1. Bread", "The baker burnt the bread.")
    entry = note("a", at="1.1", quote="baker baked")
    _, (problem,) = place_notes(reading, TEXT, records_of(entry))
    assert (problem.code, problem.line) == ("quote-not-found", 3)
    assert problem.message == "these words are not in 1.1"
    assert hints_of(problem)["copy-text"].startswith("these words are in the copy-text")


def test_what_follows_a_problem_is_placed_all_the_same() -> None:
    entries = [
        note("a", at="1.1", quote="cake"),
        note("b", at="1.1", quote="bread"),
        note("c", at="1.1", quote="pie"),
        note("d", at="1.2", quote="salt"),
    ]
    found, problems = place_notes(TEXT, TEXT, records_of(*entries))
    assert [entry.id for entry, _ in found] == ["b", "d"]
    assert [p.path[-4:] for p in problems] == ["a.md", "c.md"]
    retired = note("a", at="1.1", quote="cake", status="retired")
    found, _ = place_notes(TEXT, TEXT, records_of(retired, *entries[1:]))
    assert [entry.id for entry, _ in found] == ["b", "a", "d"]


def test_notes_are_numbered_section_by_section() -> None:
    entries = [
        note("a", at="1.1", quote="The"),
        note("b", at="1.2", quote="salt"),
        note("c", at="1.2", quote="pie", status="retired"),
        note("d", at="2.1", quote="salt"),
        note("e", at="2.1", quote="pie", status="retired"),
    ]
    found, _ = place_notes(TEXT, TEXT, records_of(*entries))
    numbered = number_notes(found)
    assert [(n.id, n.number) for n in numbered] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 1),
        ("e", 2),
    ]
    assert [n.lemma for n in numbered] == [place for _, place in found]
    assert [n.entry for n in numbered] == entries


def test_a_note_on_a_title_line_is_number_one() -> None:
    found, _ = place_notes(TEXT, TEXT, records_of(note("a", at="0.1", quote="Title")))
    assert [n.number for n in number_notes(found)] == [1]


# How long words are sought elsewhere


@pytest.mark.parametrize("kind", ["note", "apparatus", "cross-reference"])
def test_after_many_problems_words_are_not_sought_in_the_whole_text(kind: str) -> None:
    keys: dict[str, Any] = {"at": "2.1", "quote": "Bread"}
    if kind == "apparatus":
        keys["reading"] = "rye"
    if kind == "cross-reference":
        keys = {"from": "2.1", "to": "1.1", "relation": "echoes", "from_quote": "Bread"}
    records = records_of(*(record(kind, f"n{n}", **keys) for n in range(MAX_FAR_SEARCHES + 1)))
    problems = {
        "note": lambda: place_notes(TEXT, TEXT, records)[1],
        "apparatus": lambda: place_apparatus(TEXT, records)[1],
        "cross-reference": lambda: check_quoted_loci(TEXT, records),
    }[kind]()
    elsewhere = [hints_of(problem)["elsewhere"] for problem in problems]
    assert elsewhere[:-1] == ["the same words occur in 1.0, 1.2"] * MAX_FAR_SEARCHES
    assert elsewhere[-1].startswith("not sought")


# Cross-references


@pytest.mark.parametrize(
    ("keys", "line", "place"),
    [
        ({"from_quote": "cake"}, 4, "1.1"),
        ({"to_quote": "cake"}, 4, "1.2"),
        ({"from_quote": "Bread and salt"}, 4, "1.1"),
        ({"to_quote": "The baker"}, 4, "1.2"),
    ],
)
def test_the_quote_of_an_end_must_be_in_its_passage(
    keys: dict[str, str], line: int, place: str
) -> None:
    entry = crossref("a", from_="1.1", to="1.2", **keys)
    message = f"these words are not in {place}"
    problems = check_quoted_loci(TEXT, records_of(entry))
    assert reported(problems) == [("a.md", line, "quote-not-found", message)]


def test_both_ends_are_checked_and_all_cross_references() -> None:
    first = crossref("a", from_="1.1", to="1.2", from_quote="cake", to_quote="pie")
    second = crossref("b", from_="1.1", to="1.2", to_quote="tea")
    problems = check_quoted_loci(TEXT, records_of(first, second))
    assert [(p.path[-4:], p.line) for p in problems] == [("a.md", 4), ("a.md", 5), ("b.md", 4)]


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"from_quote": "the bread", "to_quote": "and"},
        {"from_quote": "the", "to_quote": "a"},  # several times is no problem: the passage is meant
        {"from_": "1.1-1.2", "from_quote": "Bread and"},
        {"from_": "1.9", "from_quote": "cake"},  # that is reported by the links
    ],
)
def test_a_cross_reference_is_valid(keys: dict[str, str]) -> None:
    entry = crossref("a", **({"from_": "1.1", "to": "1.2"} | keys))
    assert check_quoted_loci(TEXT, records_of(entry)) == []


def test_cross_references_come_in_the_order_of_the_text() -> None:
    entries = [
        crossref("e", from_="2.1", to="1.1"),
        crossref("d", from_="1.2", to="1.1"),
        crossref("c", from_="1.1", to="2.1"),
        crossref("b", from_="1.1", to="1.2"),
        crossref("a", from_="1.1", to="1.2"),
        crossref("x", from_="1.9", to="1.2"),
        crossref("y", from_="1.1", to="1.9"),
    ]
    found = cross_references_in_order(TEXT, records_of(*entries))
    assert [entry.id for entry in found] == ["a", "b", "c", "d", "e"]


# Commentaries


def commentary(id_: str) -> Entry[Any]:
    return record("commentary", id_)


def test_a_commentary_is_named_after_a_section() -> None:
    records = records_of(commentary("1"), commentary("3"), commentary("two"))
    problems = check_commentaries(TEXT, records)
    assert [(p.path, p.line, p.code, p.message) for p in problems] == [
        ("annotations/commentary/3.md", 1, "bad-file-name", "there is no section `3`"),
        ("annotations/commentary/two.md", 1, "bad-file-name", "there is no section `two`"),
    ]
    fix = "Rename the file to the number of its section: 1, 2."
    assert [hints_of(p)["fix"] for p in problems] == [fix, fix]


@pytest.mark.parametrize(("text", "reported"), [(TEXT, 1), (NOTHING, 0)])
def test_a_text_without_sections_is_no_problem_of_its_commentaries(
    text: Text, reported: int
) -> None:
    assert len(check_commentaries(text, records_of(commentary("9")))) == reported


def test_ids_are_unique_only_within_their_kind() -> None:
    entries = [note("a", at="1.1", quote="bread"), emendation("a", at="1.1", quote="bread")]
    records = records_of(*entries)
    assert [p.entry.ref for p in place_apparatus(TEXT, records)[0]] == [Ref("apparatus", "a")]
    assert [e.ref for e, _ in place_notes(TEXT, TEXT, records)[0]] == [Ref("note", "a")]
