"""The page of the bibliography: each work, what the editors saw of it and where it is cited."""

from __future__ import annotations

from markupsafe import Markup

from edition.assemble.citations import BibliographyEntry
from edition.formats.html import counted, el
from edition.formats.site_file import SiteFile, page
from edition.model.text import Ref
from edition.render.renderer import Renderer


def bibliography_page(renderer: Renderer) -> SiteFile:
    """Return `bibliography.md`."""
    entries = renderer.edition.bibliography.entries
    content = el(
        "div",
        el("h1", "Bibliography", class_="page-title"),
        el(
            "p",
            f"{counted(len(entries), 'work')}. Each entry says what the editors saw of "
            "the work. They could read many works only in part, and do not cite an unseen work as "
            "if they had seen it.",
            class_="lead",
        ),
        [_work(renderer, entry) for entry in entries],
        class_="ed-list bibliography",
    )
    description = f"The {len(entries)} works that the notes cite, and where each is cited."
    return page("bibliography.md", "Bibliography", content, description=description)


def _work(renderer: Renderer, work: BibliographyEntry) -> Markup:
    ref = Ref("source", work.id)
    entry = renderer.edition.records[ref]
    archive = entry.head.archive
    note = entry.head.csl.get("note")
    files = renderer.file_links(entry)
    return el(
        "article",
        el("p", work.html, class_="work"),
        el("p", el("b", "Seen"), " ", entry.head.seen, class_="seen") if entry.head.seen else None,
        el("p", el("b", "Note"), " ", note, class_="seen") if isinstance(note, str) else None,
        el("p", el("a", "archived copy", href=archive)) if archive.startswith("https://") else None,
        renderer.backlinks(ref, "Cited in"),
        el("p", files, class_="meta") if files else None,
        id=f"source-{work.id}",
        class_="entry source-entry",
    )
