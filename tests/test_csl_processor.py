"""The names, titles and signs of a work in the styles that the edition uses."""

from __future__ import annotations

from typing import Any

import pytest

from edition.assemble.csl_processor import APA, BIBLIOGRAPHY, MLA, NOTE, Place, Processor

MARX = {"family": "Marx", "given": "Karl"}
ENGELS = {"family": "Engels", "given": "Friedrich"}


def work(*authors: dict[str, str], **more: Any) -> dict[str, Any]:
    item: dict[str, Any] = {"id": "w", "type": "chapter", "title": "On Bread"}
    item["container-title"] = "Food"
    item |= {"issued": {"date-parts": [[1901]]}, "version": "1.0", **more}
    return item | ({"author": list(authors)} if authors else {})


def entry(style: str, item: dict[str, Any]) -> str:
    ((_, text),) = Processor(style, [item], plain=True).entries()
    return text


@pytest.mark.parametrize(
    ("authors", "note", "mla", "apa"),
    [
        (
            [MARX, ENGELS],
            "Karl Marx and Friedrich Engels, “On",
            "Marx, Karl, and Friedrich Engels. “On",
            "Marx, K., & Engels, F. (1901).",
        ),
        (
            [{"family": "Le Guin", "given": "Ursula K."}],
            "Ursula K. Le Guin, ",
            "Le Guin, Ursula K. “",
            "Le Guin, U. K. (1901).",
        ),
        (
            [{"family": "Sartre", "given": "Jean-Paul"}],
            "Jean-Paul Sartre, ",
            "Sartre, Jean-Paul. “",
            "Sartre, J.-P. (1901).",
        ),
        (
            [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}],
            "Martin Luther King Jr., “",
            "King, Martin Luther, Jr. “",
            "King, M. L., Jr. (1901).",
        ),
        (
            [{"literal": "The Bakers’ Union"}],
            "The Bakers’ Union, “",
            "The Bakers’ Union. “",
            "The Bakers’ Union. (1901).",
        ),
        (
            [{"family": "Коллонтай", "given": "Александра"}],
            "Александра Коллонтай, “",
            "Коллонтай, Александра. “",
            "Коллонтай, А. (1901).",
        ),
        ([{"family": "鲁", "given": "迅"}], "鲁迅, “", "鲁迅. “", "鲁迅. (1901)."),
        (
            [{"family": "محفوظ", "given": "نجيب"}],
            "نجيب محفوظ, “",
            "محفوظ, نجيب. “",
            "محفوظ, نجيب. (1901).",
        ),
        (
            [],
            "“On Bread,” in Food, version 1.0",
            "“On Bread.” Food, ",
            "On Bread. (1901). In Food (Version",
        ),
    ],
)
def test_authors(authors: list[dict[str, str]], note: str, mla: str, apa: str) -> None:
    item = work(*authors)
    assert Processor(NOTE, [item], plain=True).cite("w").startswith(note)
    assert entry(MLA, item).startswith(mla)
    assert entry(APA, item).startswith(apa)


@pytest.mark.parametrize(
    ("place", "note", "mla", "apa"),
    [
        (Place("paragraph", "2.3"), ", para. 2.3", "(Marx, par. 2.3)", "(Marx, 1901, para. 2.3)"),
        (Place("paragraph", "2.3–2.4"), ", paras. 2.3–2.4", "pars. 2.3–2.4)", ", paras. 2.3–2.4)"),
        (Place("section", "2"), ", sec. 2", "sec. 2)", "(Marx, 1901, Section 2)"),
        (None, "version 1.0 (1901)", "(Marx)", "(Marx, 1901)"),
    ],
)
def test_places(place: Place | None, note: str, mla: str, apa: str) -> None:
    for style, words in ((NOTE, note), (MLA, mla), (APA, apa)):
        cited = Processor(style, [work(MARX)], plain=True).cite("w", place)
        assert words in cited


def test_a_work_without_author_has_its_title_once() -> None:
    for style in (NOTE, MLA, APA, BIBLIOGRAPHY):
        for item in (work(), work(type="book"), work(type="article-magazine")):
            assert entry(style, item).count("On Bread") == 1


def test_a_magazine_that_is_its_own_author_keeps_the_title_of_the_article() -> None:
    item = work(type="article-magazine")
    assert entry(BIBLIOGRAPHY, item) == "Food. 1901. “On Bread.” Food."


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Bread", "“Bread.” "), ("Bread?", "“Bread?” "), ("On ‘Bread’", "“On ‘Bread.’” ")],
)
def test_a_full_stop_is_within_the_quotation_marks(title: str, shown: str) -> None:
    assert shown in entry(BIBLIOGRAPHY, work(MARX, title=title))


def test_titles_keep_their_capitals_and_years_their_full_stop() -> None:
    assert "“Rabochaia oppozitsiia.”" in entry(MLA, work(MARX, title="Rabochaia oppozitsiia"))
    item = work(MARX)
    del item["issued"]
    assert "n.d. “On" in entry(BIBLIOGRAPHY, item)
