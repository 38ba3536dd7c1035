"""The text as a Distributed Text Services API of static files, version 1.0, Level 0.

https://dtsapi.org/specifications/versions/v1.0/. The text is cited by section and paragraph (`2`,
`2.3`), a long text by section only. Section 0 contains the title lines, paragraph 0 is the heading
of a section. There is no file for a request that has no answer: every error is a 404.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from typing import Any, NamedTuple

from edition.exports.tei.document import document
from edition.exports.tei.xml_ids import own_language, section_id
from edition.formats.site_file import Download, SiteFile
from edition.formats.spdx import licence_url
from edition.formats.xml import el, root, written
from edition.model.text import Passage
from edition.render.renderer import Renderer

CONTEXT = "https://dtsapi.org/context/v1.0.json"
NAMESPACE = "https://w3id.org/api/dts#"
COLLECTION = "texts"
"""The id of the only collection."""

# An absent parameter leaves nothing in the address, so there is a file for each combination.
TEMPLATES = {
    "collection": "collection{/id,nav}/index.json",
    "navigation": "navigation{/resource,ref}/index{.down}.json",
    "document": "document{/resource,ref}.xml",
}
FOLDER = "dts"
MAX_PARAGRAPHS = 300
"""A longer text is cited by section only, since each paragraph takes six files."""
MAX_SIBLINGS = 50
"""If a unit has more siblings, there is no answer to `down=0`.

Without a limit the size of these lists would grow with the square of the text.
"""
PASSAGES = ("title", "heading", "paragraph")
"""The types of passages in a section."""

Json = dict[str, Any]


class _Unit(NamedTuple):
    identifier: str
    parent: str | None
    type: str
    title: str
    anchor: str
    """The `xml:id` of its element."""


def dts_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield the entry point, `dts/index.json`."""
    yield Download(
        _Exporter(renderer).entry(),
        "Entry point of a DTS 1.0 API (Distributed Text Services, Level 0), for reading tools that "
        "fetch a text in pieces. Its files are static: every error is a 404.",
        "with the schemas of the specification; the pieces together are the TEI text",
        "To work with",
    )


def dts_files(renderer: Renderer) -> Iterator[SiteFile]:
    """Yield all answers except the entry point."""
    exporter = _Exporter(renderer)
    yield from exporter.collections()
    yield from exporter.navigations()
    yield from exporter.documents()


class _Exporter:
    def __init__(self, renderer: Renderer) -> None:
        self.renderer, self.edition = renderer, renderer.edition
        config = renderer.edition.config
        self.id = re.sub("[^a-z0-9]+", "-", config.title.lower()).strip("-") or "text"
        sections = renderer.edition.reading_text.sections
        self.by_paragraph = sum(len(each.paragraphs) for each in sections) <= MAX_PARAGRAPHS
        self.units = [unit for unit in self._units() if self.by_paragraph or unit.parent is None]

    def entry(self) -> SiteFile:
        uri = f"{FOLDER}/index.json"
        templates = {name: self._template(name, uri) for name in TEMPLATES}
        return self._file(uri, {"@type": "EntryPoint", **templates})

    def collections(self) -> Iterator[SiteFile]:
        """Yield the answers for the collection and for the text: alone, children, parents."""
        for folder in ("", f"/{COLLECTION}"):
            yield self._members(f"{FOLDER}/collection{folder}/index.json", COLLECTION, "children")
        for id_ in (COLLECTION, self.id):
            for nav in ("children", "parents"):
                yield self._members(f"{FOLDER}/collection/{id_}/{nav}/index.json", id_, nav)
        yield self._members(f"{FOLDER}/collection/{self.id}/index.json", self.id, "children")

    def navigations(self) -> Iterator[SiteFile]:
        """Yield the tree from its root and from each unit, and the siblings of each (`down=0`)."""
        for down in ("1", "2", "-1"):
            members = [u for u in self.units if down != "1" or u.parent is None]
            yield self._navigation(None, down, members)
        inside: dict[str | None, list[_Unit]] = defaultdict(list)
        for unit in self.units:
            inside[unit.parent].append(unit)
        for unit in self.units:
            yield self._navigation(unit, "", None)
            if len(beside := inside[unit.parent]) <= MAX_SIBLINGS:
                yield self._navigation(unit, "0", beside)
            for down in ("1", "2", "-1"):
                yield self._navigation(unit, down, [unit, *inside.get(unit.identifier, ())])

    def documents(self) -> Iterator[SiteFile]:
        """Yield the whole text, and each unit in a `dts:wrapper`."""
        whole = document(self.renderer)
        folder = f"{FOLDER}/document/{self.id}"
        yield SiteFile(f"{folder}.xml", written(whole))
        elements = {each.get("xml:id"): each for each in whole.iter()}
        for unit in self.units:
            uri = f"{folder}/{unit.identifier}.xml"
            element = copy(elements[unit.anchor])
            element.tail = None
            wrapper = el("dts:wrapper", element)
            wrapper.set("xmlns:dts", NAMESPACE)
            # The targets of pointers are in the whole document.
            base = self.renderer.href(f"{folder}.xml", uri)
            fragment = root(wrapper, xml_base=base, xml_lang=own_language(self.edition))
            yield SiteFile(uri, written(fragment))

    def _units(self) -> Iterator[_Unit]:
        """Yield sections and passages in the order of the text."""
        text = self.edition.reading_text
        if text.front:
            title = self.edition.config.title
            yield _Unit("0", None, "section", title, section_id(0))
            yield from (_passage(passage, "title") for passage in text.front)
        for section in text.sections:
            number = str(section.number)
            yield _Unit(number, None, "section", section.name, section_id(section.number))
            yield _passage(section.heading, "heading")
            yield from (_passage(passage, "paragraph") for passage in section.paragraphs)

    def _members(self, uri: str, id_: str, nav: str) -> SiteFile:
        """Return an answer of the collection endpoint."""
        neighbours = {(COLLECTION, "children"): [self.id], (self.id, "parents"): [COLLECTION]}
        member = [self._described(other, uri) for other in neighbours.get((id_, nav), [])]
        return self._file(uri, {**self._described(id_, uri), "member": member})

    def _described(self, id_: str, uri: str) -> Json:
        config = self.edition.config
        if id_ == COLLECTION:
            return {
                "@id": COLLECTION,
                "@type": "Collection",
                "collection": self._template("collection", uri),
                "totalParents": 0,
                "totalChildren": 1,
                "title": config.work or config.title,
            }
        language = config.language
        return {
            **self._resource(uri),
            "totalParents": 1,
            "totalChildren": 0,
            "title": config.title,
            "description": config.description or config.title,
            "dublinCore": {
                "title": [{"lang": language, "value": config.title}],
                "creator": [{"lang": language, "value": n.natural} for n in config.authors],
                "date": [{"lang": language, "value": config.date}],
                "language": [language],
                "license": [licence_url(config.licence)],
            },
            "download": self.renderer.href("downloads/edition.tei.xml", uri),
        }

    def _resource(self, uri: str) -> Json:
        """Return the text, with templates in which its id is filled in."""
        tree = _cite("section")
        if self.by_paragraph:
            tree["citeStructure"] = [_cite(type_) for type_ in PASSAGES]
        return {
            "@id": self.id,
            "@type": "Resource",
            **{name: self._template(name, uri, self.id) for name in TEMPLATES},
            "citationTrees": [{"@type": "CitationTree", "citeStructure": [tree]}],
            "mediaTypes": ["application/tei+xml"],
        }

    def _navigation(self, unit: _Unit | None, down: str, members: list[_Unit] | None) -> SiteFile:
        folder = f"{self.id}/{unit.identifier}" if unit else self.id
        uri = f"{FOLDER}/navigation/{folder}/index{down and '.'}{down}.json"
        made: Json = {
            "@id": self.renderer.href(uri, uri),
            "@type": "Navigation",
            "resource": self._resource(uri),
        }
        if unit:
            made["ref"] = self._unit(unit)
        if members is not None:
            made["member"] = [self._unit(each) for each in members]
        return self._file(uri, made)

    def _unit(self, unit: _Unit) -> Json:
        return {
            "identifier": unit.identifier,
            "@type": "CitableUnit",
            "level": 1 if unit.parent is None else 2,
            "parent": unit.parent,
            "citeType": unit.type,
            "dublinCore": {
                "title": [{"lang": self.edition.config.language, "value": unit.title}],
            },
        }

    def _template(self, name: str, uri: str, id_: str = "") -> str:
        """Return a URI template; relative to the file `uri` if the site has no address."""
        template = TEMPLATES[name]
        if id_:
            first = "id" if name == "collection" else "resource"
            template = template.replace(f"{{/{first},", f"/{id_}{{/")
        return self.renderer.href(f"{FOLDER}/", uri) + template

    def _file(self, uri: str, content: Json) -> SiteFile:
        own = {"@id": self.renderer.href(uri, uri)}
        made = {"@context": CONTEXT, "dtsVersion": "1.0", **own, **content}
        text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        return SiteFile(uri, text.encode() + b"\n")


def _passage(passage: Passage, type_: str) -> _Unit:
    locus = passage.locus
    title = passage.text if type_ != "paragraph" else str(locus)
    return _Unit(str(locus), str(locus.section), type_, title, locus.anchor)


def _cite(type_: str) -> Json:
    return {"@type": "CiteStructure", "citeType": type_}
