"""The text as chapters, with endnotes after each section or footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from edition.assemble.edition import PlacedNote
from edition.exports.book.chapter import Chapter
from edition.exports.book.record_footer import record_footer
from edition.formats.html import el, join
from edition.model.text import Emendation, Locus, Passage, Ref, Section, Span
from edition.pages.paragraph_context import commentary_anchor
from edition.render.passages import Marks, PassageRenderer
from edition.render.renderer import Renderer


def text_chapters(renderer: Renderer, at_foot: bool) -> Iterator[Chapter]:
    """Yield a chapter for each section, each followed by its commentary.

    Args:
        renderer: the renderer of the edition.
        at_foot: whether the content of a note is put into the text in place of its mark, for a
            program that moves it to the foot of the page; otherwise notes follow the section.
    """
    passages = _Passages(renderer, at_foot)
    edition = renderer.edition
    if edition.reading_text.front:
        lines = [_row(passages, passage) for passage in edition.reading_text.front]
        yield Chapter(
            "text-0",
            "Title lines",
            join([el("div", lines, class_="title-lines"), _notes(passages, 0)]),
            "halftitlepage",
            pages=("text/",),
            level=0,
        )
    for section in edition.sections():
        yield _section(passages, section)
        if commentary := _commentary(renderer, section):
            yield commentary


class _Passages(PassageRenderer):
    """Renders passages with the marks of notes as text; emended words have an id, but no mark."""

    def __init__(self, renderer: Renderer, at_foot: bool) -> None:
        super().__init__(renderer)
        self.at_foot = at_foot

    def _mark(self, note: PlacedNote) -> Markup:
        if self.at_foot:
            content = self.note(note)
            return el("span", content, class_="foot", id=f"n-{note.id}", data_n=note.number)
        return el(
            "a",
            str(note.number),
            class_="noteref",
            id=f"r-{note.id}",
            href=f"#n-{note.id}",
            role="doc-noteref",
            **{"epub:type": "noteref"},
        )

    def _emended(
        self, passage: Passage, emendation: Emendation, place: Span, marks: Marks
    ) -> list[Markup]:
        words, ending = self._plain(passage, place, marks, apart=True)
        return [el("span", words, id=f"v-{emendation.id}"), *ending]

    def note(self, note: PlacedNote) -> Markup:
        """Return the words that a note is about, its text, and its footer."""
        renderer, entry = self.renderer, note.entry
        words = el("em", note.lemma.words, class_="words") if note.lemma else ""
        body = renderer.body(entry.ref)
        last = record_footer(renderer, entry, entry.head.kind)
        return el("span", words, body, last, class_="note")


def _section(passages: _Passages, section: Section) -> Chapter:
    heading = section.heading
    shown = section.numeral.strip() if section.is_numbered else ""
    title = passages.words(heading, section.shown_span)
    content = join(
        [
            el(
                "h1",
                el("span", shown, " ", class_="numeral") if shown else None,
                title,
                id=heading.locus.anchor,
                title=section.name,
            ),
            [_row(passages, passage) for passage in section.paragraphs],
            _notes(passages, section.number),
        ]
    )
    number = section.number
    return Chapter(f"text-{number}", section.name, content, pages=(f"text/{number}/",))


def _row(passages: _Passages, passage: Passage) -> Markup:
    locus = passage.locus
    page = {"epub:type": "pagebreak"} if not passages.at_foot else {}
    number = el(
        "span",
        str(locus),
        class_="locus",
        role=None if passages.at_foot else "doc-pagebreak",
        aria_label=None if passages.at_foot else str(locus),
        id=page_mark(locus),
        **page,
    )
    class_ = "para" if passage.kind == "prose" else f"para {passage.kind}"
    name = "h2" if passage.kind == "subheading" else "p"
    return el(name, number, passages.words(passage), id=locus.anchor, class_=class_)


def _notes(passages: _Passages, number: int) -> Markup | None:
    """Return the notes of a section; of footnotes only the retired, which have no mark."""
    notes = passages.edition.notes_of_section(number)
    retired = [note for note in notes if note.lemma is None]
    if passages.at_foot:
        notes = retired
    if not notes:
        return None
    return el(
        "section",
        el("h2", "Notes"),
        [_aside(passages, note) for note in notes],
        class_="notes",
        id=f"notes-{number}",
        role=None if passages.at_foot else "doc-endnotes",
        **({} if passages.at_foot else {"epub:type": "endnotes"}),
    )


def _aside(passages: _Passages, note: PlacedNote) -> Markup:
    entry = note.entry
    first: Markup | str = "This note has been withdrawn."
    if note.lemma:
        number = el("b", str(note.number))
        back = el("a", number, href=f"#r-{note.id}", role="doc-backlink", title="Back to the text")
        first = join([back, " ", el("em", note.lemma.words)])
    marks = {} if passages.at_foot else {"epub:type": "footnote"}
    return el(
        "aside",
        el("p", first, class_="words"),
        passages.renderer.body(entry.ref),
        record_footer(passages.renderer, entry, entry.head.kind),
        id=f"n-{note.id}",
        role=None if passages.at_foot else "doc-footnote",
        **marks,
    )


def _commentary(renderer: Renderer, section: Section) -> Chapter | None:
    ref = Ref("commentary", str(section.number))
    if ref not in renderer.edition.records:
        return None
    number = section.number
    title = f"Commentary on section {number}"
    byline = renderer.byline(renderer.edition.records[ref])
    content = join(
        [
            el("h1", title),
            renderer.numbered_body(ref, partial(commentary_anchor, number)),
            el("p", byline, class_="meta") if byline else None,
        ]
    )
    pages = (f"text/{number}/#commentary",)
    return Chapter(f"commentary-{number}", title, content, pages=pages, level=2)


def loci(renderer: Renderer) -> list[Locus]:
    """Return the loci of title lines and paragraphs, in the order of the text."""
    return [
        passage.locus
        for passage in renderer.edition.reading_text.passages()
        if passage.locus.paragraph or not passage.locus.section
    ]


def page_mark(locus: Locus) -> str:
    """Return the id of the page break before a passage."""
    return f"at-{locus.section}-{locus.paragraph}"
