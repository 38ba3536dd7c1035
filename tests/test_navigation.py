"""Editions of many sections, and of very long ones: every section is reached, no page lists all."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import soup_of

from edition.pages import section as text_page
from edition.publish.plugin import build_site
from edition.read.navigation import LISTED, navigation, unlisted

SECTIONS = 60


@pytest.fixture
def long_edition(tmp_path: Path) -> Path:
    """Sixty sections of a sentence each."""
    root = tmp_path / "long"
    text = "Short\n\n" + "".join(f"{n}. Part {n}\n\nIt is so.\n\n" for n in range(1, SECTIONS + 1))
    (root / "annotations").mkdir(parents=True)
    (root / "text.txt").write_text(text, "utf-8")
    (root / "annotations/edition.yml").write_text(
        "title: Short\nauthor: Nobody\ndate: ''\ncopy-text: text.txt\nsha256: ''\nlicence: X\n"
    )
    return root


def test_the_navigation_has_the_sections_of_this_edition() -> None:
    wanted = [
        {"Home": "index.md"},
        {"Text": ["text/1.md", "text/2.md", {"Whole": "text/index.md"}]},
    ]
    uris = ["text/3.md", "text/1.md", "text/10.md", "text/index.md"]
    text = ["text/1.md", "text/3.md", "text/10.md", {"Whole": "text/index.md"}]
    assert navigation(wanted, uris) == [{"Text": text}]


def test_many_sections_are_left_out_of_it() -> None:
    uris = [f"text/{n}.md" for n in range(1, LISTED + 2)]
    wanted = [{"Text": ["text/1.md", {"Whole": "text/index.md"}]}]
    assert unlisted(uris) == uris
    assert navigation(wanted, [*uris, "text/index.md"]) == [{"Text": [{"Whole": "text/index.md"}]}]


def test_every_section_of_many_is_built_and_reached(long_edition: Path, tmp_path: Path) -> None:
    problems = build_site(long_edition, tmp_path / "site")
    assert {problem.code for problem in problems} == {"copy-text-changed"}
    whole = soup_of(tmp_path / "site/text/index.html")
    linked = {str(a["href"]) for a in whole.select(".section-links a")}
    assert {f"{n}/" for n in range(1, SECTIONS + 1)} <= {h.removeprefix("./") for h in linked}
    middle = soup_of(tmp_path / "site/text/30/index.html")
    assert middle.select_one("#p30-1")
    near = [a.get_text() for a in middle.select(".section-links a")]
    assert near == ["1", "27", "28", "29", "30", "31", "32", "33", "60", "whole text"]


def test_a_text_too_long_for_one_page_has_its_contents_there(
    long_edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_page, "MAX_WHOLE_TEXT", 100)
    problems = build_site(long_edition, tmp_path / "site")
    assert {problem.code for problem in problems} == {"copy-text-changed"}
    page = soup_of(tmp_path / "site/text/index.html")
    assert page.select_one("#p0-1")
    assert not page.select(".para")
    assert len(page.select(".contents a")) == SECTIONS
