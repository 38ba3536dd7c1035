"""Dates as a page tells them."""

from __future__ import annotations

import pytest

from edition.formats.dates import years_of


@pytest.mark.parametrize(
    ("dates", "output"),
    [
        (["1917-11-07", "", "1903", "1921-03-08", "1921-03-16"], "from 1903 to 1921"),
        (["1900-02", "1900-05-01"], "in 1900"),
        (["in spring", ""], ""),
        ([], ""),
    ],
)
def test_the_years_of_events(dates: list[str], output: str) -> None:
    assert years_of(dates) == output
