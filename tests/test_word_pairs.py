"""Two states of a text: what stayed is paired, and nothing that only looks like it by chance."""

from __future__ import annotations

import pytest
from small import text_of

from edition.authoring.word_pairs import by_locus, paired_words, tokens_of, unchanged_passages
from edition.model.text import Locus, Span

ONE, TWO, THREE = "The baker baked.", "Salt was dear that year.", "Nobody had any bread."


def unchanged(before: list[str], after: list[str]) -> dict[str, str]:
    old, new = text_of("1. One", *before), text_of("1. One", *after)
    found = {str(a): str(b) for a, b in unchanged_passages(old, new).items()}
    assert found.pop("1.0") == "1.0"
    return found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([ONE, TWO], [ONE, TWO], {"1.1": "1.1", "1.2": "1.2"}),
        ([ONE, TWO], [THREE, ONE, TWO], {"1.1": "1.2", "1.2": "1.3"}),
        ([ONE, TWO], [TWO], {"1.2": "1.1"}),
        ([ONE], [ONE + "!"], {}),
        # What went elsewhere is followed …
        ([ONE, TWO, THREE], [TWO, THREE, ONE], {"1.1": "1.3", "1.2": "1.1", "1.3": "1.2"}),
        # … unless it is not known where: a passage that was doubled is the first of the two.
        ([ONE, TWO], [ONE, TWO, ONE], {"1.1": "1.1", "1.2": "1.2"}),
        ([ONE, ONE], [ONE], {"1.1": "1.1"}),
        (
            [THREE, ONE, ONE, TWO],
            [TWO, ONE, ONE, THREE],
            {"1.2": "1.2", "1.3": "1.3", "1.1": "1.4", "1.4": "1.1"},
        ),
    ],
)
def test_passages_of_the_same_words_are_paired(
    before: list[str], after: list[str], found: dict[str, str]
) -> None:
    assert unchanged(before, after) == found


def test_what_went_elsewhere_twice_is_not_guessed_at() -> None:
    before, after = [ONE, ONE, TWO, THREE, "A.", "B."], [TWO, THREE, "A.", "B.", ONE, ONE]
    assert unchanged(before, after) == {"1.3": "1.1", "1.4": "1.2", "1.5": "1.3", "1.6": "1.4"}


def test_words_and_signs_are_tokens_with_their_places() -> None:
    text = text_of("1. One", "It’s 5.", "A b")
    tokens = tokens_of(text, {Locus(1, 0)})
    assert [(t.text, str(t.locus), tuple(t.span), t.number) for t in tokens] == [
        ("It", "1.1", (0, 2), 0),
        ("’", "1.1", (2, 3), 1),
        ("s", "1.1", (3, 4), 2),
        ("5", "1.1", (5, 6), 3),
        (".", "1.1", (6, 7), 4),
        ("A", "1.2", (0, 1), 5),
        ("b", "1.2", (2, 3), 6),
    ]
    assert by_locus(tokens) == {Locus(1, 1): tokens[:5], Locus(1, 2): tokens[5:]}
    assert tokens[0].span == Span(0, 2)


def paired(before: list[str], after: list[str]) -> dict[str, str]:
    """The words that are paired, each with the number of its passage."""
    old = tokens_of(text_of("1. One", *before), {Locus(1, 0)})
    new = tokens_of(text_of("1. One", *after), {Locus(1, 0)})
    return {
        f"{old[a].text}{old[a].locus.paragraph}": f"{new[b].text}{new[b].locus.paragraph}"
        for a, b in paired_words(old, new).items()
    }


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # A word changed, the others stayed.
        (["a b c d e f g"], ["a b c d x f g"], "a b c d f g"),
        # Less than half in rows of four: another passage.
        (["a b c d e f g h i"], ["a b c d w x y z u"], ""),
        (["a b c d e f g h"], ["a b c d w x y z"], "a b c d"),
        (["a b c e f g"], ["a b c x y z"], ""),
        # … of the shorter of the two: a passage that was lengthened came of the other.
        (["a b c d"], ["a b c d q r s t u v w x y z"], "a b c d"),
        # A passage of fewer words than four need not have four in a row.
        (["a b"], ["a b"], "a b"),
        (["a b c"], ["a b x"], ""),
        # Eight in a row are no chance, whatever stands around them.
        (
            ["a b c d e f g h 1 2 3 4 5 6 7 8 9"],
            ["a b c d e f g h q r s t u v w x y z o p"],
            "a b c d e f g h",
        ),
        (["a b c d e f g 1 2 3 4 5 6 7 8"], ["a b c d e f g q r s t u v w x y"], ""),
    ],
)
def test_words_are_paired_in_passages_that_came_of_each_other(
    before: list[str], after: list[str], found: str
) -> None:
    assert paired(before, after) == {f"{word}1": f"{word}1" for word in found.split()}


def test_of_two_like_passages_the_more_alike_is_served_first() -> None:
    assert paired(["a b c d x"], ["a b c d", "a b c d x"]) == {
        f"{word}1": f"{word}2" for word in "abcdx"
    }
    assert paired(["a b c d", "a b c d x"], ["a b c d x"]) == {
        f"{word}2": f"{word}1" for word in "abcdx"
    }


def test_a_passage_that_was_divided_is_found_in_both_its_parts() -> None:
    found = paired(["a b c d e f g h"], ["a b c d", "e f g h"])
    assert found == {f"{w}1": f"{w}1" for w in "abcd"} | {f"{w}1": f"{w}2" for w in "efgh"}
