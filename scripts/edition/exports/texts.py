"""The two texts as plain text, and the apparatus that converts one into the other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from edition.assemble.edition import Edition, PlacedApparatus
from edition.formats.csv_table import table
from edition.formats.site_file import Download, SiteFile
from edition.model.text import Emendation, Span

FOLDER = "downloads"


def text_downloads(edition: Edition) -> Iterator[Download]:
    """Yield `copy-text.txt`, `reading-text.txt`, `apparatus.json` and `apparatus.csv`."""
    yield _download(
        "copy-text.txt",
        edition.copy_bytes,
        "The copy-text: the text as transmitted, with its misprints.",
        "the same bytes as the source",
        "To read",
    )
    yield _download(
        "reading-text.txt",
        edition.reading_text.content.encode("utf-8"),
        "The reading text, with the line breaks of the copy-text.",
        "the same words as the pages",
        "To read",
    )
    rows = apparatus_rows(edition)
    text = json.dumps({"entries": rows}, ensure_ascii=False, indent=1)
    yield _download(
        "apparatus.json",
        text.encode("utf-8") + b"\n",
        "Every entry of the apparatus with its positions in both texts.",
        "it converts each text into the other",
    )
    yield _download(
        "apparatus.csv",
        _csv(rows),
        "The apparatus as a table for a spreadsheet.",
        "each row against its entry",
        "To work with",
    )


def _download(
    name: str, content: bytes, purpose: str, checked: str, group: str = "Data"
) -> Download:
    return Download(SiteFile(f"{FOLDER}/{name}", content), purpose, checked, group)


def apparatus_rows(edition: Edition) -> list[dict[str, Any]]:
    """Return the entries in the order of the text; offsets are code points, end exclusive."""
    emendations = {e.id: e for e in edition.emendations}
    return [_row(edition, placed, emendations.get(placed.id)) for placed in edition.apparatus]


def _row(
    edition: Edition, placed: PlacedApparatus, emendation: Emendation | None
) -> dict[str, Any]:
    passage = edition.copy_text.by_locus[placed.lemma.locus]
    start = passage.start + placed.lemma.span.start
    head = placed.entry.head
    return {
        "id": placed.id,
        "at": str(placed.lemma.locus),
        "copy": _place(Span(start, start + len(placed.lemma.words)), placed.lemma.words),
        "reading": _place(emendation.reading, emendation.reading_text) if emendation else None,
        "conjecture": head.conjecture,
        "witnesses": dict(head.witnesses),
        "certainty": head.certainty,
        "dossier": list(head.dossier),
    }


def _place(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text}


def _csv(rows: list[dict[str, Any]]) -> bytes:
    lines: list[Sequence[str | int]] = [
        "id at copy_start copy_end copy_text reading_start reading_end reading_text"
        " conjecture witnesses certainty dossier".split()
    ]
    for row in rows:
        reading = row["reading"] or {"start": "", "end": "", "text": ""}
        witnesses = "; ".join(f"{siglum}: {words}" for siglum, words in row["witnesses"].items())
        lines.append(
            [
                row["id"],
                row["at"],
                *row["copy"].values(),
                *reading.values(),
                row["conjecture"] or "",
                witnesses,
                row["certainty"],
                " ".join(row["dossier"]),
            ]
        )
    return table(lines)
