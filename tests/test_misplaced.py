"""Words that are not where a record says: the message tells the author what to write instead."""

from __future__ import annotations

from typing import Any

import pytest
from small import hints_of, record, text_of

from edition.assemble.anchoring import locate
from edition.assemble.misplaced import not_found, not_unique
from edition.model.problems import Problem
from edition.model.text import Locus, LocusRange, Place, Quote, Text

TEXT = text_of("1. Bread", "The baker baked the bread.", "No bread, no salt.", "Bread again.")
COPY = text_of("1. Bread", "The baker burnt the bread.", "No bread, no salt.")
COPIED = "Copy the words from the page, exactly as printed."


def missing(
    exact: str,
    at: str = "1.1",
    key: str = "quote",
    code: str = "quote-not-found",
    far: bool = True,
    other: Text | None = None,
    **choice: Any,
) -> Problem:
    loci = LocusRange.parse(at)
    assert loci
    return not_found(TEXT, ENTRY, key, Quote(exact, **choice), loci, code, far, other)


ENTRY = record("note", "a", at="1.1", quote="x")


@pytest.mark.parametrize(
    ("quote", "at", "hints"),
    [
        ("baker backed", "1.1", {"nearest": "baker baked (1.1, 92 % alike)"}),
        ("Baker Baked", "1.1", {"nearest": "baker baked (1.1, capitals count)"}),
        (" Baker  baked ", "1.1", {"nearest": "baker baked (1.1, capitals count)"}),
        ("quarterly", "1.1", {}),
        (
            "no salt",
            "1.1",
            {
                "elsewhere": "the same words occur in 1.2",
                "fix": "Correct `at`, or copy words of this paragraph.",
            },
        ),
        # Of the passages of a range the nearest words are shown.
        ("no sallt", "1.1-1.2", {"nearest": "no salt (1.1–1.2, 88 % alike)"}),
        ("baker bake the", "1.1-1.2", {"nearest": "baker baked the (1.1–1.2, 93 % alike)"}),
    ],
)
def test_what_is_not_there_is_reported_with_what_is_like_it(
    quote: str, at: str, hints: dict[str, str]
) -> None:
    problem = missing(quote, at)
    shown = at.replace("-", "–")
    assert (problem.path, problem.line, problem.code) == (ENTRY.path, 3, "quote-not-found")
    assert problem.message == f"these words are not in {shown}"
    found = hints_of(problem)
    assert found == {"quote": quote, "fix": COPIED} | hints


def test_words_that_are_elsewhere_are_shown_beside_what_is_like_them_here() -> None:
    hints = hints_of(missing("the bread", "1.2"))
    assert hints["elsewhere"] == "the same words occur in 1.1"
    assert hints["nearest"].startswith("No bread")


def test_no_more_than_eight_other_places_are_named() -> None:
    text = text_of("1. One", "Nothing.", *["A loaf."] * 10)
    loci = LocusRange(Locus(1, 1), Locus(1, 1))
    problem = not_found(text, ENTRY, "quote", Quote("loaf"), loci, "quote-not-found", True)
    named = ", ".join(f"1.{n}" for n in range(2, 10))
    assert hints_of(problem)["elsewhere"] == f"the same words occur in {named}"


@pytest.mark.parametrize("choice", [{"prefix": "no"}, {"suffix": "no"}, {"occurrence": 2}])
def test_a_choice_among_words_that_are_there_is_reported_to_be_wrong(
    choice: dict[str, Any],
) -> None:
    problem = missing("baker", **choice)
    fix = "The words are there, but not with this prefix, suffix or occurrence."
    assert hints_of(problem) == {"quote": "baker", "fix": fix}


@pytest.mark.parametrize(
    ("key", "named"), [("quote", "at"), ("from_quote", "from"), ("to_quote", "to")]
)
def test_the_key_that_names_the_passage_is_the_one_to_correct(key: str, named: str) -> None:
    hints = hints_of(missing("no salt", key=key))
    assert hints["fix"] == f"Correct `{named}`, or copy words of this paragraph."


def test_a_problem_has_the_line_of_the_quote_that_is_wrong() -> None:
    entry = record("cross-reference", "a", from_="1.1", to="1.2", to_quote="cake")
    loci = LocusRange(Locus(1, 2), Locus(1, 2))
    problem = not_found(TEXT, entry, "to_quote", Quote("cake"), loci, "quote-not-found", True)
    assert problem.line == 4


def test_where_too_much_is_wrong_the_way_to_follow_a_changed_text_is_named() -> None:
    hints = hints_of(missing("no salt", far=False))
    assert hints["elsewhere"] == "not sought; `edition reanchor OLD NEW` follows a changed text"
    assert hints["fix"] == COPIED


@pytest.mark.parametrize(
    ("quote", "at", "other", "reported"),
    [
        ("baker burnt", "1.1", COPY, True),
        ("baker burnt", "1.2", COPY, False),
        ("baker burnt", "1.1", None, False),
        ("baker fried", "1.1", COPY, False),
    ],
)
def test_words_that_were_emended_away_are_shown_to_be_in_the_copy_text(
    quote: str, at: str, other: Text | None, reported: bool
) -> None:
    hints = hints_of(missing(quote, at, other=other))
    words = "these words are in the copy-text, but the reading text emends them"
    assert hints.get("copy-text") == (words if reported else None)


def test_of_the_apparatus_the_copy_text_is_named() -> None:
    problem = missing("cake", code="not-in-copy-text")
    assert problem.message == "these words are not in the copy-text of 1.1"
    assert problem.code == "not-in-copy-text"


# Several places


def several(at: str, exact: str, text: Text = TEXT, part: slice = slice(None)) -> Problem:
    """The problem of some words of a text, or of some of their places."""
    loci = LocusRange.parse(at)
    assert loci
    found = ((p.locus, s) for p in text.within(loci) for s in locate(p.text, Quote(exact)))
    places = [Place(locus, span, exact) for locus, span in found]
    return not_unique(text, record("note", "a", at=at, quote=exact), places[part])


def test_for_each_of_several_places_it_is_shown_what_to_write() -> None:
    problem = several("1.1", "bake")
    assert (problem.path, problem.line, problem.code) == (
        "annotations/notes/1/a.md",
        3,
        "quote-not-unique",
    )
    assert problem.message == "these words occur 2 times in 1.1"
    assert hints_of(problem) == {
        "place 1": '1.1 …The [bake]r baked the bread.… → write prefix: "The"',
        "place 2": '1.1 …The baker [bake]d the bread.… → write prefix: "baker"',
        "fix": "Write what is shown for the place that you mean.",
    }


def test_in_a_range_the_paragraph_is_part_of_the_choice() -> None:
    hints = hints_of(several("1.1-1.2", "bread"))
    assert hints["place 1"].endswith("→ write at: 1.1")
    assert hints["place 2"].endswith("→ write at: 1.2")
    hints = hints_of(several("1.1-1.3", "read"))
    assert [hints[f"place {n}"].rpartition("write ")[2] for n in (1, 2, 3)] == [
        "at: 1.1",
        "at: 1.2",
        "at: 1.3",
    ]


def test_a_choice_may_need_both_sides_or_a_number() -> None:
    text = text_of("1. One", "one cold day, one cold night, two cold day, x", "a a " * 40 + "a")
    hints = hints_of(several("1.1", "cold", text))
    assert hints["place 1"].endswith('→ write prefix: "one" and suffix: "day,"')
    hints = hints_of(several("1.2", "a", text, slice(39, 42)))
    assert hints["place 1"].endswith("→ write occurrence: 40")
    assert "at: " not in hints["place 1"]


def test_quotation_marks_in_what_is_to_be_written_are_escaped() -> None:
    hints = hints_of(several("1.1", "cold", text_of("1. One", 'é" cold, cold day')))
    assert hints["place 1"].endswith('write prefix: "é\\""')


def test_no_more_than_six_places_are_shown() -> None:
    problem = several("1.1", "a", text_of("1. One", "a " * 20 + "b"))
    assert problem.message == "these words occur 20 times in 1.1"
    assert [label for label in hints_of(problem) if label.startswith("place")] == [
        f"place {n}" for n in range(1, 7)
    ]
