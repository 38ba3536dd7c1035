"""The text: a page for each section, and the whole on one page."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from edition.model import Passage, Section, Span
from edition.render.after_text import commentary, textual_notes
from edition.render.around import around
from edition.render.disturbance import parallel_mark, strip
from edition.render.html import el
from edition.render.notes_beside import notes
from edition.render.passages import PassageRenderer
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile, page
from edition.render.tools import section_links, text_tools


def text_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """`text/1.md` and on, and `text/index.md`."""
    for section in renderer.edition.sections():
        yield _section_page(renderer, section)
    yield _whole_page(renderer)


def _section_page(renderer: Renderer, section: Section) -> SiteFile:
    passages = PassageRenderer(renderer)
    content = el(
        "div",
        section_links(renderer, section.number),
        _section(renderer, passages, section, headnote=True),
        textual_notes(renderer, section),
        commentary(renderer, section),
        around(renderer, section),
        class_="ed-text",
    )
    summary = _summary(renderer, section)
    entry = renderer.edition.records.ids("commentary").get(str(section.number))
    return page(
        f"text/{section.number}.md",
        section.heading.text,
        content,
        description=summary,
        edit_path=entry.path if entry else "",
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
        section_links(renderer, 0),
        el("h1", "The whole text", class_="page-title"),
        el(
            "p",
            "All sections on one page, with their notes, for reading at a stretch and for print. "
            "Commentary stands with each section.",
            class_="lead",
        ),
        text_tools(renderer, None),
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
        text_tools(renderer, section.number) if headnote else None,
        notes(renderer, heading.locus),
        class_="section-head",
    )
    rows = [_row(renderer, passages, p, "p", "para") for p in section.paragraphs]
    return el("section", header, rows, class_="text-section")


def _row(
    renderer: Renderer, passages: PassageRenderer, passage: Passage, tag: str, class_: str
) -> Markup:
    locus = passage.locus
    label = f"Paragraph {locus}"
    twin = parallel_mark(renderer, locus)
    return el(
        "div",
        el("a", str(locus), class_="locus", href=f"#{locus.anchor}", aria_label=label),
        twin,
        el(tag, passages.words(passage), id=locus.anchor, class_=class_, data_locus=str(locus)),
        strip(renderer, passage),
        notes(renderer, locus),
        class_="row doublet" if twin else "row",
    )


def _summary(renderer: Renderer, section: Section) -> str:
    entry = renderer.edition.records.ids("commentary").get(str(section.number))
    return str(entry.head.summary) if entry else ""
