"""Registers, glossary and downloads in terms of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from edition.formats.authority_links import same_as
from edition.formats.site_file import Download
from edition.formats.spdx import licence_url
from edition.kinds.kind import Kind, Register
from edition.kinds.table import KINDS
from edition.kinds.term import Term
from edition.model.text import Ref
from edition.read.records import Entry
from edition.render.imprint import edition_title
from edition.render.renderer import Renderer

Node = dict[str, Any]

DATASET = "site:downloads/#dataset"
GLOSSARY = "site:glossary/"

MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "pdf": "application/pdf",
    "ris": "application/x-research-info-systems",
    "tei.xml": "application/tei+xml",
    "ttl": "text/turtle",
    "txt": "text/plain",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""Media types by the ending of the file name; the longest match applies."""


def media_type(uri: str) -> str:
    """Return the media type of a file."""
    name = uri.rpartition("/")[2]
    ends = [end for end in MEDIA_TYPES if name.endswith(f".{end}")]
    return MEDIA_TYPES[max(ends, key=len)] if ends else "application/octet-stream"


def register(renderer: Renderer, uri: str, kind: Kind) -> list[Node]:
    """Describe the records of a kind with a register, by id."""
    entries = renderer.edition.records.ids(kind.name)
    return [named(renderer, uri, entries[id_]) for id_ in sorted(entries)]


def named(renderer: Renderer, uri: str, entry: Entry[Any]) -> Node:
    """Describe one record of a register."""
    about = KINDS[entry.ref.kind].register or Register(facts=lambda _: ())
    node = _described(renderer, uri, entry) | {"@type": about.schema_type, "name": entry.head.name}
    if entry.head.russian:
        node["alternateName"] = entry.head.russian
    if same := same_as(entry.head.authorities):
        node["sameAs"] = same
    for key, value in about.schema(entry.head).items():
        if shown := _resolved(renderer, uri, value):
            node[key] = shown
    return node


def _resolved(renderer: Renderer, uri: str, value: object) -> object:
    """Replace references by links to records that exist."""
    if isinstance(value, list):
        return [shown for each in value if (shown := _resolved(renderer, uri, each))]
    if isinstance(value, Ref):
        known = value in renderer.edition.records
        return {"@id": renderer.href(renderer.address(value), uri)} if known else None
    return value


def glossary(renderer: Renderer, uri: str) -> list[Node]:
    """Return the glossary as a set of terms."""
    set_ = renderer.href(GLOSSARY, uri)
    config = renderer.edition.config
    terms = renderer.edition.records.of(Term)
    return [
        {
            "@id": set_,
            "@type": "DefinedTermSet",
            "name": f"Glossary of {config.work or config.title}",
            "isPartOf": {"@id": renderer.href("site:#edition", uri)},
            "license": licence_url(config.licence),
            "hasDefinedTerm": [
                _described(renderer, uri, entry)
                | {"@type": "DefinedTerm", "name": entry.head.headword, "termCode": id_}
                | ({"alternateName": entry.head.russian} if entry.head.russian else {})
                | {"inDefinedTermSet": {"@id": set_}}
                for id_, entry in sorted(terms.items())
            ],
        }
    ]


def dataset(renderer: Renderer, uri: str, downloads: Sequence[Download]) -> Node:
    """Return the text and the annotations as a dataset.

    https://developers.google.com/search/docs/appearance/structured-data/dataset
    """
    config = renderer.edition.config
    return {
        "@id": renderer.href(DATASET, uri),
        "@type": "Dataset",
        "name": f"{edition_title(config)}: text and annotations as data",
        "description": config.description or config.title,
        "version": config.version,
        "datePublished": config.issued,
        "license": licence_url(config.licence),
        "isAccessibleForFree": True,
        "isPartOf": {"@id": renderer.href("site:#edition", uri)},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.file.uri.removeprefix("downloads/"),
                "description": each.purpose,
                "contentUrl": renderer.href(each.file.uri, uri),
                "encodingFormat": media_type(each.file.uri),
            }
            for each in downloads
        ],
    }


def _described(renderer: Renderer, uri: str, entry: Entry[Any]) -> Node:
    node: Node = {"@id": renderer.href(renderer.address(entry.ref), uri)}
    description = renderer.first_sentence(entry.ref)
    return node | ({"description": description} if description else {})
