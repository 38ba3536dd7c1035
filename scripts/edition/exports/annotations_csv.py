"""The annotations as a CSV table, and all records as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from edition.formats.csv_table import table
from edition.formats.plain_text import listed, plain_words
from edition.formats.site_file import Download, SiteFile
from edition.kinds.apparatus import Apparatus
from edition.kinds.kind import value_of
from edition.kinds.source import Source
from edition.kinds.table import KINDS
from edition.model.text import Locus, LocusRange
from edition.read.records import Entry
from edition.render.quoted_places import ReadingPlace, reading_places
from edition.render.renderer import Renderer

TABLE, LINES = "downloads/annotations.csv", "downloads/records.jsonl"

COLUMNS = (
    "id kind at start end quote certainty sources by first_sentence text record date dossier"
    " copy_text emended_to conjecture to to_start to_end to_quote address"
).split()


def annotation_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield `annotations.csv` and `records.jsonl`."""
    places = {entry.ref: each for entry, each in reading_places(renderer.edition)}
    yield Download(
        SiteFile(TABLE, table([COLUMNS, *_rows(renderer)])),
        "A spreadsheet with a row for every note, apparatus entry and cross-reference, and the "
        "position of its words in reading-text.txt.",
        "the quotation in each row against the text",
        "To work with",
    )
    lines = (_record(renderer, e, places.get(e.ref, ())) for e in renderer.edition.records)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    yield Download(
        SiteFile(LINES, text.encode("utf-8")),
        "Every record as a line of JSON: front matter, Markdown, plain text, position.",
        "each line against the file of its record",
    )


def _rows(renderer: Renderer) -> Iterator[list[str | int]]:
    """Yield rows with the columns `COLUMNS`; offsets are code points, `end` exclusive.

    `kind` is the kind of a note, `apparatus`, or the relation of a cross-reference, whose other
    end is in the columns `to…`. The position of a retired note is empty.
    """
    for entry, places in reading_places(renderer.edition):
        head = entry.head
        at, start, end, quote = places[0] if places else (str(head.at), "", "", "")
        other = places[1] if len(places) > 1 else ("", "", "", "")
        changed = ["", "", ""]
        if isinstance(head, Apparatus):
            emended = head.reading if head.reading is not None else ""
            changed = [head.quote, emended, head.conjecture or ""]
        yield [
            entry.id,
            _kind(entry),
            at,
            start,
            end,
            quote,
            head.certainty,
            listed(head.sources),
            listed(head.by),
            renderer.first_sentence(entry.ref),
            plain_words(renderer.body(entry.ref)),
            entry.ref.kind,
            head.date,
            listed(head.dossier),
            *changed,
            *other,
            renderer.href(renderer.address(entry.ref), TABLE),
        ]


def _kind(entry: Entry[Any]) -> str:
    """Return the kind of a note, the relation of a cross-reference, or the kind of record."""
    key = KINDS[entry.ref.kind].table_kind
    return str(value_of(entry.head, key)) if key else entry.ref.kind


def _record(
    renderer: Renderer, entry: Entry[Any], places: tuple[ReadingPlace, ...]
) -> dict[str, Any]:
    return {
        "kind": entry.ref.kind,
        "id": entry.id,
        "file": entry.path,
        "address": renderer.href(renderer.address(entry.ref), LINES),
        "head": _head(entry),
        "places": [place._asdict() for place in places],
        "first_sentence": renderer.first_sentence(entry.ref),
        "markdown": entry.body,
        "text": plain_words(renderer.body(entry.ref)),
    }


def _head(entry: Entry[Any]) -> dict[str, Any]:
    """Return the keys that are set in the file."""
    head = entry.head
    fields = type(head).model_fields
    typed = {
        fields[name].alias or name: getattr(head, name)
        for name in head.model_fields_set & fields.keys()
    }
    if isinstance(head, Source):
        typed = {**head.csl, **{key: typed[key] for key in sorted(typed)}}
    return {key: _value(typed[key]) for key in sorted(typed)}


def _value(value: object) -> object:
    """Return the value as in the file: a locus or range of loci as text with a hyphen."""
    return str(value).replace("–", "-") if isinstance(value, Locus | LocusRange) else value
