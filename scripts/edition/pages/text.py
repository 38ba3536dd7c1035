"""The text: a page for each section, and the whole on one page."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from edition.apparatus_form import apparatus_line
from edition.edition import PlacedNote
from edition.html import el
from edition.model import Locus, Passage, Ref, Section, Span
from edition.passages import PassageRenderer
from edition.rendering import Renderer
from edition.site_file import SiteFile, page


def text_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """`text/1.md` and on, and `text/index.md`."""
    for section in renderer.edition.sections():
        yield _section_page(renderer, section)
    yield _whole_page(renderer)


def _section_page(renderer: Renderer, section: Section) -> SiteFile:
    passages = PassageRenderer(renderer)
    content = el(
        "div",
        _section(renderer, passages, section, headnote=True),
        _textual_notes(renderer, section),
        _commentary(renderer, section),
        _pointers(renderer, section),
        class_="ed-text",
    )
    summary = _summary(renderer, section)
    commentary = renderer.edition.records.ids("commentary").get(str(section.number))
    return page(
        f"text/{section.number}.md",
        section.heading.text,
        content,
        description=summary,
        edit_path=commentary.path if commentary else "",
    )


def _whole_page(renderer: Renderer) -> SiteFile:
    edition = renderer.edition
    passages = PassageRenderer(renderer)
    title_lines = [
        _row(renderer, passages, passage, "p", "title-line")
        for passage in edition.reading_text.front
    ]
    sections = [
        _section(renderer, passages, section, headnote=False) for section in edition.sections()
    ]
    content = el(
        "div",
        el("h1", "The whole text", class_="page-title"),
        el(
            "p",
            "All sections on one page, with their notes, for reading at a stretch and for print. "
            "Commentary stands with each section.",
            class_="lead",
        ),
        el("div", title_lines, class_="title-lines"),
        sections,
        class_="ed-text ed-whole",
    )
    description = f"{edition.config.title}: the whole text with its notes on one page."
    return page("text/index.md", "The whole text", content, description=description)


def _section(
    renderer: Renderer, passages: PassageRenderer, section: Section, headnote: bool
) -> Markup:
    heading = section.heading
    numeral = Span(0, len(heading.text) - len(section.title))
    title = Span(numeral.end, len(heading.text))
    shown = heading.text[: numeral.end].strip().rstrip(".")
    rest = heading.text[len(shown) : numeral.end]
    level = "h1" if headnote else "h2"
    summary = _summary(renderer, section) if headnote else ""
    header = el(
        "header",
        el(
            level,
            el("span", shown, el("span", rest, class_="stop"), class_="numeral"),
            el("span", passages.words(heading, title), class_="title"),
            id=heading.locus.anchor,
            class_="heading",
            data_locus=str(heading.locus),
        ),
        el("p", summary, class_="headnote") if summary else None,
        _notes(renderer, heading.locus),
        class_="section-head",
    )
    rows = [_row(renderer, passages, p, "p", "para") for p in section.paragraphs]
    return el("section", header, rows, class_="text-section")


def _row(
    renderer: Renderer, passages: PassageRenderer, passage: Passage, tag: str, class_: str
) -> Markup:
    locus = passage.locus
    return el(
        "div",
        el(
            "a",
            str(locus),
            class_="locus",
            href=f"#{locus.anchor}",
            aria_label=f"Paragraph {locus}",
        ),
        el(tag, passages.words(passage), id=locus.anchor, class_=class_, data_locus=str(locus)),
        _notes(renderer, locus),
        class_="row",
    )


def _notes(renderer: Renderer, locus: Locus) -> Markup | None:
    notes = renderer.edition.notes_by_locus.get(locus, [])
    if not notes:
        return None
    label = f"Notes on {locus}"
    shown = [_note(renderer, note) for note in notes]
    return el("div", shown, class_="notes", role="group", aria_label=label)


def _note(renderer: Renderer, note: PlacedNote) -> Markup:
    """A note beside the text: one line at rest, the whole when opened.

    The peek is drawn by the style sheet from its attribute, so that the words of a note stand in
    the page once.
    """
    entry = note.entry
    if note.lemma is None:
        withdrawn = el("p", "This note has been withdrawn.", class_="withdrawn")
        return el(
            "div", withdrawn, renderer.body(entry.ref), id=f"n-{note.id}", class_="note retired"
        )
    summary = el(
        "summary",
        el("span", str(note.number), class_="n"),
        el(
            "span",
            el("em", note.lemma.words),
            el("span", class_="peek", data_text=renderer.gist(entry.ref)),
            class_="l",
        ),
    )
    back = el("a", "↩", href=f"#r-{note.id}", role="doc-backlink", aria_label="Back to the text")
    return el(
        "details",
        summary,
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry, entry.head.kind),
        el("p", back, class_="back"),
        id=f"n-{note.id}",
        class_="note",
        data_kind=entry.head.kind,
        data_certainty=entry.head.certainty,
    )


def _summary(renderer: Renderer, section: Section) -> str:
    commentary = renderer.edition.records.ids("commentary").get(str(section.number))
    return str(commentary.head.summary) if commentary else ""


def _textual_notes(renderer: Renderer, section: Section) -> Markup | None:
    """Where this section's reading text differs from the copy-text: readable without a script."""
    entries = [
        placed
        for locus, group in renderer.edition.apparatus_by_locus.items()
        if locus.section == section.number
        for placed in group
        if placed.entry.head.reading is not None
    ]
    if not entries:
        return None
    lines = [el("li", apparatus_line(renderer, placed, linked=True)) for placed in entries]
    return el(
        "section",
        el("h2", "Changes to the text", id="changes"),
        el(
            "p",
            "Where the reading text above departs from the copy-text. What stands after the "
            "semicolon is what the copy-text has. Reasons are given in the ",
            el("a", "apparatus", href="site:apparatus/"),
            ".",
            class_="lead",
        ),
        el("ul", lines, class_="apparatus-list"),
        class_="after changes",
    )


def _commentary(renderer: Renderer, section: Section) -> Markup | None:
    commentary = renderer.edition.records.ids("commentary").get(str(section.number))
    if commentary is None:
        return None
    return el(
        "section",
        el("h2", "Commentary", id="commentary"),
        el("div", renderer.body(commentary.ref), class_="prose"),
        renderer.meta(commentary),
        class_="after commentary",
    )


def _pointers(renderer: Renderer, section: Section) -> Markup | None:
    """Passages, notes and pages that point to this section's paragraphs."""
    items = []
    for passage in (section.heading, *section.paragraphs):
        references = _cross_references(renderer, passage.locus)
        others = renderer.backlinks(passage.locus, "See also", hows=("reference",))
        if references or others:
            items.append(el("dt", renderer.link(passage.locus)))
            items.append(el("dd", references, others))
    if not items:
        return None
    return el(
        "section",
        el("h2", "Passages that point here", id="points-here"),
        el("dl", items, class_="pointers"),
        class_="after pointers-section",
    )


_FROM_THE_OTHER_END = {
    "echoes": "is echoed by",
    "develops": "is developed by",
    "qualifies": "is qualified by",
    "contradicts": "is contradicted by",
    "answers": "is answered by",
}


def _cross_references(renderer: Renderer, locus: Locus) -> Markup | None:
    lines = []
    for entry in renderer.edition.cross_references:
        head = entry.head
        if locus in head.from_:
            relation, other = str(head.relation), head.to
        elif locus in head.to:
            relation, other = _FROM_THE_OTHER_END[head.relation], head.from_
        else:
            continue
        reason = el(
            "a", renderer.gist(entry.ref), href=renderer.address(Ref("cross-reference", entry.id))
        )
        lines.append(
            el(
                "li",
                el("span", relation, class_="relation"),
                " ",
                renderer.link(other),
                " – ",
                reason,
            )
        )
    return el("ul", lines, class_="references") if lines else None
