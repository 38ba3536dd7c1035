"""A folder becomes an edition: what is invalid is left out and reported, and nothing else."""

from __future__ import annotations

import gc
import hashlib
from pathlib import Path

import pytest

from edition.assemble.edition import Backlink, Edition
from edition.build import NO_CONFIG, build_edition, read_text
from edition.model.problems import Problem
from edition.model.text import Locus, Ref

COPY = "Title\n\n1. Bread\n\nThe baker baked teh bread.\n\nBread and salt.\n"
CONFIG = """title: Bread
author: A. Baker
date: "1921"
copy-text: docs/copy.txt
sha256: {sha256}
licence: CC-BY-4.0
"""
NOTE = """---
at: {at}
quote: {quote}
kind: context
certainty: editorial
by: [editors]
---
{body}
"""
EMENDATION = """---
at: 1.1
quote: {quote}
reading: {reading}
certainty: editorial
by: [editors]
---
A slip.
"""
EDITORS = "name: The editors\nrole: editor\n"
TERM = "---\nheadword: bread\nforms: [bread]\n---\nFood.\n"
CROSS_REFERENCE = "---\nfrom: 1.1\nto: 1.2\nrelation: echoes\nto_quote: Bread\n---\nSo.\n"
SOURCE = "type: book\ntitle: On Bread\n"


def made(root: Path, files: dict[str, str], copy: str = COPY) -> tuple[Edition, list[Problem]]:
    """The edition of some records; its contributor is the editors."""
    sha256 = hashlib.sha256(copy.encode()).hexdigest()
    every = {
        "docs/copy.txt": copy,
        "annotations/edition.yml": CONFIG.format(sha256=sha256),
        "annotations/contributors/editors.yml": EDITORS,
    } | {f"annotations/{path}": text for path, text in files.items()}
    for path, text in every.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return build_edition(root)


def note(quote: str, at: str = "1.1", body: str = "A note.") -> str:
    return NOTE.format(at=at, quote=quote, body=body)


def emendation(quote: str, reading: str) -> str:
    return EMENDATION.format(quote=quote, reading=reading)


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.path.removeprefix("annotations/"), p.code) for p in problems]


def test_apparatus_quotes_the_copy_text_and_notes_the_reading_text(tmp_path: Path) -> None:
    edition, problems = made(
        tmp_path,
        {
            "apparatus/1/teh.md": emendation("teh", "the"),
            "notes/1/the.md": note("the bread"),
            "notes/1/teh.md": note("teh bread"),
        },
    )
    assert codes(problems) == [("notes/1/teh.md", "quote-not-found")]
    assert edition.reading_text.content == COPY.replace("teh", "the")
    assert edition.copy_text.content == COPY
    assert edition.copy_bytes == COPY.encode()
    assert [n.id for n in edition.notes] == ["the"]
    assert [e.id for e in edition.emendations] == ["teh"]
    assert [a.lemma.words for a in edition.apparatus] == ["teh"]


def test_what_is_invalid_is_left_out_of_everything(tmp_path: Path) -> None:
    edition, problems = made(
        tmp_path,
        {
            "notes/1/good.md": note("baker", body="See [[note:bad]] and [[1.2]]."),
            "notes/1/bad.md": note("bread", body="See [[note:good]], [[1.2]] and [[term:none]]."),
            "glossary/bread.md": TERM,
        },
    )
    assert codes(problems) == [("notes/1/bad.md", "unknown-id")]
    assert [n.id for n in edition.notes] == ["good"]
    assert [n.number for n in edition.notes] == [1]
    bad, good = Ref("note", "bad"), Ref("note", "good")
    assert bad not in edition.records
    assert bad not in edition.bodies
    assert bad not in edition.backlinks
    assert edition.backlinks[good] == ()
    assert edition.backlinks[Locus(1, 2)] == (Backlink(good, "reference"),)


def test_the_form_of_an_invalid_headword_is_no_mention(tmp_path: Path) -> None:
    files = {"glossary/bread.md": TERM, "glossary/salt.md": TERM.replace("bread", "salt")}
    edition, _ = made(tmp_path, files)
    assert [m.place.words for m in edition.mentions] == ["bread", "Bread", "salt"]
    files["glossary/salt.md"] += "See [[9.9]].\n"
    edition, problems = made(tmp_path, files)
    assert codes(problems) == [("glossary/salt.md", "unknown-locus")]
    assert [m.place.words for m in edition.mentions] == ["bread", "Bread"]
    assert [found.ref.id for found in edition.terms.find("bread and salt")] == ["bread"]


def test_an_emendation_that_was_placed_holds_even_if_its_body_is_invalid(tmp_path: Path) -> None:
    """The quotes of other records rest on it."""
    broken = emendation("teh", "the").replace("A slip.", "See [[9.9]].")
    files = {"apparatus/1/teh.md": broken, "notes/1/the.md": note("the bread")}
    edition, problems = made(tmp_path, files)
    assert codes(problems) == [("apparatus/1/teh.md", "unknown-locus")]
    assert [n.id for n in edition.notes] == ["the"]
    assert [a.id for a in edition.apparatus] == ["teh"]
    assert Ref("apparatus", "teh") in edition.records
    assert Ref("apparatus", "teh") not in edition.bodies


def test_of_emendations_that_overlap_the_second_is_left_out(tmp_path: Path) -> None:
    files = {
        "apparatus/1/a.md": emendation("baked teh", "baked the"),
        "apparatus/1/b.md": emendation("teh bread", "the loaf"),
    }
    edition, problems = made(tmp_path, files)
    assert codes(problems) == [("apparatus/1/b.md", "overlapping-emendations")]
    assert edition.reading_text.content == COPY.replace("teh", "the")
    assert [a.id for a in edition.apparatus] == ["a"]


def test_advice_leaves_nothing_out(tmp_path: Path) -> None:
    edition, problems = made(tmp_path, {"notes/1/a.md": note("bread", body="It's so.")})
    assert codes(problems) == [("notes/1/a.md", "straight-quote")]
    assert [n.id for n in edition.notes] == ["a"]
    assert edition.bodies.keys() >= {Ref("note", "a")}


def test_a_source_is_called_unused_only_when_all_records_are_valid(tmp_path: Path) -> None:
    files = {"sources/on-bread.yml": SOURCE}
    assert codes(made(tmp_path, files)[1]) == [("sources/on-bread.yml", "unused-source")]
    files["notes/1/a.md"] = note("cake", body="So says [@on-bread].")
    assert codes(made(tmp_path, files)[1]) == [("notes/1/a.md", "quote-not-found")]


def test_problems_come_in_the_order_of_their_files_each_once(tmp_path: Path) -> None:
    files = {
        "notes/1/b.md": note("cake", body="See [[9.9]]."),
        "notes/1/a.md": note("bread", body="See [[term:no]], [[term:no]]."),
        "commentary/7.md": "---\nsummary: x\nby: [editors]\n---\nWords.\n",
        "cross-references/x.md": CROSS_REFERENCE.replace("Bread", "cake"),
    }
    assert codes(made(tmp_path, files)[1]) == [
        ("commentary/7.md", "bad-file-name"),
        ("cross-references/x.md", "quote-not-found"),
        ("notes/1/a.md", "unknown-id"),
        ("notes/1/b.md", "quote-not-found"),
        ("notes/1/b.md", "unknown-locus"),
    ]


def test_without_a_text_only_that_is_reported_and_not_that_no_quote_is_found(
    tmp_path: Path,
) -> None:
    files = {"notes/1/a.md": note("bread"), "apparatus/1/b.md": emendation("teh", "the")}
    edition, problems = made(tmp_path, files, copy="No heading.\n")
    assert [(p.path, p.line, p.code) for p in problems] == [
        ("annotations/edition.yml", 1, "bad-edition")
    ]
    assert problems[0].message == "no line of the copy-text is a heading like `{n}. {title}`"
    assert edition.notes == ()


def test_a_heading_rule_that_fits_nothing_is_reported_with_its_line(tmp_path: Path) -> None:
    made(tmp_path, {})
    path = tmp_path / "annotations/edition.yml"
    path.write_text(path.read_text(encoding="utf-8") + "heading: '§ {title}'\n", encoding="utf-8")
    _, problems = build_edition(tmp_path)
    assert [(p.line, p.code) for p in problems] == [(7, "bad-edition")]


def test_a_folder_that_is_no_edition_is_reported_so(tmp_path: Path) -> None:
    edition, problems = build_edition(tmp_path)
    assert [(p.path, p.code) for p in problems] == [("annotations/edition.yml", "bad-edition")]
    assert edition.config is NO_CONFIG
    assert list(edition.reading_text.passages()) == []


def test_another_state_of_the_copy_text_can_be_tried(tmp_path: Path) -> None:
    made(tmp_path, {"notes/1/a.md": note("bread")})
    edition, problems = build_edition(tmp_path, COPY.replace("bread", "cake").encode())
    assert codes(problems) == [("notes/1/a.md", "quote-not-found")]
    assert edition.copy_bytes == COPY.replace("bread", "cake").encode()
    (_, _, text), problems = read_text(tmp_path, b"1. Caf\xe9\n")
    assert [p.code for p in problems] == ["not-utf8"]
    assert text.content == ""


def test_pages_and_pictured_words_are_checked_too(tmp_path: Path) -> None:
    made(tmp_path, {})
    (tmp_path / "docs/about.md").write_text("See [[9.9]].\n", encoding="utf-8")
    path = tmp_path / "annotations/edition.yml"
    path.write_text(path.read_text(encoding="utf-8") + "pictured-words: ['term:no']\n", "utf-8")
    edition, problems = build_edition(tmp_path)
    assert [(p.path, p.line, p.code) for p in problems] == [
        ("annotations/edition.yml", 7, "unknown-id"),
        ("docs/about.md", 1, "unknown-locus"),
    ]
    assert [page.uri for page in edition.pages] == ["about.md"]


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path, collecting: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        build_edition(tmp_path)
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
