"""References: what each form says, and that its signs are escaped."""

from __future__ import annotations

import json
import warnings

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from conftest import ROOT

from edition import Edition, site_files
from edition.read.config import Config
from edition.render.citing import FORMATS, Cited, citation, escaped, templates

ADDRESS = "https://example.org/text/2/#p2-3:~:text=100%25"


@pytest.fixture
def config(edition: Edition) -> Config:
    return edition.config


@pytest.mark.parametrize("format_", FORMATS)
def test_every_form_names_version_and_locus(config: Config, format_: str) -> None:
    for cited in (Cited(ADDRESS, "2.3"), Cited(ADDRESS, "2.3", "Note on ‘x’", "The editors")):
        text = citation(config, cited, format_)
        assert config.version in text
        assert "2.3" in text
        assert ADDRESS in text


def test_forms_of_a_passage(config: Config) -> None:
    title, book = config.title, "The Workers’ Opposition: An Annotated Digital Edition"
    year, version = config.issued[:4], config.version
    cited = Cited(ADDRESS, "2.3", accessed="2 Jan. 2027")
    assert citation(config, cited, "chicago") == (
        f"Alexandra Kollontai, “{title}” (1921), 2.3, in {book}, "
        f"version {version} ({year}), {ADDRESS}."
    )
    assert citation(config, cited, "mla") == (
        f"Kollontai, Alexandra. “{title}.” 1921. {book}, version {version}, {year}, par. 2.3, "
        f"{ADDRESS}. Accessed 2 Jan. 2027."
    )
    assert citation(config, cited, "apa") == (
        f"Kollontai, A. ({year}). {title} (para. 2.3). In {book} (Version {version}). "
        f"{ADDRESS} (Original work published 1921)"
    )


def test_a_section_is_not_called_a_paragraph(config: Config) -> None:
    assert "sec. 2," in citation(config, Cited(ADDRESS, "2"), "mla")
    assert "(Section 2)" in citation(config, Cited(ADDRESS, "2"), "apa")


def test_signs_of_bibtex_are_escaped(config: Config) -> None:
    assert (
        escaped("{a} & 5% \\ {part}")
        == r"\textbraceleft{}a\textbraceright{} \& 5\% \textbackslash{} {part}"
    )
    text = citation(config, Cited(ADDRESS, "2.3", "{a} & 5% \\", "A_B"), "bibtex")
    assert r"title = {\textbraceleft{}a\textbraceright{} \& 5\% \textbackslash{}}," in text
    assert f"url = {{{ADDRESS}}}," in text
    assert text.startswith("@incollection{kollontai1921,\n")
    assert text.endswith("\n}")


def test_ris_has_one_tag_a_line(config: Config) -> None:
    lines = citation(config, Cited(ADDRESS, "2.3", "Note on ‘a\n b’", "X"), "ris").split("\n")
    assert lines[0] == "TY  - CHAP"
    assert lines[-1] == "ER  - "
    assert "TI  - Note on ‘a b’" in lines
    assert all(line[2:6] == "  - " for line in lines)


def test_the_page_gets_its_templates_as_a_script(edition: Edition) -> None:
    file = next(
        each for each in site_files(edition, release=False) if each.uri == "assets/citations.js"
    )
    assert isinstance(file.content, bytes)
    data = json.loads(file.content.decode().partition(" = ")[2].rstrip(";\n"))
    assert data == {"formats": FORMATS, **templates(edition.config)}


def test_apa_is_what_a_csl_processor_makes(config: Config) -> None:
    """But for the year of the original, which citeproc-py does not know."""
    given, family = config.author.split()
    item = {
        "id": "edition",
        "type": "chapter",
        "title": config.title,
        "author": [{"family": family, "given": given}],
        "container-title": f"{config.work}: An Annotated Digital Edition",
        "issued": {"date-parts": [[int(part) for part in config.issued.split("-")]]},
        "version": config.version,
        "URL": "https://example.org/",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(str(ROOT / "scripts/edition/assemble/apa.csl"), validate=False)
        made = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        made.register(Citation([CitationItem("edition")]))
        (wanted,) = [str(text) for text in made.bibliography()]
    ours = citation(config, Cited("https://example.org/"), "apa")
    assert ours == f"{wanted} (Original work published {config.date})"
