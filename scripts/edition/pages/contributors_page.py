"""The page of contributors, with the records that each has signed."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from edition.formats.dates import readable_date
from edition.formats.html import counted, el, join
from edition.formats.site_file import SiteFile, page
from edition.kinds.contributor import Contributor
from edition.kinds.table import KINDS
from edition.read.records import Entry
from edition.render.renderer import Renderer


def contributors_page(renderer: Renderer) -> SiteFile:
    """Return `contributors.md`: in alphabetical order, with what each has signed."""
    contributors = renderer.edition.records.of(Contributor).values()
    content = el(
        "div",
        el("h1", "Contributors", class_="page-title"),
        el(
            "p",
            "Every record names its authors. ",
            _how_to_contribute(renderer),
            "Recent changes are listed under ",
            _link("What is new", "changes/"),
            ".",
            class_="lead",
        ),
        [
            _contributor(renderer, entry)
            for entry in sorted(contributors, key=lambda entry: entry.head.name.casefold())
        ],
        class_="ed-list",
    )
    description = "The people who wrote the notes and edited the text."
    return page("contributors.md", "Contributors", content, description=description)


def _how_to_contribute(renderer: Renderer) -> list[str | Markup]:
    """Return a sentence on how to contribute, if the edition has a page about it."""
    if not any(page.uri == "contribute.md" for page in renderer.edition.pages):
        return []
    return ["To become a contributor, see ", _link("Contribute", "contribute/"), ". "]


def _link(words: str, address: str) -> Markup:
    return el("a", words, href=f"site:{address}")


def _contributor(renderer: Renderer, entry: Entry[Contributor]) -> Markup:
    head = entry.head
    signed = renderer.signed_by(entry.id)
    kinds = Counter(record.ref.kind for record in signed)
    notes = kinds.pop("note", 0)
    counts: list[str | Markup] = []
    if notes:
        counts.append(el("a", counted(notes, "note"), href=f"site:notes/?by={entry.id}"))
    counts += [
        counted(number, KINDS[kind].singular, KINDS[kind].plural)
        for kind, number in sorted(kinds.items())
    ]
    days = sorted(day for record in signed for day in renderer.days(record) if day)
    period = "–".join(dict.fromkeys(map(readable_date, (days[0], days[-1])))) if days else None
    links = [
        el("a", f"ORCID {head.orcid}", href=head.orcid_address) if head.orcid else None,
        el("a", head.url.partition("://")[2].rstrip("/"), href=head.url) if head.url else None,
    ]
    return el(
        "article",
        el("h2", head.name),
        el("p", join([part for part in (head.role, *links) if part], " · ")),
        el("p", join(counts, ", ") if counts else "No records yet."),
        el("p", "Signed records from ", period, ".", class_="meta") if period else None,
        id=f"contributor-{entry.id}",
        class_="entry",
    )
