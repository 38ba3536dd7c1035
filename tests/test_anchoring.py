"""Quotes find their words, and only their words."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import texts, texts_with_spans

from edition import Edition
from edition.assemble.anchoring import (
    contexts,
    describe,
    fold,
    head_of,
    locate,
    nearest,
    words_around,
)
from edition.model.text import Locus, LocusRange, Quote, Span


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


LOOKALIKES = {"'": "‘’‚‛′ʹʼ`´", '"': "“”„‟″", "-": "‐‑‒–—―−"}


@pytest.mark.parametrize(
    ("typed", "printed"), [(key, sign) for key, signs in LOOKALIKES.items() for sign in signs]
)
def test_a_sign_of_the_keyboard_stands_for_each_that_looks_like_it(
    typed: str, printed: str
) -> None:
    assert locate(f"x{printed}y", Quote(f"x{typed}y")) == [Span(0, 3)]
    assert locate(f"x{typed}y", Quote(f"x{printed}y")) == [Span(0, 3)], "and the other way round"
    for other in set(LOOKALIKES) - {typed}:
        assert locate(f"x{printed}y", Quote(f"x{other}y")) == []


def test_what_is_there_as_typed_is_preferred_to_what_is_only_like_it() -> None:
    assert locate("it’s or it's", Quote("it's")) == [Span(8, 12)]
    assert locate("it’s or it's", Quote("it’s")) == [Span(0, 4)]
    assert locate("it’s or it’s", Quote("it's")) == [Span(0, 4), Span(8, 12)]


@pytest.mark.parametrize(
    ("text", "folded", "starts", "ends"),
    [
        ("a’b", "a'b", [0, 1, 2], [1, 2, 3]),
        ("a  b", "a b", [0, 1, 3], [1, 3, 4]),
        ("a \n\tb", "a b", [0, 1, 4], [1, 4, 5]),
        ("a\u00a0b", "a b", [0, 1, 2], [1, 2, 3]),
        ("a\nb", "a b", [0, 1, 2], [1, 2, 3]),
        ("e\u0301 x", "é x", [0, 2, 3], [2, 3, 4]),
        ("x\u0301  y", "x\u0301 y", [0, 0, 2, 4], [2, 2, 4, 5]),
        ("e\u0301—", "é-", [0, 2], [2, 3]),
        ("", "", [], []),
    ],
)
def test_fold_knows_where_each_of_its_letters_comes_from(
    text: str, folded: str, starts: list[int], ends: list[int]
) -> None:
    made = fold(text)
    assert (made.text, list(made.starts), list(made.ends)) == (folded, starts, ends)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        # As typed, the context touches the quote or is separated by what the author typed.
        ("a cold day", Quote("cold", prefix="a "), [Span(2, 6)]),
        ("a cold day", Quote("cold", suffix=" day"), [Span(2, 6)]),
        # Without its space it is found all the same, over one space and no more.
        ("a cold day", Quote("cold", prefix="a", suffix="day"), [Span(2, 6)]),
        ("a  cold  day", Quote("cold", prefix="a", suffix="day"), [Span(3, 7)]),
        ("a-cold-day", Quote("cold", prefix="a", suffix="day"), []),
        ("a cold day", Quote(" cold ", prefix=" a ", suffix=" day "), [Span(2, 6)]),
        ("the cold day", Quote("cold", prefix="a", suffix="day"), []),
        # … unless it is somewhere just as typed.
        ("x cold, xcold", Quote("cold", prefix="x"), [Span(9, 13)]),
        ("a cold night", Quote("cold", prefix="a", suffix="day"), []),
        ("cold", Quote("cold", prefix="a"), []),
        ("cold", Quote("cold", suffix="a"), []),
        ("cold", Quote("cold"), [Span(0, 4)]),
        ("a “cold” day", Quote("cold", prefix='a "', suffix='" day'), [Span(3, 7)]),
        ("cold", Quote(""), []),
        ("cold", Quote(" "), []),
        ("cold", Quote("colder"), []),
        ("cold", Quote("Cold"), []),
        ("one cold, two cold", Quote("cold", occurrence=2), [Span(14, 18)]),
        ("one cold, two cold", Quote("cold", prefix="two", occurrence=1), [Span(14, 18)]),
        ("one cold, two cold", Quote("cold", prefix="two", occurrence=2), []),
        ("one cold, two cold", Quote("cold", occurrence=0), []),
        ("one cold, two cold", Quote("cold", occurrence=-1), []),
        ("it’s, it’s", Quote("it's", occurrence=2), [Span(6, 10)]),
    ],
)
def test_context_and_occurrence_narrow_the_matches(
    text: str, quote: Quote, found: list[Span]
) -> None:
    assert locate(text, quote) == found


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


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("", "", ""),
        ("[x]", "", ""),
        ("1234567 [x] 1234567", "1234567 ", " 1234567"),
        ("12345678 [x] 12345678", "2345678 ", " 1234567"),
        ("a 345678 [x] 1234567 b", "345678 ", " 1234567"),
        ("1 34567[x]12345 7", "1 34567", "12345 7"),
        ("01 34567[x]12345 78", "01 34567", "12345 78"),
        ("001 34567[x]12345 789", "34567", "12345"),
        ("a1234567 [x]", "1234567 ", ""),
        ("[x] 12345678", "", " 1234567"),
        ("zabcdef x[w]", "x", ""),
        ("[w]x bcdefgh", "", "x"),
    ],
)
def test_only_a_word_that_an_edge_cuts_is_left_out(text: str, before: str, after: str) -> None:
    start = max(text.find("["), 0)
    words = text.replace("[", "").replace("]", "")
    span = Span(start, max(text.find("]") - 1, 0))
    assert words_around(words, span, 8) == (before, after)


@pytest.mark.parametrize("span", [Span(1, 1), Span(2, 1), Span(-1, 2), Span(0, 4), Span(3, 4)])
def test_a_span_that_holds_nothing_of_the_text_cannot_be_described(span: Span) -> None:
    with pytest.raises(ValueError, match=r"is no part of a text of 3 characters$"):
        describe("abc", span)


def test_the_whole_text_can_be_described() -> None:
    assert describe("abc", Span(0, 3)) == Quote("abc")


LONG, LIKE_IT = "x1 x2 x3 x4 x5", "y1 x2 x3 x4 x5"
BACK, LIKE_THAT = "x5 x4 x3 x2 x1", "x5 x4 x3 x2 y1"
FAR, LIKE_FAR = f"{LONG} {LONG}", f"{LIKE_IT} {LONG}"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # Nothing is added without need …
        ("the [cold] night", Quote("cold")),
        # … then what stands before, or after, or both, within 8 characters …
        ("one [cold] day, another cold day", Quote("cold", "one", "")),
        ("one [cold] day, one cold night", Quote("cold", "", "day,")),
        ("one [cold] day, one cold night, two cold day, x", Quote("cold", "one", "day,")),
        # … then within 16, then within 32 …
        (f"{LONG} [cold] {LIKE_IT} cold {LIKE_IT}", Quote("cold", LONG, "")),
        (f"{LONG} [cold] {BACK} {LONG} cold {LIKE_THAT}", Quote("cold", "", BACK)),
        (f"{FAR} [cold] {LIKE_FAR} cold {LIKE_FAR}", Quote("cold", FAR, "")),
        # … and as a last resort its number is given.
        (f"{'x ' * 20}cold {'x ' * 40}[cold]{' x' * 40} cold{' x' * 20}", Quote("cold", "", "", 2)),
    ],
)
def test_as_little_context_is_described_as_chooses_the_words(text: str, quote: Quote) -> None:
    span = Span(text.index("["), text.index("]") - 1)
    assert describe(text.replace("[", "").replace("]", ""), span) == quote


def test_the_keys_of_a_head_are_words() -> None:
    at = LocusRange(Locus(2, 3), Locus(2, 4))
    assert head_of(at, Quote("cold", "a", "day", 3)) == {
        "at": "2.3–2.4",
        "quote": "cold",
        "prefix": "a",
        "suffix": "day",
        "occurrence": "3",
    }
    bare = head_of(Locus(2, 3), Quote("cold"))
    assert (bare["at"], bare["prefix"], bare["suffix"], bare["occurrence"]) == ("2.3", "", "", "")


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("the knights appear", "knihgts", "knights"),
        ("the knights appear", "night", "knights"),
        ("the knights appear", "he knights appea", "the knights appear"),
        ("(knights)", "night", "knights"),
        ("the knights! appear", "knihgts!", "knights!"),
        ("the KNIGHTS appear", "knights", "KNIGHTS"),
        ("the knights’ red  tape", "knights' red tape", "knights’ red  tape"),
        ("« knights »", " knights ", "knights"),
        ("İİ the knights", "knigths", "knights"),
        ("the knights", "xylophone", None),
        ("", "knights", None),
        ("knights", "", None),
    ],
)
def test_the_nearest_words_are_whole(text: str, quote: str, words: str | None) -> None:
    near = nearest(text, quote)
    assert (near and near.words) == words


@pytest.mark.parametrize(
    ("text", "quote", "score"),
    [
        ("abcde", "abcde", 100),
        ("abcde", "axcxe", 60),
        ("abcdefg", "a1c3e5g", None),
        ("abcdefghij", "axcxexgxix", None),
    ],
)
def test_what_is_less_than_60_per_cent_alike_is_not_near(
    text: str, quote: str, score: float | None
) -> None:
    near = nearest(text, quote)
    assert (near and near.score) == score


def test_letters_that_fold_into_two_do_not_lead_past_the_end() -> None:
    assert nearest("ßßßabc", "abc") is None


def test_no_more_than_500_characters_of_a_quote_are_compared() -> None:
    near = nearest("x" * 500, "x" * 500 + "y" * 5000)
    assert near
    assert near.score == 100
    near = nearest("x" * 499 + "y", "x" * 499 + "z" * 5000)
    assert near
    assert near.score < 100
    assert nearest("x" * 100, "y" * 500 + "x" * 100) is None


def test_each_place_is_shown_with_a_few_words_around_it() -> None:
    text = "It was a knight of the old office, and another knight of the very newest office."
    spans = locate(text, Quote("knight"))
    assert contexts(text, spans) == [
        "…It was a [knight] of the old office, and…",
        "…office, and another [knight] of the very newest…",
    ]
