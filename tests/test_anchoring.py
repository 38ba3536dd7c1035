"""Quotes find their words, and only their words."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import texts, texts_with_spans

from edition import Edition
from edition.anchoring import describe, fold, locate, nearest, words_around
from edition.model import Quote, Span


@given(texts_with_spans())
@example(("a  b", Span(1, 2)))
@example(("e\u0301e", Span(0, 1)))
@example(("aaa", Span(1, 3)))
@example(("no one, noone", Span(3, 6)))
def test_describe_and_locate_are_inverse(case: tuple[str, Span]) -> None:
    text, span = case
    quote = describe(text, span)
    assert locate(text, quote) == [span]
    for context in (quote.prefix, quote.suffix):
        assert context == context.strip(), "a head is written without"


def test_every_lemma_of_the_edition_can_be_described(edition: Edition) -> None:
    for note in edition.notes:
        assert note.lemma
        passage = edition.reading_text.by_locus[note.locus].text
        assert locate(passage, describe(passage, note.lemma.span)) == [note.lemma.span]


@given(st.data())
@settings(max_examples=150)
def test_any_span_of_the_text_can_be_described(edition: Edition, data: st.DataObject) -> None:
    passage = data.draw(st.sampled_from(list(edition.reading_text.passages()))).text
    start = data.draw(st.integers(0, len(passage) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(passage))))
    assert locate(passage, describe(passage, span)) == [span]


@given(texts)
def test_fold_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("the workers’ republic", Quote("workers' republic"), "workers’ republic"),
        ("red  tape\nand ink", Quote("red tape and"), "red  tape\nand"),
        ("it – perhaps – is", Quote("it - perhaps"), "it – perhaps"),
        ("cafe\u0301 society", Quote("café"), "cafe\u0301"),
        ("cold, and cold too", Quote("cold", suffix="too"), "cold"),
        ("cold, and cold too", Quote("cold", prefix="and"), "cold"),
        ("cold, and cold too", Quote("cold", occurrence=2), "cold"),
    ],
)
def test_what_a_keyboard_types_finds_what_is_printed(text: str, quote: Quote, found: str) -> None:
    assert [text[a:b] for a, b in locate(text, quote)] == [found]


def test_context_chooses_the_right_one() -> None:
    assert locate("cold, and cold too", Quote("cold", suffix="too")) == [Span(10, 14)]
    assert locate("cold, and cold too", Quote("cold", occurrence=1)) == [Span(0, 4)]
    assert locate("cold, and cold too", Quote("cold", occurrence=3)) == []
    assert len(locate("cold, and cold too", Quote("cold"))) == 2


def test_matches_may_overlap() -> None:
    assert locate("aaa", Quote("aa")) == [Span(0, 2), Span(1, 3)]


def test_nothing_is_anchored_by_nearness() -> None:
    assert locate("knights of bureaucracy", Quote("knigths of bureaucracy")) == []
    near = nearest("the knights of bureaucracy appear", "knigths of bureaucrcy")
    assert near
    assert near.words == "knights of bureaucracy"
    assert nearest("the knights of bureaucracy", "xylophone quartet") is None


@given(texts, st.text(max_size=20))
def test_nearest_never_fails(text: str, words: str) -> None:
    near = nearest(text, words)
    assert near is None or near.words in text


def test_a_letter_of_a_long_passage_is_found_in_proportion() -> None:
    """A copy of the text for each match would take minutes."""
    text = "a " * 500_000
    start = time.process_time()
    assert locate(text, Quote("a", prefix="b", suffix="b")) == []
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("tone two [three] four five", "two ", " four"),
        ("two [three] four", "two ", " four"),
        ("a two [three] four b", "a two ", " four b"),
        ("Donaudampfschiffs [three]!", "schiffs ", "!"),
        ("[three] Donaudampfschiffs", "", " Donauda"),
        ("一二三四五六七八九十[百]一二三四五六七八九十", "三四五六七八九十", "一二三四五六七八"),
    ],
)
def test_words_around_others_are_whole_where_they_can_be(
    text: str, before: str, after: str
) -> None:
    start = text.index("[")
    words = text.replace("[", "").replace("]", "")
    assert words_around(words, Span(start, text.index("]") - 1), 8) == (before, after)


def test_an_empty_span_cannot_be_described() -> None:
    with pytest.raises(ValueError, match="no part"):
        describe("abc", Span(1, 1))
