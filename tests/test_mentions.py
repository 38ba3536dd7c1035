"""Forms of words are found whole, longest first."""

from __future__ import annotations

import pytest

from edition.mentions import Forms
from edition.model import Ref

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
