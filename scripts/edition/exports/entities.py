"""People, organisations, places and events as one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.formats.authority_links import same_as
from edition.formats.csv_table import table
from edition.formats.plain_text import listed, plain_words
from edition.formats.site_file import Download, SiteFile
from edition.kinds.table import ENTITY_KINDS
from edition.kinds.values import coordinates
from edition.read.records import Entry
from edition.render.renderer import Renderer

URI = "downloads/entities.csv"
COLUMNS = (
    "id kind name forms russian start end latitude longitude place people same_as certainty"
    " sources by mentions loci first_sentence text address"
).split()


def entity_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield `entities.csv`: the records of the registers, sorted by kind and id."""
    records = renderer.edition.records
    rows = (
        _row(renderer, entry)
        for kind in ENTITY_KINDS
        for _, entry in sorted(records.ids(kind).items())
    )
    yield Download(
        SiteFile(URI, table([COLUMNS, *rows])),
        "People, organisations, places and events with dates, coordinates, links to authority "
        "files, and the paragraphs that mention them.",
        "each row against its record",
        "To work with",
    )


def _row(renderer: Renderer, entry: Entry[Any]) -> list[str | int]:
    """Return the columns `COLUMNS`; a person’s `start` and `end` are birth and death."""
    head = entry.head
    mentions = renderer.edition.mentions_by_ref.get(entry.ref, [])
    return [
        entry.id,
        entry.ref.kind,
        head.name,
        listed(head.forms),
        head.russian,
        *head.lifetime,
        *coordinates(head.point),
        listed(head.related.get("place", ())),
        listed(head.related.get("person", ())),
        listed(same_as(head.authorities)),
        head.certainty or "",
        listed(head.sources),
        listed(head.by),
        len(mentions),
        listed(dict.fromkeys(str(mention.place.locus) for mention in mentions)),
        renderer.first_sentence(entry.ref),
        plain_words(renderer.body(entry.ref)),
        renderer.href(renderer.address(entry.ref), URI),
    ]
