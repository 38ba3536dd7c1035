"""The sources as `biblStruct`, from their CSL items, and the witnesses as `listWit`."""

from __future__ import annotations

from typing import Any

from edition.assemble.edition import Edition
from edition.exports.tei.body_elements import prose
from edition.exports.tei.xml_ids import editorial_attributes, id_of, language_tag, pointer, uri
from edition.formats.csl_fields import Name, date_in_words, days, names
from edition.formats.dates import iso
from edition.formats.xml import Child, Element, append, el
from edition.kinds.source import Source
from edition.kinds.witness import Witness
from edition.model.text import Ref
from edition.read.records import Entry
from edition.render.renderer import Renderer

SCOPES = {
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number-of-volumes": "volumes",
    "number-of-pages": "pages",
    "chapter-number": "chapter",
}
NUMBERS = ("ISBN", "ISSN", "DOI")
NAMES = ("author", "editor", "translator", "contributor", "container-author", "collection-editor")


def list_bibl(edition: Edition) -> Element | None:
    """Return the bibliography; None without sources."""
    sources = edition.records.of(Source).values()
    return el("listBibl", [_work(edition, entry) for entry in sources]) if sources else None


def _work(edition: Edition, entry: Entry[Source]) -> Element:
    item = edition.bibliography.items[entry.id]
    language = language_tag(str(item.get("language", "")))
    title = el("title", item["title"], level="a" if "container-title" in item else "m")
    people = [_responsible(item, name) for name in NAMES]
    container = item.get("container-title")
    analytic = el("analytic", people, title) if container else None
    level = "j" if str(item["type"]).startswith("article") else "m"
    monogr = el(
        "monogr",
        el("title", str(container), level=level) if container else [people, title],
        el("textLang", mainLang=language) if language else None,
        [el("idno", str(item[name]), type=name) for name in NUMBERS if name in item],
        el("edition", str(item["edition"])) if "edition" in item else None,
        _imprint(item),
    )
    seen = entry.head.seen
    return el(
        "biblStruct",
        analytic,
        monogr,
        _series(item),
        el("note", str(item["note"])) if item.get("note") else None,
        el("note", seen, type="seen") if seen else None,
        [el("ptr", target=uri(str(url))) for url in (item.get("URL"), entry.head.archive) if url],
        type=str(item["type"]),
        xml_id=id_of(entry.ref),
    )


def _series(item: dict[str, Any]) -> Element | None:
    if "collection-title" not in item:
        return None
    title = el("title", str(item["collection-title"]), level="s")
    return el("series", title, _scope(item, "collection-number", "volume"))


def _responsible(item: dict[str, Any], name: str) -> list[Element]:
    element = "author" if name.endswith("author") else "editor"
    role = None if name in ("author", "editor") else name
    return [el(element, _name(person), role=role) for person in names(item, name)]


def _name(name: Name) -> Child:
    if name.whole:
        return el("name", name.family)
    parts = (("forename", name.given), ("surname", name.family), ("genName", name.suffix))
    return el("persName", [el(element, part) for element, part in parts if part])


def _imprint(item: dict[str, Any]) -> Element:
    parts: list[Child] = [
        el(name, str(item[key]))
        for name, key in (("pubPlace", "publisher-place"), ("publisher", "publisher"))
        if key in item
    ]
    for key, type_ in (("issued", None), ("original-date", "original")):
        if key in item:
            parts.append(_date(item, key, type_))
    scopes = [_scope(item, key, unit) for key, unit in SCOPES.items()]
    return el("imprint", parts, scopes, None if "issued" in item else el("date", "undated"))


def _date(item: dict[str, Any], variable: str, type_: str | None) -> Element:
    found = days(item, variable)
    if not found:
        return el("date", date_in_words(item, variable), type=type_)
    if len(found) == 1:
        return el("date", found[0], when=iso(found[0]), type=type_)
    return el("date", "–".join(found), from_=iso(found[0]), to=iso(found[1]), type=type_)


def _scope(item: dict[str, Any], key: str, unit: str) -> Element | None:
    return el("biblScope", str(item[key]), unit=unit) if key in item else None


def list_witnesses(renderer: Renderer) -> Element | None:
    """Return the witnesses and their descriptions; None without witnesses."""
    witnesses = renderer.edition.records.of(Witness).values()
    return el("listWit", [_witness(renderer, entry) for entry in witnesses]) if witnesses else None


def _witness(renderer: Renderer, entry: Entry[Witness]) -> Element:
    head = entry.head
    copied = Ref("witness", head.copies)
    document = el("bibl", el("title", head.name), ", ", el("date", head.dated))
    if copied in renderer.edition.records:
        original = el("ref", head.copies, type="copies", target=pointer(id_of(copied)))
        append(document, ", copied from ", original)
    return el(
        "witness",
        document,
        el("note", prose(renderer, entry.ref)),
        n=entry.id,
        xml_id=id_of(entry.ref),
        **editorial_attributes(renderer.edition, entry),
    )
