"""References: what each form says, and that its signs are escaped."""

from __future__ import annotations

import json
import re

import pytest
from pydantic import ValidationError

from edition import Edition, site_files
from edition.kinds.author_names import CslName
from edition.kinds.contributor import Contributor
from edition.read.config import Config
from edition.render.citing import EDITORS, EXAMPLE_PLACES, FORMATS, Cited, citation

ADDRESS = "https://example.org/text/2/#p2-3:~:text=100%25"
TWO = ("Jean-Luc Roe", "Anna B. O’Hara")


@pytest.fixture
def config(edition: Edition) -> Config:
    return edition.config


def written_by(names: list[CslName | str]) -> Config:
    fields = {"title": "On Bread", "date": "1901", "copy-text": "x", "sha256": "", "licence": ""}
    return Config.model_validate({**fields, "issued": "2026-11-23", "author": names})


@pytest.mark.parametrize("format_", FORMATS)
def test_every_form_names_version_and_locus(config: Config, format_: str) -> None:
    for cited in (Cited(ADDRESS, "2.3"), Cited(ADDRESS, "2.3", "Note on ‘x’")):
        text = citation(config, cited, format_)
        assert config.version in text
        assert "2.3" in text
        assert ADDRESS in text


def test_forms_of_a_passage(config: Config) -> None:
    title, book = config.title, "The Workers’ Opposition: An Annotated Digital Edition"
    year, version = config.issued[:4], config.version
    cited = Cited(ADDRESS, "2.3")
    assert citation(config, cited, "chicago") == (
        f"Alexandra Kollontai, “{title},” in {book}, version {version} (1921, {year}), para. 2.3, "
        f"{ADDRESS}."
    )
    assert citation(config, cited, "mla") == (
        f"Kollontai, Alexandra. “{title}.” 1921. {book}, Version {version}, {year}, {ADDRESS}.\n"
        "In the text: (Kollontai, par. 2.3)"
    )
    assert citation(config, cited, "apa") == (
        f"Kollontai, A. ({year}). {title}. In {book} (Version {version}). "
        f"{ADDRESS} (Original work published 1921)\n"
        f"In the text: (Kollontai, 1921/{year}, para. 2.3)"
    )


def test_a_note_is_cited_under_the_names_of_those_who_signed_it(config: Config) -> None:
    cited = Cited(ADDRESS, "2.3", "Note on ‘x’", TWO, anchor="n-x")
    begins = {
        "chicago": "Jean-Luc Roe and Anna B. O’Hara, “Note on ‘x,’” in",
        "mla": "Roe, Jean-Luc, and Anna B. O’Hara. “Note on ‘x.’” The",
        "apa": "Roe, J.-L., & O’Hara, A. B. (20",
        "bibtex": "@incollection{kollontai1921-n-x,\n  author = {Roe, Jean-Luc and O’Hara",
        "ris": "TY  - CHAP\nID  - kollontai1921-n-x\nAU  - Roe, Jean-Luc\nAU  - O’Hara, Anna B.\n",
    }
    for format_, words in begins.items():
        assert citation(config, cited, format_).startswith(words)
    assert "(Roe and O’Hara, par. 2.3)" in citation(config, cited, "mla")


def test_a_section_is_not_called_a_paragraph(config: Config) -> None:
    assert ", sec. 2, " in citation(config, Cited(ADDRESS, "2"), "chicago")
    assert "(Kollontai, sec. 2)" in citation(config, Cited(ADDRESS, "2"), "mla")
    assert ", Section 2)" in citation(config, Cited(ADDRESS, "2"), "apa")


def test_several_paragraphs_are_in_the_plural(config: Config) -> None:
    cited = Cited(ADDRESS, "2.3–2.4")
    for format_, words in {"chicago": "paras. 2", "mla": "pars. 2", "apa": "paras. 2"}.items():
        assert words in citation(config, cited, format_)
    for format_ in ("bibtex", "ris"):
        assert "paragraphs 2.3–2.4; " in citation(config, cited, format_)


@pytest.mark.parametrize(
    ("names", "bibtex", "ris", "title_page"),
    [
        (
            [{"family": "Marx", "given": "Karl"}, {"family": "Engels", "given": "Friedrich"}],
            "{Marx, Karl and Engels, Friedrich}",
            "AU  - Marx, Karl\nAU  - Engels, Friedrich\n",
            "Karl Marx and Friedrich Engels",
        ),
        (
            [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}],
            "{King, Jr., Martin Luther}",
            "AU  - King, Martin Luther, Jr.\n",
            "Martin Luther King Jr.",
        ),
        (
            [{"family": "Le Guin", "given": "Ursula K."}],
            "{{Le Guin}, Ursula K.}",
            "AU  - Le Guin, Ursula K.\n",
            "Ursula K. Le Guin",
        ),
        (
            ["The Bakers’ Union", {"family": "Woolf", "given": "Ann"}, {"literal": "The X"}],
            "{{The Bakers’ Union} and Woolf, Ann and {The X}}",
            "AU  - The Bakers’ Union\nAU  - Woolf, Ann\nAU  - The X\n",
            "The Bakers’ Union, Ann Woolf and The X",
        ),
        ([{"family": "鲁", "given": "迅"}], "{鲁, 迅}", "AU  - 鲁, 迅\n", "鲁迅"),
        ([], "", "", ""),
    ],
)
def test_authors(names: list[CslName | str], bibtex: str, ris: str, title_page: str) -> None:
    config = written_by(names)
    entry, reference = (citation(config, Cited(), format_) for format_ in ("bibtex", "ris"))
    assert (f"author = {bibtex}," in entry) if bibtex else ("author" not in entry)
    assert (ris in reference) if ris else ("AU  - " not in reference)
    assert config.author == title_page


@pytest.mark.parametrize(
    ("author", "message"),
    [
        ({"familly": "Roe"}, "did you mean `family`?"),
        ([["Roe"]], "author 1 is not a name"),
        (["A", ""], "author 2 is not a name"),
        ([{"family": ["Roe"]}], "`family` is not a piece of text"),
        ([{"literal": "A", "given": "B"}], "has no other part"),
        ([{"suffix": "Jr."}], "has neither `family` nor `literal`"),
    ],
)
def test_a_malformed_author_is_reported(author: object, message: str) -> None:
    fields = {"title": "T", "date": "", "copy-text": "x", "sha256": "", "licence": ""}
    with pytest.raises(ValidationError, match=re.escape(message)):
        Config.model_validate({**fields, "author": author})


def test_a_text_that_is_the_whole_is_a_book() -> None:
    config = written_by([])
    assert citation(config, Cited(), "chicago") == "On Bread, version 0 (1901, 2026)."
    assert citation(config, Cited(), "bibtex").startswith("@book{1901,\n  title = {On Bread},\n")


def test_signs_of_bibtex_are_escaped(config: Config) -> None:
    text = citation(config, Cited(ADDRESS, "2.3", "{a} & 5% \\", ("A_B",)), "bibtex")
    assert r"title = {\textbraceleft{}a\textbraceright{} \& 5\% \textbackslash{}}," in text
    assert f"url = {{{ADDRESS}}}," in text
    assert text.startswith("@incollection{kollontai1921,\n")
    assert text.endswith("\n}")


def test_ris_has_one_tag_a_line(config: Config) -> None:
    lines = citation(config, Cited(ADDRESS, "2.3", "Note on ‘a\n b’", ("X",)), "ris").split("\n")
    assert lines[0] == "TY  - CHAP"
    assert lines[-1] == "ER  - "
    assert "TI  - Note on ‘a b’" in lines
    assert all(line[2:6] == "  - " for line in lines)


def test_the_page_gets_templates_that_become_references(edition: Edition) -> None:
    """A filled template is what `citation` makes: its blanks do not change how a style writes."""
    files = {each.uri: each for each in site_files(edition, release=False)}
    content = files["assets/citations.js"].content
    assert isinstance(content, bytes)
    data = json.loads(content.decode().partition(" = ")[2].rstrip(";\n"))
    assert data["formats"] == FORMATS
    signed = {"\n".join(EDITORS)} | {
        "\n".join(edition.records.of(Contributor)[id_].head.name for id_ in entry.head.by)
        for entry in edition.records
        if entry.head.by
    }
    assert data["parts"].keys() == signed
    filled = {"url": ADDRESS, "part": "Note on x", "anchor": "p2-3"}
    for kind, locus in {"none": "", "one": "2.3", "range": "2.3–2.4"}.items():
        for names, thing in [("", data["text"]), *data["parts"].items()]:
            cited = Cited(ADDRESS, locus, anchor="p2-3")
            if names:
                cited = cited._replace(part="Note on x", by=tuple(names.split("\n")))
            for format_ in FORMATS:
                text = thing[kind][format_]
                for blank, value in {**filled, "locus": locus}.items():
                    text = text.replace(f"{{{blank}}}", value)
                assert text == citation(edition.config, cited, format_)
    assert data["text"].keys() == EXAMPLE_PLACES.keys()
