"""Which words count as the same."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.words.tokens import BaseForms, form_of, sound_of, spelling_of, words_of


def test_words_and_what_parts_them() -> None:
    text = "The ‘self-activity’ of the Party’s workers’ 1,500 naïve rabfaks—Ка\u0301рр Svad´ba."
    assert [(w.text, w.form) for w in words_of(text)] == [
        ("The", "the"),
        ("self", "self"),
        ("activity", "activity"),
        ("of", "of"),
        ("the", "the"),
        ("Party’s", "party's"),
        ("workers", "workers"),
        ("1", "1"),
        ("500", "500"),
        ("naïve", "naive"),
        ("rabfaks", "rabfaks"),
        ("Ка\u0301рр", "карр"),
        ("Svad´ba", "svadba"),
    ]
    assert [w.form for w in words_of("Party's PARTY’S don’t")] == ["party's", "party's", "dont"]
    assert [w.owner for w in words_of("Party's workers’")] == ["party", "workers"]


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    found = words_of(text)
    assert [text[w.start : w.end] for w in found] == [w.text for w in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(form_of(w.form) == w.form and w.owner for w in found)


def test_an_accent_alone_is_no_word() -> None:
    assert [w.form for w in words_of("a \u0301 \u02b9 b")] == ["a", "b"]


@pytest.mark.parametrize(
    "pair",
    "organise organize|labour labor|centre center|defence defense|travelled traveled|"
    "democratisation democratization|programmes programs|labourers laborers|analyse analyze".split(
        "|"
    ),
)
def test_two_spellings_are_one(pair: str) -> None:
    british, american = pair.split()
    assert spelling_of(british) == spelling_of(american)


@pytest.mark.parametrize(
    "word", "four for hour our wise size promise filled filed are rare timbre once advice".split()
)
def test_other_words_stay_apart(word: str) -> None:
    others = set("four for hour or our wise size promise filled filed are rare once".split())
    assert not any(spelling_of(word) == spelling_of(other) for other in others - {word})


@pytest.mark.parametrize(
    "spellings",
    [
        "самодеятельность samodeiatel’nost’ samodejatel'nost' samodeyatelnost samodeiatelʹnostʹ",
        "Троцкий Trotskii Trotskij Trockij Trotsky Trotskiĭ",
        "Рабочая Rabochaia Rabočaja Rabochaya",
        "оппозиция oppozitsiia oppozicija oppozitsiya",
        "Бухарин Bukharin Buxarin Buharin",
        "Зиновьев Zinov’ev Zinoviev Zinovyev",
        "защищать zashchishchat’ zaščiščat",
        "съезд sʺezd syezd",
    ],
)
def test_russian_in_either_alphabet(spellings: str) -> None:
    sounds = {sound_of(word) for word in spellings.split()}
    assert len(sounds) == 1, sounds


def test_base_forms() -> None:
    bases = BaseForms("en", {"masses": "mass"})
    found = {form: bases.of(form) for form in "masses bureaucrats men was bolsheviks xyzzy".split()}
    assert found == {
        "masses": "mass",
        "bureaucrats": "bureaucrat",
        "men": "man",
        "was": "be",
        "bolsheviks": "bolshevik",
        "xyzzy": "xyzzy",
    }
    assert BaseForms("tlh", {}).of("masses") == "masses"


@given(st.text(max_size=60))
def test_no_form_has_a_space(text: str) -> None:
    assert not [w for w in words_of(f"{text} Svad´ba \ufdfa") if re.search(r"\s", w.form)]
