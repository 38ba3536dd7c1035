"""What the registers, the glossary and the downloads hold, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from edition.formats.authority_links import same_as
from edition.formats.site_file import Download
from edition.formats.spdx import licence_url
from edition.kinds.event import Event
from edition.kinds.organisation import Organisation
from edition.kinds.person import Person
from edition.kinds.place import Location
from edition.kinds.term import Term
from edition.kinds.values import coordinates
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
"""By the end of a file’s name, the longest that fits."""


def media_type(uri: str) -> str:
    """The media type of a file."""
    name = uri.rpartition("/")[2]
    ends = [end for end in MEDIA_TYPES if name.endswith(f".{end}")]
    return MEDIA_TYPES[max(ends, key=len)] if ends else "application/octet-stream"


def person(renderer: Renderer, uri: str, entry: Entry[Person]) -> Node:
    """One person of the register."""
    dates = {"birthDate": entry.head.born, "deathDate": entry.head.died}
    return _named(renderer, uri, entry, "Person") | {k: v for k, v in dates.items() if v}


def people(renderer: Renderer, uri: str) -> list[Node]:
    """All people."""
    entries = renderer.edition.records.of(Person)
    return [person(renderer, uri, entries[id_]) for id_ in sorted(entries)]


def organisations(renderer: Renderer, uri: str) -> list[Node]:
    """All organisations."""
    found = []
    for _, entry in sorted(renderer.edition.records.of(Organisation).items()):
        dates = {"foundingDate": entry.head.start, "dissolutionDate": entry.head.end}
        node = _named(renderer, uri, entry, "Organization")
        found.append(node | {k: v for k, v in dates.items() if v})
    return found


def places(renderer: Renderer, uri: str) -> list[Node]:
    """All places, with coordinates as far as they are known."""
    found = []
    for _, entry in sorted(renderer.edition.records.of(Location).items()):
        node = _named(renderer, uri, entry, "Place")
        latitude, longitude = coordinates(entry.head.coordinates)
        if latitude:
            point = {"latitude": float(latitude), "longitude": float(longitude)}
            node["geo"] = {"@type": "GeoCoordinates", **point}
        found.append(node)
    return found


def events(renderer: Renderer, uri: str) -> list[Node]:
    """All events."""
    records = renderer.edition.records
    found = []
    for _, entry in sorted(records.of(Event).items()):
        node = _named(renderer, uri, entry, "Event") | {"startDate": entry.head.start}
        if entry.head.end:
            node["endDate"] = entry.head.end
        if (place := Ref("place", entry.head.place)) in records:
            node["location"] = {"@id": renderer.href(renderer.address(place), uri)}
        attended = [Ref("person", i) for i in entry.head.people if Ref("person", i) in records]
        if attended:
            node["about"] = [{"@id": renderer.href(renderer.address(ref), uri)} for ref in attended]
        found.append(node)
    return found


def glossary(renderer: Renderer, uri: str) -> list[Node]:
    """The glossary as a set of terms."""
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
    """The annotations and the text as data: https://developers.google.com/search/docs/appearance/structured-data/dataset."""
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
    gist = renderer.gist(entry.ref)
    return node | ({"description": gist} if gist else {})


def _named(renderer: Renderer, uri: str, entry: Entry[Any], type_: str) -> Node:
    node = _described(renderer, uri, entry) | {"@type": type_, "name": entry.head.name}
    if russian := getattr(entry.head, "russian", ""):
        node["alternateName"] = russian
    if same := same_as(entry.head.authorities):
        node["sameAs"] = same
    return node
