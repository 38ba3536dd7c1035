"""The glossary as SKOS: read by an RDF parser, and consistent.

S9, S13, S14, S27: https://www.w3.org/TR/skos-reference/.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from edition import Edition, Settings
from edition.exports.skos import JSON, TURTLE, glossary_downloads
from edition.kinds.term import Term
from edition.render.renderer import Renderer

SITE = "https://example.org/edition/"


def graph(edition: Edition, uri: str, site: str = "") -> Graph:
    files = {d.file.uri: d.file for d in glossary_downloads(Renderer(edition, Settings(site)))}
    form = {TURTLE: "turtle", JSON: "json-ld"}[uri]
    return Graph().parse(data=files[uri].content, format=form, publicID=SITE + uri)


@pytest.fixture(scope="module")
def skos(edition: Edition) -> Graph:
    return graph(edition, TURTLE)


def test_turtle_and_json_say_the_same(edition: Edition, skos: Graph) -> None:
    assert isomorphic(skos, graph(edition, JSON))


def test_addresses_are_those_of_the_page_wherever_the_site_lies(
    edition: Edition, skos: Graph
) -> None:
    assert isomorphic(skos, graph(edition, TURTLE, SITE))
    concepts = {str(s) for s in skos.subjects(RDF.type, SKOS.Concept)}
    assert concepts == {f"{SITE}glossary/#term-{id_}" for id_ in edition.records.of(Term)}


def test_every_headword_is_a_concept_with_labels_and_sense(edition: Edition, skos: Graph) -> None:
    for id_, entry in edition.records.of(Term).items():
        concept = URIRef(f"{SITE}glossary/#term-{id_}")
        labels = {(str(o), o.language) for o in skos.objects(concept, SKOS.prefLabel)}  # type: ignore[attr-defined]
        assert labels == {(entry.head.headword, "en")}
        others = {(str(o), o.language) for o in skos.objects(concept, SKOS.altLabel)}  # type: ignore[attr-defined]
        assert {(form, "en") for form in entry.head.forms} <= others | labels
        if entry.head.russian:
            assert {language for _, language in others} >= {"ru"}
        assert len(list(skos.objects(concept, SKOS.definition))) == 1
        related = {str(o).rpartition("term-")[2] for o in skos.objects(concept, SKOS.related)}
        assert related == set(entry.head.see)


def test_s9_no_concept_is_a_scheme(skos: Graph) -> None:
    schemes = set(skos.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 1
    assert not schemes & set(skos.subjects(RDF.type, SKOS.Concept))


def test_s13_no_label_has_two_roles(skos: Graph) -> None:
    roles = [
        set(skos.subject_objects(p)) for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    ]
    assert not any(one & other for one, other in combinations(roles, 2))


def test_s14_one_preferred_label_a_language(skos: Graph) -> None:
    found = Counter((s, o.language) for s, o in skos.subject_objects(SKOS.prefLabel))  # type: ignore[attr-defined]
    assert max(found.values()) == 1


def test_s27_nothing_is_both_related_and_broader(skos: Graph) -> None:
    related = set(skos.subject_objects(SKOS.related))
    up = SKOS.broader | SKOS.broadMatch | ~SKOS.narrower
    above = {(s, o) for s in set(skos.subjects()) for o in skos.objects(s, up * "+")}
    assert not related & (above | {(o, s) for s, o in above})
    assert all(s != o for s, o in related)
    concepts = set(skos.subjects(RDF.type, SKOS.Concept))
    assert {o for _, o in related} <= concepts
