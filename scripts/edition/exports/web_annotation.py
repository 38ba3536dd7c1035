"""All annotations of the text as W3C Web Annotations.

Model: https://www.w3.org/TR/annotation-model/. The target is a page of the site. Its three
selectors select the same words: by quotation, by position in `downloads/reading-text.txt` (whose
SHA-256 is stated), and by position within the element of the paragraph.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from edition.assemble.edition import PlacedApparatus, PlacedNote
from edition.formats.html import with_addresses
from edition.formats.selectors import Json, position, quote, textual
from edition.formats.site_file import Download, SiteFile
from edition.formats.spdx import licence_url
from edition.formats.urn import urn
from edition.kinds.contributor import Contributor
from edition.kinds.cross_reference import CrossReference
from edition.model.text import Locus, LocusRange, Place, Span
from edition.read.records import Entry
from edition.render.crossref_places import end_places
from edition.render.renderer import Renderer

URI = "downloads/annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def web_annotation_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield `annotations.jsonld`: a collection that embeds its only page."""
    text = json.dumps(_Exporter(renderer).collection(), ensure_ascii=False, indent=1)
    yield Download(
        SiteFile(URI, text.encode("utf-8") + b"\n"),
        "Notes, apparatus, cross-references and mentions as W3C Web Annotations, for other "
        "annotation tools.",
        "with the assertions of the W3C; the words of each are found in its page",
        "To work with",
    )


class _Exporter:
    def __init__(self, renderer: Renderer) -> None:
        self.renderer, self.edition = renderer, renderer.edition
        self.config = renderer.edition.config
        self.issued = f"{self.config.issued}T00:00:00Z"
        self.creators = {
            entry.id: self._agent(entry) for entry in self.edition.records.of(Contributor).values()
        }

    def collection(self) -> Json:
        """Return the collection, with its page in `first`."""
        items = list(self._items())
        id_ = self._id("collection", self._iri(URI))
        reading = self.edition.reading_text.content.encode("utf-8")
        page = {
            "id": self._id("page", self._iri(f"{URI}#page")),
            "type": "AnnotationPage",
            "partOf": id_,
            "startIndex": 0,
            "items": items,
        }
        return {
            "@context": CONTEXT,
            "id": id_,
            "type": "AnnotationCollection",
            "label": f"Annotations of “{self.config.title}”, version {self.config.version}",
            "rights": licence_url(self.config.licence),
            "modified": self.issued,
            "dcterms:source": {
                "id": self._iri("downloads/reading-text.txt"),
                "format": "text/plain",
                "schema:sha256": hashlib.sha256(reading).hexdigest(),
                "rdfs:comment": "A TextPositionSelector counts Unicode code points of this text "
                "from 0, including line feeds; if it refines a FragmentSelector, it counts from "
                "the start of the paragraph.",
            },
            "total": len(items),
            "first": page,
        }

    def _items(self) -> Iterator[Json]:
        """Yield all annotations, each kind in the order of the text."""
        for note in self.edition.notes:
            yield self._note(note)
        for placed in self.edition.apparatus:
            yield self._apparatus(placed)
        for entry in self.edition.cross_references:
            yield self._cross_reference(entry)
        for mention in self.edition.mentions:
            ref, place = mention
            name = f"m-{ref.kind}-{ref.id}-{place.locus.anchor}-{place.span.start}"
            purpose = "classifying" if ref.kind == "term" else "identifying"
            body = self._resource(self.renderer.address(ref), purpose)
            id_ = self._id(name, self._iri(f"{URI}#{name}"))
            yield self._annotation(id_, name, purpose, [body], self._target(place))

    def _note(self, note: PlacedNote) -> Json:
        entry = note.entry
        kind = f"downloads/edition.tei.xml#kind-{entry.head.kind}"
        bodies = [
            self._prose(entry),
            self._resource(kind, "classifying"),
            textual(entry.head.kind, "tagging"),
            *([textual("retired", "tagging")] if entry.head.status else []),
        ]
        where = note.lemma or entry.head.at
        return self._of_record(entry, "commenting", bodies, self._target(where))

    def _apparatus(self, placed: PlacedApparatus) -> Json:
        head, lemma = placed.entry.head, placed.lemma
        copy = self.edition.copy_text
        span = Span(*(copy.by_locus[lemma.locus].start + at for at in lemma.span))
        printed = self._resource("downloads/copy-text.txt", "describing")
        printed["selector"] = [quote(copy.content, span), position(span)]
        changes = [text for text in (head.reading, head.conjecture) if text is not None]
        bodies = [
            self._prose(placed.entry),
            *(textual(text, "editing", self.config.language) for text in changes),
            printed,
            *(
                textual(f"{siglum}: {text}", "describing")
                for siglum, text in head.witnesses.items()
            ),
        ]
        motivation = "editing" if changes else "describing"
        passage = self.edition.reading_text.by_locus[lemma.locus]
        within = self.edition.place_in_reading(placed)
        target = self._target(Place(lemma.locus, within, passage.text[within.start : within.end]))
        return self._of_record(placed.entry, motivation, bodies, target)

    def _cross_reference(self, entry: Entry[CrossReference]) -> Json:
        start, end = end_places(self.edition, entry)
        other = {**self._target(end or entry.head.to), "purpose": "linking"}
        bodies = [other, self._prose(entry), textual(entry.head.relation, "tagging")]
        target = self._target(start or entry.head.from_)
        return self._of_record(entry, "linking", bodies, target)

    # Pieces

    def _of_record(
        self, entry: Entry[Any], motivation: str, bodies: list[Json], target: Json
    ) -> Json:
        if entry.head.certainty:
            sure = f"downloads/edition.tei.xml#certainty-{entry.head.certainty}"
            bodies = [*bodies, self._resource(sure, "classifying")]
        name = str(entry.ref)
        id_ = self._id(name, self._iri(self.renderer.address(entry.ref)))
        made = self._annotation(id_, name, motivation, bodies, target)
        creators = [self.creators[each] for each in entry.head.by if each in self.creators]
        if creators:
            made["creator"] = creators[0] if len(creators) == 1 else creators
        return {**made, **self._dates(entry)}

    def _annotation(
        self, id_: str, name: str, motivation: str, bodies: list[Json], target: Json
    ) -> Json:
        return {
            "@context": CONTEXT,  # so that each is complete without the page
            "id": id_,
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": target,
            "generator": {
                "id": urn(self.config.title, "generator"),
                "type": "Software",
                "name": "The build scripts of the edition",
            },
            "generated": self.issued,
            "rights": licence_url(self.config.licence),
            "canonical": urn(self.config.title, name),
        }

    def _target(self, where: Place | LocusRange) -> Json:
        """Return the target: words of the text, or a whole passage (the first of a range)."""
        locus = where.locus if isinstance(where, Place) else where.first
        passage = self.edition.reading_text.by_locus[locus]
        whole = Span(0, len(passage.text))
        # Words that the reading text omits cannot be quoted from it.
        span = where.span if isinstance(where, Place) and where.words else whole
        return {
            "type": "SpecificResource",
            "source": self._page(locus),
            "selector": [
                quote(passage.text, span),
                position(Span(passage.start + span.start, passage.start + span.end)),
                {
                    "type": "FragmentSelector",
                    "conformsTo": HTML_FRAGMENT,
                    "value": locus.anchor,
                    "refinedBy": position(span),
                },
            ],
            "state": {"type": "TimeState", "sourceDate": self.issued},
        }

    def _page(self, locus: Locus) -> str:
        return self._iri(self.renderer.address(locus).partition("#")[0])

    def _prose(self, entry: Entry[Any]) -> Json:
        html = with_addresses(self.renderer.body(entry.ref), self._iri)
        return {**textual(html, "commenting", self.config.language), "format": "text/html"}

    def _resource(self, address: str, purpose: str) -> Json:
        return {"type": "SpecificResource", "source": self._iri(address), "purpose": purpose}

    def _agent(self, entry: Entry[Contributor]) -> Json:
        head = entry.head
        own = self._id(str(entry.ref), self._iri(self.renderer.address(entry.ref)))
        return {"id": head.orcid_address or own, "type": "Person", "name": head.name}

    def _dates(self, entry: Entry[Any]) -> Json:
        """Return when the record was added and last changed; `date` in its head overrides git."""
        versions = self.renderer.history.versions_by_path.get(entry.path, [])
        came = versions[-1].moment if versions and versions[-1].how == "added" else ""
        if _DAY.fullmatch(self.renderer.days(entry)[0]) and entry.head.date:
            came = f"{self.renderer.days(entry)[0]}T00:00:00Z"
        found = {"created": came, "modified": versions[0].moment if versions else ""}
        return {key: moment for key, moment in found.items() if moment}

    def _iri(self, address: str) -> str:
        return self.renderer.href(address, URI)

    def _id(self, name: str, address: str) -> str:
        """Return the address if it is absolute, as an id must be; else a URN for `name`."""
        return address if self.renderer.settings.site_url else urn(self.config.title, name)
