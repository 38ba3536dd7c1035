"""The house style: advice where a reader would stumble, silence where none would."""

from __future__ import annotations

from typing import Any

import pytest
from small import record, records_of, text_of

from edition.assemble.edition import Backlink, PlacedNote, Target
from edition.assemble.house_style import BODY_WORDS, check_body, check_notes, check_use
from edition.assemble.placing import number_notes, place_notes
from edition.model.problems import Problem
from edition.model.text import Locus, Place, Ref, Span
from edition.read.body import FIRST_SENTENCE_WORDS, parse_body
from edition.read.records import Entry


def advice(body: str, kind: str = "term") -> list[Problem]:
    entry = record(kind, "a", body)
    problems = list(check_body(entry, parse_body(body, entry.body_line)))
    assert {p.path for p in problems} <= {entry.path}
    assert not any(p.blocking for p in problems)
    return problems


def reported(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.code, p.message) for p in problems]


@pytest.mark.parametrize(
    ("body", "code", "found"),
    [
        ('He said "no" to it.', "straight-quote", '"no"'),
        ("The party's men.", "straight-quote", "party's"),
        (f"{'x' * 30}'{'y' * 30}", "straight-quote", f"{'x' * 20}'{'y' * 20}"),
        ("See ibid. for it.", "ibid", "ibid."),
        ("See Op. cit. for it.", "ibid", "Op. cit."),
        ("See loc. cit.", "ibid", "loc. cit."),
        ("Idem, twice.", "ibid", "Idem"),
        ("On March 8, 1921 it began.", "unclear-date", "March 8, 1921"),
        ("On March 8th, 1921 it began.", "unclear-date", "March 8th, 1921"),
        ("On December 25 1920 it began.", "unclear-date", "December 25 1920"),
        ("On the 8th of March it began.", "unclear-date", "8th of March"),
        ("On the 2nd March it began.", "unclear-date", "2nd March"),
        ("On 8/3/1921 it began.", "unclear-date", "8/3/1921"),
        ("On 8.3.21 it began.", "unclear-date", "8.3.21"),
        ("The word хлеб is bread.", "unmarked-russian", "хлеб"),
        ('The word <i lang="ru-Latn">хлеб</i>.', "unmarked-russian", "хлеб"),
    ],
)
def test_what_a_reader_would_stumble_over_is_reported(body: str, code: str, found: str) -> None:
    assert reported(advice(body)) == [(code, f"‘{found}’")]


@pytest.mark.parametrize(
    "body",
    [
        "He said “no” to the party’s men.",
        'See <i lang="ru">хлеб</i> and <span lang="ru-Cyrl">хлеб и соль</span>.',
        "See <i lang=ru>хлеб</i>.",
        '<i lang="ru">хлеб, <span lang="ru-Latn">khleb</span>, соль</i>.',
        '<i lang="ru-Latn">khleb</i>, and <i lang="ru">хлеб</i>.',
        "On 8 March 1921, in March 1921, on 8 March.",
        "In version 1.2.3 and 1/2.",
        "The forbidden idemnity.",
        "See [it](https://a.org/it's).",
        "Code `it's` stays.",
    ],
)
def test_what_is_written_as_it_should_be_is_left_alone(body: str) -> None:
    assert advice(body) == []


def test_a_marked_word_ends_where_its_mark_ends() -> None:
    (problem,) = advice('<i lang="ru">хлеб</i> соль')
    assert problem.message == "‘соль’"
    (problem,) = advice('<i lang="ru"><span lang="ru-Latn">хлеб</span> соль</i>')
    assert problem.message == "‘хлеб’"


def test_advice_has_the_line_of_its_words() -> None:
    entry = record("term", "a", "One line.\nIt's here.\n\n- And ibid.\n- хлеб\n")
    problems = check_body(entry, parse_body(entry.body, entry.body_line))
    first = entry.body_line
    assert [(p.line - first, p.code) for p in problems] == [
        (1, "straight-quote"),
        (3, "ibid"),
        (4, "unmarked-russian"),
    ]


def test_of_one_piece_of_words_each_problem_is_reported_once() -> None:
    assert [p.code for p in advice("It's ibid. and it's ibid. on 1/2/1921.")] == [
        "straight-quote",
        "ibid",
        "unclear-date",
    ]


def sentence(words: int) -> str:
    return " ".join(["Word", *["word"] * (words - 1)]) + "."


@pytest.mark.parametrize("kind", ["note", "term", "person"])
def test_a_first_sentence_and_a_body_have_a_limit(kind: str) -> None:
    longest = sentence(FIRST_SENTENCE_WORDS)
    assert advice(longest, kind) == []
    assert reported(advice(sentence(FIRST_SENTENCE_WORDS + 1) + "\n" + longest, kind)) == [
        ("long-first-sentence", "the first sentence has 31 words, 30 at most")
    ]
    whole = "\n".join([longest] * (BODY_WORDS // FIRST_SENTENCE_WORDS))
    assert advice(whole, kind) == []
    (problem,) = advice(f"{whole}\n\nMore.", kind)
    assert (problem.code, problem.message) == ("long-body", "the text has 151 words, 150 at most")
    assert problem.line == record(kind, "a").body_line


@pytest.mark.parametrize("kind", ["commentary", "witness"])
def test_continuous_prose_may_be_long(kind: str) -> None:
    assert advice(sentence(200), kind) == []
    assert [p.code for p in advice("It's so.", kind)] == ["straight-quote"]


@pytest.mark.parametrize("kind", ["source", "contributor"])
def test_a_record_without_a_body_has_no_style(kind: str) -> None:
    assert advice("It's ibid.", kind) == []


# Notes on the same words

TEXT = text_of("1. Bread", "The baker baked the bread.", "The baker slept.")


def placed(*entries: Entry[Any]) -> tuple[PlacedNote, ...]:
    found, problems = place_notes(TEXT, TEXT, records_of(*entries))
    assert problems == []
    return number_notes(found)


def test_two_notes_of_one_kind_on_the_same_words_are_reported() -> None:
    a = record("note", "a", at="1.1", quote="The baker", kind="person")
    b = record("note", "b", kind="person", at="1.1", quote="The baker")
    c = record("note", "c", at="1.1", quote="The baker", kind="person")
    problems = list(check_notes(placed(a, b, c)))
    message = "annotations/notes/1/a.md is a person note on the same words"
    assert [(p.path, p.line, p.code, p.message) for p in problems] == [
        (b.path, 4, "same-note", message),
        (c.path, 3, "same-note", message),
    ]


@pytest.mark.parametrize(
    "keys",
    [
        {"at": "1.1", "quote": "The baker", "kind": "context"},
        {"at": "1.1", "quote": "The baker baked", "kind": "person"},
        {"at": "1.1", "quote": "baker", "kind": "person"},
        {"at": "1.2", "quote": "The baker", "kind": "person"},
        {"at": "1.1", "quote": "The baker", "kind": "person", "status": "retired"},
    ],
)
def test_notes_of_other_words_or_another_kind_go_together(keys: dict[str, str]) -> None:
    first = record("note", "a", at="1.1", quote="The baker", kind="person")
    assert list(check_notes(placed(first, record("note", "b", **keys)))) == []


def test_retired_notes_are_about_no_words() -> None:
    notes = [record("note", i, at="1.1", quote="pie", status="retired") for i in ("a", "b")]
    assert list(check_notes(placed(*notes))) == []


def test_a_later_note_is_compared_although_an_earlier_one_is_retired() -> None:
    old = PlacedNote(record("note", "old", at="1.1", quote="pie", status="retired"), 1, None)
    place = Place(Locus(1, 1), Span(0, 3), "The")
    two = [PlacedNote(record("note", i, at="1.1", quote="The"), 2, place) for i in ("a", "b")]
    assert [p.path for p in check_notes([old, *two])] == ["annotations/notes/1/b.md"]


# What nothing points to


def test_a_source_that_nothing_cites_is_reported() -> None:
    used, unused, emptied = (record("source", id_) for id_ in ("used", "unused", "emptied"))
    back: dict[Target, tuple[Backlink, ...]] = {
        used.ref: (Backlink(Ref("note", "a"), "citation"),),
        emptied.ref: (),
    }
    problems = list(check_use(records_of(used, unused, emptied), back, set()))
    assert [(p.path, p.line, p.code, p.message) for p in problems] == [
        (unused.path, 1, "unused-source", "nothing cites `unused`"),
        (emptied.path, 1, "unused-source", "nothing cites `emptied`"),
    ]


def test_a_headword_that_is_neither_in_the_text_nor_referred_to_is_reported() -> None:
    in_text, referred, unused = (
        record("term", id_, headword=id_.title(), forms=[id_]) for id_ in ("text", "ref", "none")
    )
    back: dict[Target, tuple[Backlink, ...]] = {
        referred.ref: (Backlink(Ref("note", "a"), "mention"),)
    }
    problems = list(check_use(records_of(in_text, referred, unused), back, {in_text.ref}))
    assert [(p.path, p.line, p.code, p.message) for p in problems] == [
        (unused.path, 3, "unused-term", "`None` occurs nowhere")
    ]


def test_persons_and_places_may_be_named_nowhere() -> None:
    assert list(check_use(records_of(record("person", "a"), record("place", "b")), {}, set())) == []
