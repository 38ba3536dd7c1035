"""The registers: a page for each kind that has one, with mentions and backlinks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from edition.formats.html import Child, counted, el, join
from edition.formats.site_file import SiteFile, page
from edition.kinds.kind import Foreign, Register
from edition.kinds.table import KINDS
from edition.model.text import Locus, Ref
from edition.pictures.sparkline import spread_beside
from edition.read.records import Entry
from edition.render.renderer import Renderer


def register_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """Yield `people.md`, `organisations.md` and so on, one page for each kind with a register."""
    for kind in KINDS.values():
        if kind.register is None:
            continue
        entries = in_order(renderer, kind.name)
        content = el(
            "div",
            el("h1", kind.title, class_="page-title"),
            el("p", _lead(kind.register, len(entries)), class_="lead"),
            [_entry(renderer, entry) for entry in entries],
            class_="ed-list",
        )
        title = kind.title
        description = f"{title} of the text and its notes, with every place that names them."
        yield page(f"{kind.folder}.md", title, content, description=description)


def in_order(renderer: Renderer, kind: str) -> list[Entry[Any]]:
    """Return the records of a kind in the order of its register."""
    register = KINDS[kind].register
    entries = renderer.edition.records.ids(kind).values()
    return sorted(entries, key=lambda entry: register.order(entry.head) if register else ())


def _lead(register: Register, count: int) -> Markup:
    text = (
        f"{counted(count, 'entry', 'entries')}. "
        "Each links to the places that name it and to the records that refer to it."
    )
    if not register.order_note:
        return Markup(text)
    table = el("a", "timeline", href="site:timeline/")
    return join([f"{text} {register.order_note}", table, "."])


def _entry(renderer: Renderer, entry: Entry[Any]) -> Markup:
    head = entry.head
    return el(
        "article",
        el("h2", head.name),
        el("p", join(facts(renderer, entry), " · "), class_="russian"),
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry),
        spread_beside(renderer, _places(renderer, entry), head.name),
        renderer.mentions(entry.ref),
        renderer.backlinks(entry.ref, "Linked from", link_types=("reference", "key")),
        renderer.backlinks(entry.ref, "Mentioned in", link_types=("mention",)),
        id=f"{KINDS[entry.ref.kind].prefix}-{entry.id}",
        class_=f"entry {entry.ref.kind}-entry",
    )


def _places(renderer: Renderer, entry: Entry[Any]) -> list[Locus]:
    return [each.place.locus for each in renderer.edition.mentions_by_ref.get(entry.ref, [])]


def facts(renderer: Renderer, entry: Entry[Any]) -> list[Child]:
    """Return the facts printed under a name: other names, dates, related records."""
    register = KINDS[entry.ref.kind].register
    shown: list[Child] = []
    for fact in register.facts(entry.head) if register else ():
        if isinstance(fact, Ref):
            if fact in renderer.edition.records:
                shown.append(renderer.link(fact))
        elif isinstance(fact, Foreign):
            shown.append(el("span", fact.words, lang=fact.language))
        else:
            shown.append(fact)
    return shown
