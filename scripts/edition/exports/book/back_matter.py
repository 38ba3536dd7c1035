"""The back matter: glossary, registers, apparatus, bibliography, index."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from edition.exports.book.chapter import Chapter
from edition.exports.book.record_footer import record_footer
from edition.formats.html import Child, el, join
from edition.kinds.table import ENTITY_KINDS, KINDS
from edition.kinds.term import Term
from edition.kinds.witness import Witness
from edition.model.text import Ref
from edition.pages.registers import facts, in_order
from edition.pictures.disturbance import state_of
from edition.render.apparatus_form import apparatus_line
from edition.render.renderer import Renderer


def back_chapters(renderer: Renderer) -> Iterator[Chapter]:
    """Yield the chapters for which there are records."""
    chapters = [
        _glossary(renderer),
        *(_register(renderer, kind) for kind in ENTITY_KINDS),
        _cross_references(renderer),
        _apparatus(renderer),
        _bibliography(renderer),
        _index(renderer),
    ]
    yield from (chapter for chapter in chapters if chapter)


def _glossary(renderer: Renderer) -> Chapter | None:
    terms = sorted(
        renderer.edition.records.of(Term).values(), key=lambda t: t.head.headword.casefold()
    )
    parts: list[Markup] = []
    for entry in terms:
        russian: list[Child] = []
        if entry.head.russian:
            russian += [" ", el("span", entry.head.russian, lang="ru", class_="russian")]
        if entry.head.transliteration:
            russian += [" ", el("i", entry.head.transliteration, lang="ru-Latn")]
        term = el("dfn", entry.head.headword)
        parts.append(el("dt", term, russian, id=f"term-{entry.id}"))
        parts.append(el("dd", renderer.body(entry.ref), record_footer(renderer, entry)))
    if not terms:
        return None
    content = join([el("h1", "Glossary"), el("dl", parts)])
    return Chapter("glossary", "Glossary", content, "glossary", "back", ("glossary/",))


def _register(renderer: Renderer, kind: str) -> Chapter | None:
    stem, register = KINDS[kind].folder, KINDS[kind].register
    entries = in_order(renderer, kind)
    if not entries or register is None:
        return None
    title = register.book_title or KINDS[kind].title
    content = join(
        [
            el("h1", title),
            [
                el(
                    "section",
                    el("h2", entry.head.name),
                    el("p", join(shown, " · "), class_="facts")
                    if (shown := facts(renderer, entry))
                    else None,
                    renderer.body(entry.ref),
                    record_footer(renderer, entry),
                    id=f"{KINDS[kind].prefix}-{entry.id}",
                    class_="entry",
                )
                for entry in entries
            ],
        ]
    )
    pages = (f"{stem}/", *register.other_pages)
    return Chapter(stem, title, content, "appendix", "back", pages)


def _cross_references(renderer: Renderer) -> Chapter | None:
    entries = renderer.edition.cross_references
    if not entries:
        return None
    shown = [
        el(
            "section",
            el(
                "h2",
                renderer.link(entry.head.from_),
                f" {entry.head.relation} ",
                renderer.link(entry.head.to),
            ),
            renderer.body(entry.ref),
            record_footer(renderer, entry),
            id=f"x-{entry.id}",
            class_="entry",
        )
        for entry in entries
    ]
    content = join([el("h1", "Cross-references"), shown])
    pages = ("cross-references/",)
    return Chapter("cross-references", "Cross-references", content, "appendix", "back", pages)


def _apparatus(renderer: Renderer) -> Chapter | None:
    edition = renderer.edition
    if not edition.apparatus:
        return None
    witnesses = [
        el(
            "section",
            el("h3", el("b", entry.id), f" {entry.head.name}, {entry.head.dated}".rstrip(", ")),
            renderer.body(entry.ref),
            id=f"witness-{entry.id}",
            class_="entry",
        )
        for entry in edition.records.of(Witness).values()
    ]
    places = [
        el(
            "section",
            el("p", apparatus_line(renderer, placed), class_="line"),
            renderer.body(placed.entry.ref),
            record_footer(renderer, placed.entry, state_of(placed)),
            id=f"a-{placed.id}",
            class_="entry",
        )
        for placed in edition.apparatus
    ]
    lead = (
        "Before the bracket is the reading that this book prints; after it are the witnesses that "
        "have it, and the other readings."
    )
    content = join(
        [
            el("h1", "Apparatus"),
            el("p", lead, class_="lead"),
            [el("h2", "Witnesses"), witnesses] if witnesses else None,
            el("h2", "Places"),
            places,
        ]
    )
    return Chapter("apparatus", "Apparatus", content, "appendix", "back", ("apparatus/",))


def _bibliography(renderer: Renderer) -> Chapter | None:
    works = renderer.edition.bibliography.entries
    if not works:
        return None
    items = []
    for work in works:
        seen = renderer.edition.records[Ref("source", work.id)].head.seen
        shown = el("span", "Seen: ", seen, class_="seen") if seen else None
        items.append(el("li", work.html, " ", shown, id=f"source-{work.id}"))
    content = join([el("h1", "Bibliography"), el("ul", items, class_="works")])
    pages = ("bibliography/",)
    return Chapter("bibliography", "Bibliography", content, "bibliography", "back", pages)


def _index(renderer: Renderer) -> Chapter | None:
    """Return the index: names and headwords with the passages that mention them."""
    edition = renderer.edition
    entries: list[tuple[str, Markup]] = []
    for ref, mentions in edition.mentions_by_ref.items():
        head = edition.records[ref].head
        name = KINDS[ref.kind].named_by(head)
        loci = dict.fromkeys(mention.place.locus for mention in mentions)
        places = join([renderer.link(locus) for locus in loci], ", ")
        label = renderer.link(ref, name)
        entries.append((_sorted_as(name), el("li", label, " ", el("span", places, class_="at"))))
    if not entries:
        return None
    items = [item for _, item in sorted(entries)]
    content = join(
        [el("h1", "Index of names and terms"), el("ul", items, class_="index")],
    )
    return Chapter("index", "Index of names and terms", content, "index", "back")


def _sorted_as(name: str) -> str:
    """Return the sort key: lower case, without punctuation and a leading article."""
    return re.sub(r"\W+", " ", name.casefold().removeprefix("the ")).strip()
