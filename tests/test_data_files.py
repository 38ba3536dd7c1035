"""The tables and the lines of JSON: every row says what the text and the records say."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from edition import Edition, Settings
from edition.exports.downloads import downloads
from edition.formats.authority_links import same_as
from edition.formats.csv_table import plain
from edition.kinds.table import ENTITY_KINDS
from edition.kinds.values import coordinates
from edition.read.front_matter import read_document, read_yaml
from edition.render.renderer import Renderer

SITE = "https://example.org/edition/"


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, bytes]:
    """The downloads by their names."""
    made = downloads(Renderer(edition, Settings(site_url=SITE)))
    return {
        each.file.uri.removeprefix("downloads/"): each.file.content
        for each in made
        if isinstance(each.file.content, bytes)
    }


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows without the apostrophes that keep spreadsheets from running a cell."""
    rows = csv.DictReader(io.StringIO(files[name].decode("utf-8"), newline=""))
    return [{key: plain(cell) for key, cell in row.items()} for row in rows]


def test_each_row_quotes_the_words_at_its_place(files: dict[str, bytes]) -> None:
    text = files["reading-text.txt"].decode("utf-8")
    rows = table(files, "annotations.csv")
    for row in rows:
        assert text[int(row["start"]) : int(row["end"])] == row["quote"], row["id"]
        if row["to"]:
            assert text[int(row["to_start"]) : int(row["to_end"])] == row["to_quote"], row["id"]
    assert {row["kind"] for row in rows if row["to"]} <= {
        "echoes", "develops", "qualifies", "contradicts", "answers"
    }  # fmt: skip


def test_each_anchored_record_has_one_row(files: dict[str, bytes], edition: Edition) -> None:
    rows = [(row["record"], row["id"]) for row in table(files, "annotations.csv")]
    kinds = ("note", "apparatus", "cross-reference")
    assert sorted(rows) == sorted((k, i) for k in kinds for i in edition.records.ids(k))


def test_a_row_has_the_places_of_the_apparatus(files: dict[str, bytes]) -> None:
    """`apparatus.json`, made apart, names the same words of the reading text."""
    entries = {e["id"]: e for e in json.loads(files["apparatus.json"])["entries"]}
    rows = {r["id"]: r for r in table(files, "annotations.csv") if r["record"] == "apparatus"}
    assert rows.keys() == entries.keys()
    for id_, entry in entries.items():
        assert rows[id_]["copy_text"] == entry["copy"]["text"] or entry["copy"]["text"] in (
            rows[id_]["quote"], rows[id_]["copy_text"],
        )  # fmt: skip
        if entry["reading"]:
            assert rows[id_]["quote"] == entry["reading"]["text"]
            assert int(rows[id_]["start"]) == entry["reading"]["start"]


def test_a_row_says_in_plain_words_what_its_file_says(files: dict[str, bytes]) -> None:
    row = next(r for r in table(files, "annotations.csv") if r["id"] == "birds")
    assert row["text"].startswith(row["first_sentence"])
    assert row["address"] == SITE + "text/2/#n-birds"
    for row in table(files, "annotations.csv"):
        assert "[[" not in row["text"]
        assert "[@" not in row["text"]
        assert "<" not in row["text"]


def test_each_line_is_a_record_as_its_file_has_it(
    files: dict[str, bytes], edition: Edition, home: Path
) -> None:
    lines = [json.loads(line) for line in files["records.jsonl"].decode("utf-8").splitlines()]
    assert len(lines) == sum(1 for _ in edition.records)
    for line in lines:
        data = (home / line["file"]).read_bytes()
        reader = read_document if line["file"].endswith(".md") else read_yaml
        document, _ = reader(data, line["file"])
        assert document
        assert line["markdown"] == document.body
        for key, typed in document.fields.items():
            kept = line["head"][key]
            assert kept == typed or str(kept) == typed or _is_locus(typed, kept), (
                line["file"],
                key,
            )
        assert line["head"].keys() == document.fields.keys() - {"id"}


def _is_locus(typed: Any, kept: Any) -> bool:
    return isinstance(typed, str) and typed.replace("–", "-") == kept


def test_each_entity_has_its_mentions(files: dict[str, bytes], edition: Edition) -> None:
    rows = table(files, "entities.csv")
    assert [(r["kind"], r["id"]) for r in rows] == [
        (k, i) for k in ENTITY_KINDS for i in sorted(edition.records.ids(k))
    ]
    for row in rows:
        found = [m for m in edition.mentions if m.ref == (row["kind"], row["id"])]
        assert int(row["mentions"]) == len(found)


def test_places_have_their_coordinates(files: dict[str, bytes]) -> None:
    petrograd = next(r for r in table(files, "entities.csv") if r["id"] == "petrograd")
    assert (petrograd["latitude"], petrograd["longitude"]) == ("59.94", "30.31")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("59.94, 30.31", ("59.94", "30.31")),
        ("-33.9,151", ("-33.9", "151")),
        ("91, 0", ("", "")),
        ("0, 181", ("", "")),
        ("59.94 30.31", ("", "")),
        ("nan, 0", ("", "")),
        ("here", ("", "")),
        ("", ("", "")),
    ],
)
def test_coordinates_are_two_degrees_or_nothing(typed: str, wanted: tuple[str, str]) -> None:
    assert coordinates(typed) == wanted


def test_ids_of_authorities_become_addresses() -> None:
    typed = {"Wikidata": "Q1394", "VIAF": "7393146", "ours": "12", "other": "https://e.org/x"}
    assert same_as(typed) == [
        "http://www.wikidata.org/entity/Q1394", "https://viaf.org/viaf/7393146", "https://e.org/x"
    ]  # fmt: skip
