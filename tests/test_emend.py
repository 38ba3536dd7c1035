"""Emendations make the reading text, and undone they give the copy-text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import Edition
from edition.build import NO_CONFIG
from edition.copy_text import Rules, parse_text
from edition.emend import Change, apply_emendations, overlapping
from edition.exports.texts import text_downloads
from edition.model import Emendation, Locus, Span

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
