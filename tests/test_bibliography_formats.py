"""BibLaTeX and RIS: every value is found again when the file is read by somebody else's parser."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, Entry, parse_string

from edition import Edition
from edition.exports.bibliography_files import bibliography_downloads
from edition.formats.bibliography_formats import BIBTEX, OTHER, RIS, TYPES, bibtex, ris


def download(edition: Edition, ending: str) -> str:
    files = {each.file.uri: each.file for each in bibliography_downloads(edition)}
    content = files[f"downloads/bibliography.{ending}"].content
    assert isinstance(content, bytes)
    return content.decode("utf-8")


@pytest.fixture(scope="module")
def bib(edition: Edition) -> BibliographyData:
    return parse_string(download(edition, "bib"), "bibtex")


@pytest.fixture(scope="module")
def references(edition: Edition) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in rispy.loads(download(edition, "ris"))}


def plain(tex: str) -> str:
    """TeX's escapes undone."""
    signs = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
    signs |= {"textbraceleft": "{", "textbraceright": "}"}
    return re.sub(r"\\(text\w+)\{\}|\\([&%$#_])", lambda m: signs[m[1]] if m[1] else m[2], tex)


def everything(entry: Entry) -> str:
    people = " ".join(str(p) for group in entry.persons.values() for p in group)
    pages = entry.fields.get("pages", "").replace("--", "-")
    return plain(" ".join([*entry.fields.values(), people, pages]))


def values(item: dict[str, Any]) -> list[str]:
    """All words and numbers of a CSL item but its id, its type and the name of its language."""
    found: list[str] = []
    for key, value in item.items():
        if key in ("id", "type", "language"):
            continue
        if isinstance(value, str):
            found.append(" ".join(value.split()))
        elif isinstance(value, dict):
            found += [f"{n:02}" for date in value.get("date-parts", []) for n in date]
            found += [value["literal"]] if "literal" in value else []
        else:
            found += [part for name in value for part in name.values()]
    return found


def test_every_work_is_in_both(
    edition: Edition, bib: BibliographyData, references: dict[str, dict[str, Any]]
) -> None:
    assert set(bib.entries) == set(references) == set(edition.bibliography.items)


def test_bibtex_keeps_every_value(edition: Edition, bib: BibliographyData) -> None:
    for key, item in edition.bibliography.items.items():
        entry = bib.entries[key]
        kept = everything(entry)
        missing = [value for value in values(item) if value not in kept]
        assert missing == [], key
        assert entry.type == TYPES.get(item["type"], OTHER)[BIBTEX]


def test_bibtex_puts_the_main_values_in_their_fields(bib: BibliographyData) -> None:
    entry = bib.entries["allen-2007"]
    assert plain(entry.fields["journaltitle"]) == "The NEP Era: Soviet Russia 1921–1928"
    assert entry.fields["pages"] == "21--54"
    assert entry.fields["date"] == "2007"
    (author,) = entry.persons["author"]
    assert (author.last_names, author.first_names) == (["Allen"], ["Barbara"])


def test_ris_keeps_every_value(edition: Edition, references: dict[str, dict[str, Any]]) -> None:
    for key, item in edition.bibliography.items.items():
        reference = references[key]
        parts: list[str] = []
        for name, value in reference.items():
            parts += [str(v) for v in value] if isinstance(value, list) else [str(value)]
            if name == "unknown_tag":
                parts += [text for texts in value.values() for text in texts]
        kept = " ".join(parts)
        missing = [
            value for value in values(item) if value.replace(",", "") not in kept.replace(",", "")
        ]
        missing = [value for value in missing if value not in item.get("page", "")]
        assert missing == [], key
        if "page" in item:
            pages = [reference[k] for k in ("start_page", "end_page") if k in reference]
            assert "-".join(pages) == item["page"].replace("–", "-")
        assert reference["type_of_reference"] == TYPES.get(item["type"], OTHER)[RIS]


def test_what_has_no_field_stands_in_a_note() -> None:
    item = {"id": "x", "type": "treaty", "title": "T", "jurisdiction": "Persia & more"}
    entry = parse_string(bibtex(item), "bibtex").entries["x"]
    assert plain(entry.fields["note"]) == "jurisdiction: Persia & more"
    assert "N1  - jurisdiction: Persia & more\n" in ris(item)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
def test_no_title_breaks_either_format(title: str) -> None:
    item = {"id": "x", "type": "book", "title": title, "author": [{"family": "A", "given": "B"}]}
    wanted = " ".join(title.split())
    entry = parse_string(bibtex(item), "bibtex").entries["x"]
    assert " ".join(plain(entry.fields["title"]).split()) == wanted
    (reference,) = rispy.load(io.StringIO(ris(item)))
    assert " ".join(reference.get("title", "").split()) == wanted
