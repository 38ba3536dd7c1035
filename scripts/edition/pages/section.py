"""The text: a page for each section, and a page with the whole text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from edition.formats.html import el, join
from edition.formats.site_file import SiteFile, page
from edition.model.text import Passage, Section
from edition.pages.after_text import commentary, textual_notes
from edition.pages.margin_notes import notes
from edition.pages.paragraph_context import paragraph_context
from edition.pages.placeholders import contents
from edition.pages.section_tools import section_links, text_tools
from edition.pictures.disturbance import parallel_mark, strip
from edition.render.passages import PassageRenderer
from edition.render.renderer import Renderer

MAX_MARGIN_NUMERAL = 2
"""Maximum length of a numeral in the margin; a longer one is printed above the title."""

MAX_WHOLE_TEXT = 2_000_000
"""Maximum length of a text on one page, in characters; of a longer one the contents are shown."""

LEAD = (
    "All sections on one page, with their notes, for continuous reading and for printing. "
    "The commentary is on the pages of the sections."
)

CONTENTS = "The sections of the text, each on a separate page."


def text_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """Yield `text/1.md` and so on, then `text/index.md`."""
    passages = PassageRenderer(renderer)
    rendered = [_rendered(renderer, passages, each) for each in renderer.edition.sections()]
    for each in rendered:
        yield _section_page(renderer, each)
    yield _whole_page(renderer, passages, rendered)


class _Rendered(NamedTuple):
    """The parts that the page of a section and the page of the whole text share."""

    section: Section
    title: Markup
    notes: Markup | None
    """The notes on the heading."""
    rows: Markup


def _rendered(renderer: Renderer, passages: PassageRenderer, section: Section) -> _Rendered:
    heading = section.heading
    return _Rendered(
        section,
        passages.words(heading, section.shown_span),
        notes(renderer, heading.locus),
        join([_row(renderer, passages, each, "para") for each in section.paragraphs]),
    )


def _section_page(renderer: Renderer, rendered: _Rendered) -> SiteFile:
    section = rendered.section
    content = el(
        "div",
        section_links(renderer, section.number),
        _section(renderer, rendered, headnote=True),
        textual_notes(renderer, section),
        commentary(renderer, section),
        paragraph_context(renderer, section),
        class_="ed-text",
    )
    summary = _summary(renderer, section)
    entry = renderer.edition.records.ids("commentary").get(str(section.number))
    return page(
        f"text/{section.number}.md",
        section.name,
        content,
        description=summary,
        edit_path=entry.path if entry else "",
    )


def _whole_page(
    renderer: Renderer, passages: PassageRenderer, rendered: Sequence[_Rendered]
) -> SiteFile:
    edition = renderer.edition
    title_lines = [
        _row(renderer, passages, passage, "title-line") for passage in edition.reading_text.front
    ]
    too_long = len(edition.reading_text.content) > MAX_WHOLE_TEXT
    title, lead = ("Contents", CONTENTS) if too_long else ("The whole text", LEAD)
    sections = [] if too_long else [_section(renderer, each, headnote=False) for each in rendered]
    shown = el(
        "div",
        section_links(renderer, 0),
        el("h1", title, class_="page-title"),
        el("p", lead, class_="lead"),
        text_tools(renderer, None),
        el("div", title_lines, class_="title-lines"),
        contents(renderer) if too_long else sections,
        class_="ed-text ed-whole",
    )
    what = "its sections" if too_long else "the whole text with its notes on one page"
    description = f"{edition.config.title}: {what}."
    return page("text/index.md", title, shown, description=description)


def _section(renderer: Renderer, rendered: _Rendered, headnote: bool) -> Markup:
    section, heading = rendered.section, rendered.section.heading
    shown = section.numeral.strip().rstrip(".: –")
    rest = section.numeral[len(shown) :]
    numeral = "numeral" if len(shown) <= MAX_MARGIN_NUMERAL else "numeral long"
    numeral = numeral if section.is_numbered else "numeral sign"
    before = el("span", shown, el("span", rest, class_="stop"), class_=numeral)
    sign = "" if section.is_numbered else section.ending
    level = "h1" if headnote else "h2"
    summary = _summary(renderer, section) if headnote else ""
    header = el(
        "header",
        el(
            level,
            before if section.numeral else None,
            el("span", rendered.title, class_="title"),
            el("span", sign, class_="numeral sign") if sign else None,
            id=heading.locus.anchor,
            class_="heading",
            data_locus=str(heading.locus),
        ),
        el("p", summary, class_="headnote") if summary else None,
        text_tools(renderer, section.number) if headnote else None,
        rendered.notes,
        class_="section-head",
    )
    return el("section", header, rendered.rows, class_="text-section")


def _row(renderer: Renderer, passages: PassageRenderer, passage: Passage, class_: str) -> Markup:
    locus = passage.locus
    label = f"Paragraph {locus}"
    twin = parallel_mark(renderer, locus)
    return el(
        "div",
        el("a", str(locus), class_="locus", href=f"#{locus.anchor}", aria_label=label),
        twin,
        el(
            "h3" if passage.kind == "subheading" else "p",
            passages.words(passage),
            id=locus.anchor,
            class_=class_ if passage.kind == "prose" else f"{class_} {passage.kind}",
            data_locus=str(locus),
        ),
        strip(renderer, passage),
        notes(renderer, locus),
        class_="row doublet" if twin else "row",
    )


def _summary(renderer: Renderer, section: Section) -> str:
    entry = renderer.edition.records.ids("commentary").get(str(section.number))
    return str(entry.head.summary) if entry else ""
