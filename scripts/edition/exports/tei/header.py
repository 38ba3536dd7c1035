"""The `teiHeader`: titles, responsibility, sources and editorial principles."""

from __future__ import annotations

import re
from typing import get_args

from edition.assemble.edition import Edition
from edition.exports.tei.work_elements import list_witnesses
from edition.exports.tei.xml_ids import CERT, id_of, own_language, uri
from edition.formats.dates import iso
from edition.formats.spdx import licence_url
from edition.formats.xml import Child, Element, el
from edition.kinds.contributor import Contributor
from edition.kinds.cross_reference import Relation
from edition.kinds.note import NoteKind
from edition.render.renderer import CERTAINTY, Renderer

_VERSION = re.compile(r"\d+(\.\d+){0,3}", re.ASCII)
_LANGUAGES = {"en": "English", "ru": "Russian", "ru-Latn": "Russian in Latin letters"}

CITED = (
    "A passage is cited by its section and its number in the section: 2.3 is the third paragraph "
    "of section 2, 2.0 its heading, 0.1 the first title line. These numbers never change."
)
RULES = (
    (
        "correction",
        "Only certain and mechanical errors are emended, each in a choice: sic contains the "
        "copy-text, corr the emendation. Without sic and rdg the text is the reading text; "
        "without corr and rdg it is the copy-text. Doubtful words are not emended; a conjecture "
        "is recorded beside them (rdg of type conjecture).",
    ),
    (
        "normalization",
        "Nothing is normalised. White space in the element text is as in the copy-text.",
    ),
    ("quotation", "Quotation marks are in the text, as in the copy-text."),
    ("hyphenation", "Hyphens are as in the copy-text; no word is divided at the end of a line."),
    (
        "interpretation",
        "Names and headwords are marked at every occurrence. Notes are in standOff: each refers to "
        "an anchor before its words and one after them. A mention that overlaps another mark is "
        "divided into parts, which next and prev join.",
    ),
)


def header(renderer: Renderer) -> Element:
    """Return the header."""
    edition = renderer.edition
    return el(
        "teiHeader",
        _file(renderer),
        _encoding(edition),
        _profile(edition),
        _revisions(edition),
    )


def _file(renderer: Renderer) -> Element:
    config, url = renderer.edition.config, renderer.settings.site_url
    contributors = renderer.edition.records.of(Contributor).values()
    names = [editor.entry.head.name for editor in renderer.editors]
    responsible = [
        el(
            "respStmt",
            el("resp", entry.head.role),
            el("name", entry.head.name, ref=_person(entry.head)),
            xml_id=id_of(entry.ref),
        )
        for entry in contributors
    ]
    titles = el("title", config.title, type="main"), el("title", "an annotated edition", type="sub")
    stated = el(
        "edition", f"Version {config.version}, ", el("date", config.issued, when=iso(config.issued))
    )
    available = el(
        "availability",
        el("licence", f"The annotations: {config.licence}", target=licence_url(config.licence)),
    )
    return el(
        "fileDesc",
        el(
            "titleStmt",
            titles,
            [el("author", name.natural) for name in config.authors],
            [el("editor", name) for name in names],
            responsible,
        ),
        el("editionStmt", stated),
        el(
            "publicationStmt",
            [el("publisher", name) for name in names] or el("publisher", "The editors"),
            el("idno", url, type="URL") if url else None,
            el("date", config.issued, when=iso(config.issued)),
            available,
        ),
        el("sourceDesc", _copy_text(renderer.edition), list_witnesses(renderer)),
    )


def _person(head: Contributor) -> str:
    return head.orcid_address or uri(head.url)


def _copy_text(edition: Edition) -> Element:
    config = edition.config
    work: list[Child] = [el("title", config.work, level="m"), ", "] if config.work else []
    return el(
        "bibl",
        [[el("author", name.natural), ", "] for name in config.authors],
        [el("title", config.title, level="a"), ", "],
        work,
        el("date", config.date, when=iso(config.date)),
        [". ", el("note", config.translation)] if config.translation else None,
        [". ", el("idno", config.sha256, type="SHA-256")],
        type="copy-text",
        n=config.siglum,
    )


def _encoding(edition: Edition) -> Element:
    config = edition.config
    version = config.version if _VERSION.fullmatch(config.version) else "0"
    # One tree with one root, because some programs read only the first.
    cite = "substring-after(@n, '.')"
    units = (("title", "docTitle/titlePart"), ("heading", "head"), ("paragraph", "p"))
    passages = [
        el("citeStructure", unit=unit, match=match, use=cite, delim=".") for unit, match in units
    ]
    heading = "string-join(head//text()[not(ancestor::sic or ancestor::rdg)], '')"
    title = el("citeData", property="http://purl.org/dc/terms/title", use=heading)
    sections = "//*[self::titlePage or self::div]"
    tree = el("citeStructure", title, passages, unit="section", match=sections, use="@n")
    return el(
        "encodingDesc",
        el("projectDesc", el("p", config.description or config.title)),
        el("editorialDecl", [el(name, el("p", words)) for name, words in RULES]),
        el("refsDecl", el("p", CITED)),
        el("refsDecl", tree, default="true"),
        el("variantEncoding", method="parallel-segmentation", location="internal"),
        _classes(),
        el(
            "appInfo",
            el(
                "application",
                el("label", "edition, the build scripts"),
                ident="edition",
                version=version,
            ),
        ),
    )


def _classes() -> Element:
    def taxonomy(name: str, words: dict[str, str]) -> Element:
        categories = [
            el("category", el("catDesc", said), xml_id=f"{name}-{word}")
            for word, said in words.items()
        ]
        return el("taxonomy", el("desc", TAXONOMIES[name]), categories, xml_id=name)

    sure = {word: f"{word} (cert: {CERT[word]}): {said}" for word, said in CERTAINTY.items()}
    return el(
        "classDecl",
        taxonomy("kind", {kind: kind for kind in get_args(NoteKind)}),
        taxonomy("certainty", sure),
        taxonomy("relation", {each: each for each in get_args(Relation)}),
        taxonomy("status", {"retired": "withdrawn; only its id remains in use"}),
    )


TAXONOMIES = {
    "kind": "What a note is about.",
    "certainty": "How sure the editors are.",
    "relation": "How one passage is related to another.",
    "status": "Whether a record is still in use.",
}


def _profile(edition: Edition) -> Element:
    config = edition.config
    own = own_language(edition)
    spoken = {own: _LANGUAGES.get(own, config.language), **_LANGUAGES}
    languages = [el("language", name, ident=ident) for ident, name in spoken.items()]
    words = [word for word in (config.author, config.work, config.date) if word]
    return el(
        "profileDesc",
        el("langUsage", languages),
        el("textClass", el("keywords", [el("term", word) for word in words])),
    )


def _revisions(edition: Edition) -> Element:
    config = edition.config
    change = el("change", f"Version {config.version}", n=config.version, when=iso(config.issued))
    return el("revisionDesc", change)
