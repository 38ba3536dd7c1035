"""The work, its translation, this edition and their makers, in terms of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from edition.formats.html import url_of
from edition.formats.site_file import Download
from edition.formats.spdx import licence_url
from edition.publish.metadata.schema_org import DATASET, media_type, named
from edition.render.imprint import Signer, author_entries, edition_title
from edition.render.renderer import Renderer

Node = dict[str, Any]

ACCESSIBILITY = {
    "accessMode": ["textual", "visual"],
    "accessModeSufficient": {"@type": "ItemList", "itemListElement": ["textual"]},
    "accessibilityFeature": [
        "annotations",
        "displayTransformability",
        "index",
        "structuralNavigation",
        "tableOfContents",
        "unlocked",
    ],
    "accessibilityHazard": "none",
    "accessibilitySummary": (
        "Everything can be read as text, using only the keyboard and without scripts; pictures "
        "are also given as tables or text."
    ),
}
"""Terms of https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary/."""


def edition_nodes(renderer: Renderer, uri: str, downloads: Sequence[Download]) -> list[Node]:
    """Return the nodes of the home page: site, work, text, translation, edition, people."""
    config = renderer.edition.config

    def ref(address: str) -> Node:
        return {"@id": renderer.href(f"site:{address}", uri)}

    people = author_entries(renderer.edition)
    authors = [
        ref(renderer.address(entry.ref).removeprefix("site:") if entry else _anchor(n))
        for n, (_, entry) in enumerate(people)
    ]
    author = authors[0] if len(authors) == 1 else authors
    search = renderer.href("site:search/?q={words}", uri)
    nodes: list[Node] = [
        {
            **ref("#site"),
            "@type": "WebSite",
            "name": config.work or config.title,
            "url": renderer.href("site:", uri),
            "inLanguage": config.language,
            "about": ref("#edition"),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query-input": "required name=words",
            },
        },
        {**ref("#text"), "@type": "Chapter", "name": config.title, "author": author}
        | ({"isPartOf": ref("#work")} if config.work else {}),
        _edition(renderer, uri, downloads, author),
    ]
    if config.work:
        work = {"@type": "Book", "name": config.work, "author": author}
        nodes.append({**ref("#work"), **work, "datePublished": config.date})
    if config.translation:
        translation = {"@type": "CreativeWork", "name": config.title, "author": author}
        about = {"description": config.translation, "inLanguage": config.language}
        of = {"translationOfWork": ref("#text")}
        nodes.append({**ref("#translation"), **translation, **about, **of})
    for node, (name, entry) in zip(authors, people, strict=True):
        if entry:
            nodes.append(named(renderer, uri, entry))
        else:
            nodes.append({**node, "@type": "Person", "name": name.natural})
    nodes += [_editor(renderer, uri, editor) for editor in renderer.editors]
    return [{key: value for key, value in node.items() if value} for node in nodes]


def _editor(renderer: Renderer, uri: str, editor: Signer) -> Node:
    head = editor.entry.head
    return {
        "@id": renderer.href(renderer.address(editor.entry.ref), uri),
        "name": head.name,
        "sameAs": [each for each in (head.url, head.orcid_address) if each],
        "@type": "Organization" if editor.is_group else "Person",
    }


def _anchor(number: int) -> str:
    """Of an author without an entry, counted from 0."""
    return f"#author-{number + 1}" if number else "#author"


def _edition(
    renderer: Renderer, uri: str, downloads: Sequence[Download], author: Node | list[Node]
) -> Node:
    config = renderer.edition.config

    def ref(address: str) -> Node:
        return {"@id": renderer.href(address, uri)}

    sections = [ref(f"site:text/{section.number}/") for section in renderer.edition.sections()]
    return {
        **ref("site:#edition"),
        "@type": "Book",
        "name": edition_title(config),
        "url": renderer.href("site:", uri),
        "description": config.description,
        "author": author,
        "editor": [ref(renderer.address(e.entry.ref)) for e in renderer.editors],
        "version": config.version,
        "datePublished": config.issued,
        "inLanguage": config.language,
        "license": licence_url(config.licence),
        "isAccessibleForFree": True,
        "exampleOfWork": ref("site:#text"),
        "isBasedOn": ref("site:#translation") if config.translation else None,
        "hasPart": [*sections, ref(f"site:{url_of('glossary.md')}")],
        "subjectOf": ref(DATASET),
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": renderer.href(each.file.uri, uri),
                "encodingFormat": media_type(each.file.uri),
            }
            for each in downloads
            if each.group == "To read" or each.file.uri.endswith(".tei.xml")
        ],
        **ACCESSIBILITY,
    }
