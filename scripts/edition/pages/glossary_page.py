"""The glossary: each headword with its Russian, its sense in this text and its occurrences."""

from __future__ import annotations

from markupsafe import Markup

from edition.formats.html import Child, el, join
from edition.formats.site_file import SiteFile, page
from edition.kinds.term import Term
from edition.model.text import Ref
from edition.pages.headword import form_counts, occurrences
from edition.read.records import Entry
from edition.render.renderer import Renderer


def glossary_page(renderer: Renderer) -> SiteFile:
    """Return `glossary.md`."""
    terms = renderer.edition.records.of(Term).values()
    ordered = sorted(terms, key=lambda t: t.head.headword.casefold())
    parts: list[Markup] = []
    letters: list[str] = []
    for entry in ordered:
        letter = entry.head.headword[:1].upper()
        if letter not in letters:
            letters.append(letter)
            parts.append(el("h2", letter, id=f"letter-{letter.lower()}", class_="letter"))
        parts.append(_entry(renderer, entry))
    index = join((el("a", each, href=f"#letter-{each.lower()}") for each in letters), " ")
    content = el(
        "div",
        el("h1", "Glossary", class_="page-title"),
        el(
            "p",
            f"{len(ordered)} words and phrases in the sense that they have in this text, "
            "with all their occurrences. The text links to an entry where its headword first "
            "occurs in a section.",
            class_="lead",
        ),
        el("p", index, class_="letters", role="navigation", aria_label="Letters"),
        parts,
        class_="ed-list",
    )
    description = (
        f"{len(ordered)} words and phrases of the text, explained in the sense that they have here."
    )
    return page("glossary.md", "Glossary", content, description=description)


def _entry(renderer: Renderer, entry: Entry[Term]) -> Markup:
    head = entry.head
    russian: list[Child] = []
    if head.russian:
        russian.append(el("span", head.russian, lang="ru"))
    if head.transliteration:
        russian.append(el("i", head.transliteration, lang="ru-Latn"))
    see = [
        renderer.link(Ref("term", i))
        for i in head.see
        if Ref("term", i) in renderer.edition.records
    ]
    places = renderer.edition.headword_places.get(entry.ref, [])
    return el(
        "article",
        el("h3", head.headword),
        el("p", join(russian, " · "), class_="russian") if russian else None,
        el("div", renderer.body(entry.ref), class_="note-body"),
        el("p", el("b", "See also"), " ", join(see, " · "), class_="see") if see else None,
        renderer.meta(entry, "forms: " + form_counts(entry, places)),
        occurrences(renderer, entry, places),
        renderer.backlinks(entry.ref, "Linked from", link_types=("reference",)),
        renderer.backlinks(entry.ref, "Mentioned in", link_types=("mention",)),
        id=f"term-{entry.id}",
        class_="entry term-entry",
    )
