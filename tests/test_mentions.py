"""Forms of words are found whole, longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.assemble.mentions import Forms
from edition.model.text import Ref

SOVIET, INSTITUTION, DEMOCRACY = Ref("term", "s"), Ref("term", "i"), Ref("term", "d")
FORMS = Forms(
    [("Soviet", SOVIET), ("Soviet institutions", INSTITUTION), ("workers’ democracy", DEMOCRACY)],
    ignore_case=True,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Soviet institutions", [("Soviet institutions", INSTITUTION)]),
        ("soviet life", [("soviet", SOVIET)]),
        ("the Soviets", []),
        ("unsoviet", []),
        ("Workers' democracy, Soviet", [("Workers' democracy", DEMOCRACY), ("Soviet", SOVIET)]),
        ("Soviet, institutions", [("Soviet", SOVIET)]),
    ],
)
def test_found(text: str, found: list[tuple[str, Ref]]) -> None:
    assert [(text[s.start : s.end], ref) for s, ref in FORMS.find(text)] == found


def test_capitals_count_in_names() -> None:
    names = Forms([("Trotsky", Ref("person", "t"))], ignore_case=False)
    assert len(names.find("Trotsky’s example; trotsky")) == 1


def slowly(forms: dict[str, Ref], text: str) -> list[tuple[str, Ref]]:
    """The same by trying every form at every word, the longest first."""
    found, done = [], 0
    for word in re.finditer(r"[^\W_]+", text):
        for form in sorted(forms, key=len, reverse=True):
            end = word.start() + len(form)
            whole = text.startswith(form, word.start()) and not text[end : end + 1].isalnum()
            if word.start() >= done and form[0].isalnum() and whole:
                found.append((form, forms[form]))
                done = end
                break
    return found


pieces = st.text(alphabet="abc .-'_", min_size=1, max_size=7)


@given(forms=st.lists(pieces.map(str.strip).filter(bool), max_size=6), text=st.text("abc .-'_"))
@settings(derandomize=True, database=None, max_examples=300, deadline=None)
def test_one_pass_finds_what_many_find(forms: list[str], text: str) -> None:
    owners = {form: Ref("term", form) for form in forms}
    found = Forms(owners.items(), ignore_case=False).find(text)
    assert [(text[s.start : s.end], ref) for s, ref in found] == slowly(owners, text)


@given(
    forms=st.lists(
        st.tuples(pieces.map(str.strip).filter(bool), st.sampled_from("one two three".split())),
        max_size=8,
    ),
    text=st.text("abc .-'_"),
)
@settings(derandomize=True, database=None, max_examples=300, deadline=None)
def test_each_record_is_found_as_if_it_were_alone(forms: list[tuple[str, str]], text: str) -> None:
    owned = [(form, Ref("term", id_)) for form, id_ in forms]
    found = Forms(owned, ignore_case=True).find_each(text)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)
    for ref in {ref for _, ref in owned}:
        alone = Forms([pair for pair in owned if pair[1] == ref], ignore_case=True)
        assert [each for each in found if each.ref == ref] == alone.find(text)
