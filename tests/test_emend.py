"""Emendations make the reading text, and undone they give the copy-text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import Edition
from edition.assemble.emend import (
    Change,
    apply_emendations,
    overlapping,
    reading_span,
    span_in_reading,
)
from edition.build import NO_CONFIG
from edition.exports.texts import text_downloads
from edition.model.text import Emendation, Locus, Span
from edition.read.copy_text import Rules, parse_text

RULES = Rules(re.compile(r"(?P<n>\d+)\. (?P<title>.+)"))
CONTENT = "Title\n\n1. One\n\nabcdefghij\n\nklmnop\n\n2. Two\n\nqrstuvwxyz\n"
TEXT = parse_text(CONTENT, RULES)


@st.composite
def changes(draw: st.DrawFn) -> list[Change]:
    """Changes that do not overlap, in any order."""
    made: list[Change] = []
    for passage in TEXT.passages():
        edges = draw(st.lists(st.integers(0, len(passage.text)), unique=True, max_size=6))
        edges.sort()
        for start, end in zip(edges[::2], edges[1::2], strict=False):
            words = draw(st.text(alphabet="XY ’", max_size=5))
            made.append(Change(f"m{len(made)}", passage.locus, Span(start, end), words))
    return draw(st.permutations(made))


def undone(content: str, emendations: Iterable[Emendation]) -> str:
    """The copy-text, from the reading text and the emendations alone."""
    pieces = []
    done = 0
    for emendation in sorted(emendations, key=lambda e: e.reading):
        pieces += [content[done : emendation.reading.start], emendation.copy_text]
        done = emendation.reading.end
    return "".join([*pieces, content[done:]])


@given(changes())
def test_undone_they_give_the_copy_text(made: list[Change]) -> None:
    assert overlapping(made) == []
    reading, emendations = apply_emendations(TEXT, made)
    assert undone(reading.content, emendations) == CONTENT
    assert len(emendations) == len(made)
    for emendation in emendations:
        assert CONTENT[slice(*emendation.copy)] == emendation.copy_text
        assert reading.content[slice(*emendation.reading)] == emendation.reading_text


@given(changes())
def test_passages_stay_where_they_are(made: list[Change]) -> None:
    reading, _ = apply_emendations(TEXT, made)
    assert [p.locus for p in reading.passages()] == [p.locus for p in TEXT.passages()]
    for passage in reading.passages():
        assert reading.content[slice(*passage.span)] == passage.text
    touched = {change.locus for change in made}
    for passage in TEXT.passages():
        if passage.locus not in touched:
            assert reading.by_locus[passage.locus].text == passage.text


def test_overlaps_are_seen() -> None:
    here = Locus(1, 1)
    first, second = Change("a", here, Span(0, 4), "x"), Change("b", here, Span(3, 6), "y")
    inside, apart = Change("c", here, Span(1, 2), "z"), Change("d", here, Span(4, 6), "w")
    assert overlapping([second, first]) == [(first, second)]
    assert overlapping([first, inside, second]) == [(first, inside), (first, second)]
    assert overlapping([first, apart]) == []
    assert overlapping([first, Change("e", Locus(1, 2), Span(0, 4), "x")]) == []


ENDS = ((0, 4), (2, 4), (3, 6))


def test_a_long_change_overlaps_all_that_lie_within_it() -> None:
    here, there = Locus(1, 1), Locus(1, 2)
    long, other = Change("a", here, Span(0, 9), "x"), Change("e", there, Span(0, 1), "x")
    short = [Change(id_, here, Span(n, n + 1), "x") for id_, n in (("b", 1), ("c", 5), ("d", 8))]
    apart = Change("f", here, Span(9, 10), "x")
    assert overlapping([other, *short, apart, long]) == [(long, each) for each in short]


def test_of_two_changes_that_end_together_the_first_is_compared_with_the_next() -> None:
    a, b, c = (Change(id_, Locus(1, 1), Span(*s), "x") for id_, s in zip("abc", ENDS, strict=True))
    assert overlapping([a, b, c]) == [(a, b), (a, c)]


def test_of_two_changes_at_the_same_place_the_shorter_comes_first() -> None:
    here = Locus(1, 1)
    short, long = Change("b", here, Span(0, 1), "x"), Change("a", here, Span(0, 4), "y")
    later = Change("c", here, Span(3, 5), "z")
    assert overlapping([later, long, short]) == [(short, long), (long, later)]


@pytest.mark.parametrize(
    ("rule", "heading", "name"),
    [
        ("{n}. {title}", "1. An Stove", "1. The Stove"),
        ("## {title}", "## An Stove", "The Stove"),
        ("== {title} ==", "== An Stove ==", "The Stove"),
        ("**{n}. {title}**", "**1. An Stove**", "**1. The Stove**"),
        ("{title} ({n})", "An Stove (1)", "The Stove (1)"),
    ],
)
def test_a_title_stays_one_whatever_stands_around_it(rule: str, heading: str, name: str) -> None:
    rules = NO_CONFIG.model_copy(update={"heading": rule}).rules()
    text = parse_text(f"{heading}\n\nIt is cold.\n", rules)
    assert [section.title for section in text.sections] == ["An Stove"]
    unchanged, _ = apply_emendations(text, [])
    assert unchanged == text
    start = heading.index("An")
    reading, _ = apply_emendations(text, [Change("m1", Locus(1, 0), Span(start, start + 2), "The")])
    assert [(each.title, each.name) for each in reading.sections] == [("The Stove", name)]


REPLACED = Emendation("a", Locus(1, 1), Span(2, 4), Span(2, 5), "cd", "XYZ")
DELETED = Emendation("b", Locus(1, 1), Span(6, 8), Span(7, 7), "gh", "")
INSERTED = Emendation("c", Locus(1, 1), Span(9, 9), Span(8, 10), "", "!!")
# abcdefghijk, emended: abXYZefi!!jk


@pytest.mark.parametrize(
    ("copy", "reading"),
    [
        # Before, between and after what is emended only the place changes.
        ((0, 2), (0, 2)),
        ((1, 2), (1, 2)),
        ((4, 6), (5, 7)),
        ((8, 9), (7, 8)),
        ((9, 11), (10, 12)),
        ((0, 11), (0, 12)),
        # The whole of it is the whole of what is printed instead.
        ((2, 4), (2, 5)),
        ((6, 8), (7, 7)),
        ((1, 5), (1, 6)),
        # An edge within moves to the edge of what is printed instead.
        ((2, 3), (2, 5)),
        ((3, 4), (2, 5)),
        ((0, 3), (0, 5)),
        ((3, 6), (2, 7)),
        ((7, 9), (7, 8)),
        ((6, 7), (7, 7)),
        ((7, 8), (7, 7)),
        ((3, 7), (2, 7)),
        # What is inserted belongs to neither neighbour, and to what goes across it.
        ((9, 10), (10, 11)),
        ((8, 10), (7, 11)),
        # Nothing stays nothing.
        ((9, 9), (10, 10)),
        ((5, 5), (6, 6)),
    ],
)
@pytest.mark.parametrize("shift", [0, 100])
def test_words_of_the_copy_text_have_their_place_in_the_reading_text(
    copy: tuple[int, int], reading: tuple[int, int], shift: int
) -> None:
    moved = [shifted(each, shift) for each in (INSERTED, REPLACED, DELETED)]
    start, end = reading
    assert reading_span(Span(*copy), moved, shift) == Span(start + shift, end + shift)
    if not shift:
        assert reading_span(Span(*copy), moved) == Span(*reading)


def shifted(emendation: Emendation, by: int) -> Emendation:
    """The same emendation in a passage that has moved."""
    start, end = emendation.reading
    return replace(emendation, reading=Span(start + by, end + by))


def test_within_a_passage_offsets_are_counted_from_its_beginning() -> None:
    reading, emendations = apply_emendations(
        TEXT,
        [
            Change("a", Locus(0, 1), Span(0, 0), "The "),
            Change("b", Locus(1, 1), Span(0, 1), "AAA"),
            Change("c", Locus(1, 2), Span(2, 4), ""),
        ],
    )
    for locus, span, words in (
        (Locus(0, 1), Span(0, 5), "Title"),
        (Locus(1, 1), Span(0, 2), "AAAb"),
        (Locus(1, 2), Span(1, 5), "lo"),
        (Locus(2, 1), Span(3, 5), "tu"),
    ):
        old, new = TEXT.by_locus[locus], reading.by_locus[locus]
        here = [each for each in emendations if each.locus == locus]
        start, end = span_in_reading(span, old, new, here)
        assert new.text[start:end] == words


def test_an_emendation_says_what_stood_where_and_what_is_printed_instead() -> None:
    reading, emendations = apply_emendations(
        TEXT,
        [
            Change("last", Locus(2, 1), Span(9, 10), "Z!"),
            Change("second", Locus(1, 1), Span(4, 4), "+"),
            Change("first", Locus(1, 1), Span(0, 3), ""),
            Change("title", Locus(0, 1), Span(0, 1), "TT"),
        ],
    )
    assert reading.content == "TTitle\n\n1. One\n\nd+efghij\n\nklmnop\n\n2. Two\n\nqrstuvwxyZ!\n"
    assert emendations == (
        Emendation("title", Locus(0, 1), Span(0, 1), Span(0, 2), "T", "TT"),
        Emendation("first", Locus(1, 1), Span(15, 18), Span(16, 16), "abc", ""),
        Emendation("second", Locus(1, 1), Span(19, 19), Span(17, 18), "", "+"),
        Emendation("last", Locus(2, 1), Span(52, 53), Span(51, 53), "z", "Z!"),
    )


def test_passages_keep_their_kind_and_the_text_its_order() -> None:
    rules = NO_CONFIG.model_copy(update={"verse": True}).rules()
    text = parse_text("Title\n\nBy A.\n\n1. One\n\n  a verse\n\nprose\n\n2. Two\n", rules)
    made, _ = apply_emendations(text, [Change("a", Locus(1, 1), Span(2, 3), "the")])
    assert [p.text for p in made.front] == ["Title", "By A."]
    assert [(s.number, s.heading.text, s.title) for s in made.sections] == [
        (1, "1. One", "One"),
        (2, "2. Two", "Two"),
    ]
    kinds = [[(p.text, p.kind) for p in section.paragraphs] for section in made.sections]
    assert kinds == [[("  the verse", "verse"), ("prose", "prose")], []]


@pytest.mark.parametrize(
    ("span", "reading", "title"),
    [((0, 1), "9", "One"), ((3, 6), "Eins", "Eins"), ((3, 3), "No ", "One"), ((1, 4), "", "ne")],
)
def test_the_title_of_a_section_follows_the_emendations_of_its_heading(
    span: tuple[int, int], reading: str, title: str
) -> None:
    made, _ = apply_emendations(TEXT, [Change("a", Locus(1, 0), Span(*span), reading)])
    assert [section.title for section in made.sections] == [title, "Two"]


def test_the_edition_undone_is_the_copy_text(edition: Edition) -> None:
    content = undone(edition.reading_text.content, edition.emendations)
    assert content.encode("utf-8") == edition.copy_bytes


def test_apparatus_json_alone_turns_one_text_into_the_other(edition: Edition) -> None:
    files = {each.file.uri: _decoded(each.file.content) for each in text_downloads(edition)}
    texts = {
        side: files[f"downloads/{name}.txt"]
        for side, name in (("copy", "copy-text"), ("reading", "reading-text"))
    }
    entries = [e for e in json.loads(files["downloads/apparatus.json"])["entries"] if e["reading"]]
    assert len(entries) == len(edition.emendations)
    for here, there in (("copy", "reading"), ("reading", "copy")):
        text = texts[here]
        for entry in sorted(entries, key=lambda e: e[here]["start"], reverse=True):
            start, end = entry[here]["start"], entry[here]["end"]
            assert text[start:end] == entry[here]["text"]
            text = text[:start] + entry[there]["text"] + text[end:]
        assert text == texts[there]


def _decoded(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8")
