"""What a reader would not see in a text is found, and nothing that a script or a sign needs."""

from __future__ import annotations

import pytest

from edition.read.invisible_characters import (
    MAX_STACKED_MARKS,
    MOST,
    describe_hidden,
    invisible_lines,
    without_invisible,
)

DOES_NOT_SHOW = {
    "\x00": "U+0000 (a control or private character)",
    "\x08": "U+0008 (a control or private character)",
    "\x0b": "U+000B (a control or private character)",
    "\x1f": "U+001F (a control or private character)",
    "\x7f": "U+007F (a control or private character)",
    "\x9f": "U+009F (a control or private character)",
    "\u00ad": "U+00AD (SOFT HYPHEN)",
    "\u034f": "U+034F (COMBINING GRAPHEME JOINER)",
    "\u061c": "U+061C (ARABIC LETTER MARK)",
    "\u115f": "U+115F (HANGUL CHOSEONG FILLER)",
    "\u17b4": "U+17B4 (KHMER VOWEL INHERENT AQ)",
    "\u180e": "U+180E (MONGOLIAN VOWEL SEPARATOR)",
    "\u200b": "U+200B (ZERO WIDTH SPACE)",
    "\u200d": "U+200D (ZERO WIDTH JOINER)",
    "\u200f": "U+200F (RIGHT-TO-LEFT MARK)",
    "\u2028": "U+2028 (LINE SEPARATOR)",
    "\u202e": "U+202E (RIGHT-TO-LEFT OVERRIDE)",
    "\u2060": "U+2060 (WORD JOINER)",
    "\u2066": "U+2066 (LEFT-TO-RIGHT ISOLATE)",
    "\u2800": "U+2800 (BRAILLE PATTERN BLANK)",
    "\u3164": "U+3164 (HANGUL FILLER)",
    "\ue000": "U+E000 (a control or private character)",
    "\ufdd0": "U+FDD0 (a control or private character)",
    "\ufe0f": "U+FE0F (VARIATION SELECTOR-16)",
    "\ufeff": "U+FEFF (ZERO WIDTH NO-BREAK SPACE)",
    "\uffa0": "U+FFA0 (HALFWIDTH HANGUL FILLER)",
    "\uffff": "U+FFFF (a control or private character)",
    "\U0001d173": "U+1D173 (MUSICAL SYMBOL BEGIN BEAM)",
    "\U000e0041": "U+E0041 (TAG LATIN CAPITAL LETTER A)",
    "\U0010ffff": "U+10FFFF (a control or private character)",
}


@pytest.mark.parametrize("character", DOES_NOT_SHOW, ids=lambda c: f"U+{ord(c):04X}")
def test_what_does_not_show_is_named(character: str) -> None:
    finding = f"{DOES_NOT_SHOW[character]} does not show"
    for text in (character, f"bread{character}", f"хлеб {character} и соль"):
        assert describe_hidden(text) == finding
        assert without_invisible(text) == text.replace(character, " ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain words, \t tabs and\n lines",
        "Déjà vu – “quoted” … 50 % №",
        "хлеб и соль",
        "α and β, хлеб and bread",
        "self‑activity\u00a0of 一二三",
        "می\u200cخواهم",  # Persian needs the joiner
        "क्\u200dष",  # and so does Devanagari
        "👩\u200d🔧 and ❤\ufe0f and 🏳\ufe0f\u200d🌈",
        "↔\ufe0e",
        "a & b &amp; c &lt;",
        "m²",
        "e\u0301\u0302\u0303\u0304",  # four marks: Vietnamese and phonetics
    ],
)
def test_what_can_be_read_is_no_problem(text: str) -> None:
    assert describe_hidden(text) == ""
    assert list(invisible_lines(text)) == []


@pytest.mark.parametrize("text", ["a\u200db", "b\u200c", "1\u200d2", "a\ufe0f", "\u200d🔧"])
def test_a_joiner_is_hidden_where_nothing_is_joined(text: str) -> None:
    assert "does not show" in describe_hidden(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a&#x202e;b", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("a&#8203;b", "U+200B (ZERO WIDTH SPACE)"),
        ("a&shy;b", "U+00AD (SOFT HYPHEN)"),
        ("é&ZeroWidthSpace;", "U+200B (ZERO WIDTH SPACE)"),
    ],
)
def test_a_character_reference_counts_as_what_it_means(text: str, name: str) -> None:
    assert describe_hidden(text) == f"{name} does not show"


def test_more_marks_than_any_script_asks_for_are_a_problem() -> None:
    marks = "\u0301\u0302\u0303\u0304\u0305\u0306"
    assert MAX_STACKED_MARKS == 5
    assert describe_hidden("x" + marks[:4]) == ""
    assert describe_hidden("x" + marks[:5]) == "5 marks are heaped on one letter"
    assert describe_hidden("x" + marks) == "6 marks are heaped on one letter"
    assert describe_hidden("é" + marks[:4]) == "", "a mark that the letter has is not counted"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("the раrty", "the word ‘раrty’ mixes letters of two alphabets: Cyrillic р and Latin r"),
        ("pаrty", "the word ‘pаrty’ mixes letters of two alphabets: Cyrillic а and Latin p"),
        ("ΑB", "the word ‘ΑB’ mixes letters of two alphabets: Greek Α and Latin B"),
        (
            "aбγ",
            "the word ‘aбγ’ mixes letters of two alphabets: Cyrillic б and Greek γ and Latin a",
        ),
        ("a\u0301б", "the word ‘a\u0301б’ mixes letters of two alphabets: Cyrillic б and Latin a"),
    ],
)
def test_a_word_in_two_alphabets_is_a_problem(text: str, finding: str) -> None:
    assert describe_hidden(text) == finding


def test_of_a_long_word_in_two_alphabets_the_beginning_is_shown() -> None:
    finding = describe_hidden("б" + "a" * 100)
    assert finding.startswith(f"the word ‘б{'a' * 39}’ mixes")


@pytest.mark.parametrize("text", ["bread хлеб", "bread-хлеб", "b1б", "a_б", "アbread", "一word"])
def test_words_of_several_scripts_may_be_side_by_side(text: str) -> None:
    assert describe_hidden(text) == ""


def test_each_line_is_reported_once_and_of_a_broken_file_no_more_than_the_first_20() -> None:
    text = "\n".join(["a\u200bb\u202e", "fine", "pаrty"])
    assert list(invisible_lines(text)) == [
        (0, "U+200B (ZERO WIDTH SPACE) does not show"),
        (2, "the word ‘pаrty’ mixes letters of two alphabets: Cyrillic а and Latin p"),
    ]
    lines = list(invisible_lines("fine\n" + "\u200b\n" * 50))
    assert [number for number, _ in lines] == list(range(1, MOST + 1))


def test_what_may_be_seen_stays_and_what_may_not_becomes_a_space() -> None:
    assert without_invisible("a\u200bb\u202e\x00c é 👩") == "a b  c é 👩"
