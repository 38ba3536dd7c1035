"""The glossary as a table and as SKOS: https://www.w3.org/TR/skos-reference/.

The labels meet its integrity conditions: one `prefLabel` for each language (S14), and no label in
two roles (S13). Concepts are linked by `related` only, so none is both related and broader (S27).
The Russian word is often a guess of the editors, so it is an `altLabel`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from edition.assemble.edition import Edition
from edition.formats.csv_table import table
from edition.formats.plain_text import listed, plain_words
from edition.formats.site_file import Download, SiteFile
from edition.formats.spdx import licence_url
from edition.kinds.term import Term
from edition.model.text import Ref
from edition.render.renderer import Renderer

TABLE, TURTLE, JSON = (f"downloads/glossary.{ending}" for ending in ("csv", "ttl", "jsonld"))
COLUMNS = (
    "id headword forms russian transliteration see certainty sources by mentions first_sentence"
    " text address"
).split()

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "licence": {"@id": "dcterms:license", "@type": "@id"},
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
    "related": {"@id": "skos:related", "@type": "@id", "@container": "@set"},
    "notation": "skos:notation",
    "graph": "@graph",
}
LABELS = {name: f"skos:{name}" for name in ("prefLabel", "altLabel", "definition", "note")}
_SPLIT = re.compile(r"\s*[,;]\s*")

Words = tuple[str, str]
"""Words and their language (a BCP 47 tag)."""


class Concept(NamedTuple):
    """A headword as a `skos:Concept`."""

    uri: str
    notation: str
    preferred: Words
    others: tuple[Words, ...]
    definition: Words
    note: Words | None
    """The whole entry, if it is longer than its first sentence."""
    related: tuple[str, ...]


def glossary_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield `glossary.csv`, `glossary.ttl` and `glossary.jsonld`; nothing without a glossary."""
    terms = renderer.edition.records.of(Term)
    if not terms:
        return
    rows = [_row(renderer, id_) for id_ in sorted(terms)]
    yield Download(
        SiteFile(TABLE, table([COLUMNS, *rows])),
        "The glossary as a table for a spreadsheet.",
        "each row against its headword",
        "To work with",
    )
    turtle = _turtle(renderer.edition, _scheme(renderer, TURTLE), _concepts(renderer, TURTLE))
    yield Download(
        SiteFile(TURTLE, turtle.encode("utf-8")),
        "The glossary as a SKOS vocabulary, in Turtle.",
        "with an RDF parser, and against the integrity conditions of SKOS",
    )
    data = _json(renderer.edition, _scheme(renderer, JSON), _concepts(renderer, JSON))
    text = json.dumps(data, ensure_ascii=False, indent=1)
    yield Download(
        SiteFile(JSON, text.encode("utf-8") + b"\n"),
        "The glossary as a SKOS vocabulary, in JSON-LD.",
        "has the same triples as the Turtle",
    )


def _row(renderer: Renderer, id_: str) -> list[str | int]:
    entry = renderer.edition.records.of(Term)[id_]
    head = entry.head
    return [
        id_,
        head.headword,
        listed(head.forms),
        head.russian,
        head.transliteration,
        listed(head.see),
        head.certainty or "",
        listed(head.sources),
        listed(head.by),
        len(renderer.edition.mentions_by_ref.get(entry.ref, [])),
        renderer.first_sentence(entry.ref),
        plain_words(renderer.body(entry.ref)),
        renderer.href(renderer.address(entry.ref), TABLE),
    ]


def _scheme(renderer: Renderer, uri: str) -> str:
    return renderer.href("site:glossary/", uri)


def _concepts(renderer: Renderer, uri: str) -> list[Concept]:
    """Return the headwords sorted by id; addresses are relative to the file `uri`."""
    language = renderer.edition.config.language
    terms = renderer.edition.records.of(Term)

    def address(id_: str) -> str:
        return renderer.href(renderer.address(Ref("term", id_)), uri)

    concepts = []
    for id_, entry in sorted(terms.items()):
        head = entry.head
        preferred = (head.headword, language)
        others = [
            *((form, language) for form in head.forms),
            *((word, "ru") for word in _SPLIT.split(head.russian) if word),
            *((word, "ru-Latn") for word in _SPLIT.split(head.transliteration) if word),
        ]
        first, whole = renderer.first_sentence(entry.ref), plain_words(renderer.body(entry.ref))
        concepts.append(
            Concept(
                uri=address(id_),
                notation=id_,
                preferred=preferred,
                others=tuple(each for each in dict.fromkeys(others) if each != preferred),
                definition=(first, language),
                note=(whole, language) if whole != first else None,
                related=tuple(
                    address(i) for i in dict.fromkeys(head.see) if i in terms and i != id_
                ),
            )
        )
    return concepts


def _title(edition: Edition) -> Words:
    config = edition.config
    return f"Glossary of {config.work or config.title}", config.language


def _turtle(edition: Edition, scheme: str, concepts: Sequence[Concept]) -> str:
    """Return the vocabulary in Turtle 1.1 (https://www.w3.org/TR/turtle/)."""
    lines = [f"@prefix {name}: <{CONTEXT[name]}> ." for name in ("skos", "dcterms", "xsd")]
    facts = [
        ("dcterms:title", _literal(_title(edition))),
        ("dcterms:license", _iri(licence_url(edition.config.licence))),
        ("dcterms:issued", f'"{edition.config.issued}"^^xsd:date'),
    ]
    lines += ["", _subject(scheme, "skos:ConceptScheme", facts)]
    for concept in concepts:
        facts = [
            ("skos:inScheme", _iri(scheme)),
            ("skos:topConceptOf", _iri(scheme)),
            ("skos:notation", json.dumps(concept.notation)),
            ("skos:prefLabel", _literal(concept.preferred)),
            *(("skos:altLabel", _literal(words)) for words in concept.others),
            ("skos:definition", _literal(concept.definition)),
            *([("skos:note", _literal(concept.note))] if concept.note else []),
            *(("skos:related", _iri(uri)) for uri in concept.related),
        ]
        lines += ["", _subject(concept.uri, "skos:Concept", facts)]
    return "\n".join([*lines, ""])


def _subject(uri: str, type_: str, facts: Sequence[tuple[str, str]]) -> str:
    return (
        " ;\n  ".join([f"{_iri(uri)} a {type_}", *(f"{name} {value}" for name, value in facts)])
        + " ."
    )


def _iri(uri: str) -> str:
    return "<" + re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda m: f"%{ord(m[0]):02X}", uri) + ">"


def _literal(words: Words) -> str:
    # Every escape of a JSON string is valid in a Turtle string.
    return f"{json.dumps(words[0], ensure_ascii=False)}@{words[1]}"


def _json(edition: Edition, scheme: str, concepts: Sequence[Concept]) -> dict[str, Any]:
    graph: list[dict[str, Any]] = [
        {
            "id": scheme,
            "type": "skos:ConceptScheme",
            "dcterms:title": _value(_title(edition)),
            "licence": licence_url(edition.config.licence),
            "issued": edition.config.issued,
        }
    ]
    for concept in concepts:
        node = {
            "id": concept.uri,
            "type": "skos:Concept",
            "inScheme": scheme,
            "topConceptOf": scheme,
            "notation": concept.notation,
            "prefLabel": _value(concept.preferred),
            "altLabel": [_value(words) for words in concept.others],
            "definition": _value(concept.definition),
            "note": _value(concept.note) if concept.note else [],
            "related": list(concept.related),
        }
        graph.append({key: value for key, value in node.items() if value})
    return {"@context": {**CONTEXT, **LABELS}, "graph": graph}


def _value(words: Words) -> dict[str, str]:
    return {"@value": words[0], "@language": words[1]}
