"""The shapes of CSL variables; a date in numbers is one that the calendar has."""

from __future__ import annotations

import pytest

from edition.kinds.csl import is_well_formed


@pytest.mark.parametrize(
    "value",
    [
        "1920",
        "1920-03",
        "1920-3-8",
        "1920-02-29",
        "1920–1921",
        "1920/1920",
        "c. 1920",
        "no date",
        {"date-parts": [["1920"]]},
        {"date-parts": [["1920", "2", "29"]]},
        {"date-parts": [["1920", "12"], ["1921", "1"]]},
        {"date-parts": [["1920"], ["1920"]]},
        {"raw": "1920-03-08"},
        {"literal": "in spring"},
        {"date-parts": [["1920"]], "circa": "true"},
    ],
)
def test_a_date_is_words_or_numbers_that_the_calendar_has(value: object) -> None:
    assert is_well_formed("issued", value)


@pytest.mark.parametrize(
    "value",
    [
        "1920-13",
        "1920-13-45",
        "1921-02-29",
        "1920-00-01",
        "0000",
        "1921-1920",
        "1921 – 1920",
        {"date-parts": [["0"]]},
        {"date-parts": [["1920", "13", "45"]]},
        {"date-parts": [["1920", "2", "30"]]},
        {"date-parts": [["1920", "x"]]},
        {"date-parts": [["1921"], ["1920"]]},
        {"date-parts": [["1921", "3"], ["1921", "2"]]},
        {"date-parts": [["1920"], ["1921"], ["1922"]]},
        {"date-parts": [["1920", "1", "1", "1"]]},
        {"date-parts": [[]]},
        {"date-parts": []},
        {"date-parts": "1920"},
        {"date-parts": ["1920"]},
        {"raw": "1920-13-45"},
        {"season": "1"},
        {},
        ["1920"],
    ],
)
def test_a_date_that_never_was_is_not_well_formed(value: object) -> None:
    assert not is_well_formed("issued", value)


@pytest.mark.parametrize(
    ("value", "well_formed"),
    [
        ("Carr", True),
        (["Carr", {"family": "Carr", "given": "E. H."}], True),
        ({"literal": "The Guild"}, True),
        ([], False),
        (" ", False),
        ({"suffix": "Jr."}, False),
        ({"family": ["Carr"]}, False),
        ([["Carr"]], False),
    ],
)
def test_a_name_has_a_family_a_given_or_a_whole(value: object, well_formed: bool) -> None:
    assert is_well_formed("author", value) is well_formed


def test_every_other_variable_is_a_piece_of_text() -> None:
    assert is_well_formed("volume", "1920-13-45")
    assert not is_well_formed("volume", ["1"])
