"""The package document of the EPUB: metadata, manifest, reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.formats.spdx import licence_url
from edition.formats.xml import Element, el, lined, written
from edition.kinds.witness import Witness
from edition.render.imprint import edition_title, editors
from edition.render.renderer import Renderer

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
A11Y = "http://www.idpf.org/epub/vocab/package/a11y/#"

CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"

FEATURES = (
    "annotations",
    "ARIA",
    "displayTransformability",
    "index",
    "pageBreakMarkers",
    "pageNavigation",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)
"""Terms of https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary/."""
SUMMARY = (
    "The book is text that can be read aloud, enlarged and recoloured. Every note is linked "
    "from its passage and links back to it. Sections and paragraphs are in the page list. The "
    "only picture is the cover."
)


class Item(NamedTuple):
    """A file of the book."""

    id: str
    href: str
    type: str
    data: bytes
    properties: str = ""
    in_order: bool = False
    """Whether it belongs to the reading order (the spine)."""


def package(renderer: Renderer, identifier: str, items: Sequence[Item]) -> bytes:
    """Return the file `package.opf`."""
    manifest = [
        el("item", id=i.id, href=i.href, properties=i.properties, **{"media-type": i.type})
        for i in items
    ]
    spine = [
        el("itemref", idref=item.id, linear="no" if item.id == "cover" else None)
        for item in items
        if item.in_order
    ]
    return written(
        lined(
            el(
                "package",
                el("metadata", _metadata(renderer, identifier), **{"xmlns:dc": DUBLIN_CORE}),
                el("manifest", manifest),
                el("spine", spine),
                xmlns="http://www.idpf.org/2007/opf",
                version="3.0",
                prefix=f"a11y: {A11Y}",
                xml_lang=renderer.edition.config.language,
                **{"unique-identifier": "id"},
            )
        )
    )


def _metadata(renderer: Renderer, identifier: str) -> Iterator[Element]:
    edition = renderer.edition
    config = edition.config
    yield el("dc:identifier", identifier, id="id")
    yield el("dc:title", edition_title(config), id="title")
    yield _meta("title-type", "main", "title")
    yield el("dc:title", config.title, id="chapter-title")
    yield _meta("title-type", "subtitle", "chapter-title")
    yield el("dc:language", config.language)
    for n, name in enumerate(config.authors):
        yield from _person(f"author-{n}" if n else "author", name.natural, name.inverted, "aut")
    for n, signer in enumerate(editors(edition)):
        yield from _person(f"editor-{n}", signer.entry.head.name, signer.inverted, "edt")
    yield el("dc:date", config.issued)
    yield _meta("dcterms:modified", f"{config.issued}T00:00:00Z")
    yield el("dc:rights", _rights(config.licence))
    yield el("dc:type", "Annotated edition")
    yield el("dc:description", config.description or config.title)
    for entry in edition.records.of(Witness).values():
        yield el("dc:source", f"{entry.head.name}, {entry.head.dated}".rstrip(", "))
    yield _meta("schema:accessMode", "textual")
    yield _meta("schema:accessModeSufficient", "textual")
    for feature in FEATURES:
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", SUMMARY)
    yield _meta("pageBreakSource", "none")
    yield _meta("dcterms:conformsTo", CONFORMS_TO, id_="conforms")
    yield _meta("a11y:certifiedBy", "The editors of this edition", "conforms")


def _rights(licence: str) -> str:
    return (
        f"Annotations: {licence} ({licence_url(licence)}). The text and the fonts have other "
        "licences; all are printed at the end."
    )


def _person(id_: str, name: str, sorted_as: str, role: str) -> Iterator[Element]:
    """Yield a creator or contributor.

    Roles are codes of https://id.loc.gov/vocabulary/relators.html.
    """
    yield el("dc:creator" if role == "aut" else "dc:contributor", name, id=id_)
    yield _meta("role", role, id_, scheme="marc:relators")
    yield _meta("file-as", sorted_as, id_)


def _meta(
    property_: str, value: str, refines: str = "", scheme: str | None = None, id_: str | None = None
) -> Element:
    about = f"#{refines}" if refines else None
    return el("meta", value, property=property_, refines=about, scheme=scheme, id=id_)
