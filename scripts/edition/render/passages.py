"""Render passages of the reading text: emended places, headwords, lemmas and note marks.

The contract (docs/contract.md, "Pages"): without the descendants marked `data-aux`, the
text content is exactly the passage; with each `.emended` replaced by its `data-copy-text`, it is
that of the copy-text. Emended places are outermost and never split; they contain headword links,
which contain lemmas; a note mark follows the emended place or link in which its lemma ends. An
emended place contains the printed words and the rejected ones; the style sheet shows one or both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from edition.assemble.edition import Edition, PlacedNote
from edition.formats.html import el, join
from edition.model.text import Emendation, Locus, Passage, Ref, Span
from edition.render.renderer import Renderer
from edition.render.segments import Marked, merge_runs, runs


class Marks(NamedTuple):
    """Everything that is marked in one passage, with offsets within it."""

    links: list[Marked[Ref | Locus]]
    """Links to headwords, and between the author's notes and their reference marks."""
    notes: list[Marked[PlacedNote | tuple[int, str]]]
    variants: list[Marked[PlacedNote | tuple[int, str]]]
    """Apparatus entries that do not emend: (start, id), each up to the passage's end."""


class PassageRenderer:
    """Renders the passages of one page and links a headword once in each section."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.edition: Edition = renderer.edition
        self._linked: set[tuple[int, Ref]] = set()

    def words(self, passage: Passage, part: Span | None = None) -> Markup:
        """Return the words of a passage, or of a part of it, with all their marks."""
        part = part or Span(0, len(passage.text))
        marks = self._marks(passage)
        out: list[Markup] = []
        done = part.start
        for emendation in self.edition.emendations_by_locus.get(passage.locus, ()):
            place = _within(passage, emendation.reading)
            if not (part.start <= place.start and place.end <= part.end):
                continue
            words, ending = self._plain(passage, Span(done, place.start), marks, apart=False)
            out += [*words, *ending]
            out += self._emended(passage, emendation, place, marks)
            done = place.end
        words, ending = self._plain(passage, Span(done, part.end), marks, apart=False)
        return join([*out, *words, *ending])

    def _marks(self, passage: Passage) -> Marks:
        edition = self.edition
        notes = edition.notes_by_locus.get(passage.locus, ())
        variants = [
            (place.start, placed.id)
            for placed in edition.apparatus_by_locus.get(passage.locus, ())
            if placed.entry.head.reading is None and (place := edition.place_in_reading(placed))
        ]
        return Marks(
            [*self._first_mentions(passage), *self._own_notes(passage)],
            [Marked(note.lemma.span, note) for note in notes if note.lemma],
            [Marked(Span(start, len(passage.text)), (start, id_)) for start, id_ in variants],
        )

    def _own_notes(self, passage: Passage) -> list[Marked[Ref | Locus]]:
        found = self.edition.own_note_links.get(passage.locus, ())
        return [Marked(span, locus) for span, locus in found]

    def _first_mentions(self, passage: Passage) -> list[Marked[Ref | Locus]]:
        marked: list[Marked[Ref | Locus]] = []
        emended = [
            _within(passage, e.reading)
            for e in self.edition.emendations_by_locus.get(passage.locus, ())
        ]
        for ref, place in self.edition.mentions_by_locus.get(passage.locus, ()):
            key = (passage.locus.section, ref)
            cut = any(_crosses(place.span, other) for other in emended)
            if ref.kind == "term" and key not in self._linked and not cut:
                self._linked.add(key)
                marked.append(Marked(place.span, ref))
        return marked

    def _emended(
        self, passage: Passage, emendation: Emendation, place: Span, marks: Marks
    ) -> list[Markup]:
        words, ending = self._plain(passage, place, marks, apart=True)
        entry = self.edition.records[Ref("apparatus", emendation.id)]
        anchor = f"v-{emendation.id}"
        old = emendation.copy_text
        rejected = el("del", old, id=f"{anchor}-copy", class_="rejected", data_aux=True)
        whole = el(
            "span",
            el("span", words, class_="printed"),
            rejected if old else None,
            id=anchor,
            class_="emended",
            data_copy_text=old,
            data_apparatus=emendation.id,
            data_certainty=entry.head.certainty,
        )
        return [whole, *ending]

    def _plain(
        self, passage: Passage, part: Span, marks: Marks, apart: bool
    ) -> tuple[list[Markup], list[Markup]]:
        """Render words outside emended places, or inside one.

        Returns:
            The words, and the note marks that follow them (empty unless `apart`).
        """
        out: list[Markup] = []
        after: list[Markup] = []
        for run in merge_runs(runs(part, marks.links)):
            # HTML forbids links within links, so note marks follow the link.
            words, ending = self._lemmas(passage, run.span, marks, apart or bool(run.marks))
            out += [self._link(run.marks[0], join(words))] if run.marks else words
            (after if apart else out).extend(ending)
        return out, after

    def _link(self, target: Ref | Locus, words: Markup) -> Markup:
        if isinstance(target, Locus):
            return el("a", words, class_="own-note", href=f"#{target.anchor}")
        return self.renderer.term_link(target, words)

    def _lemmas(
        self, passage: Passage, part: Span, marks: Marks, apart: bool
    ) -> tuple[list[Markup], list[Markup]]:
        """Return the lemmas of a part, and the marks of notes that end in it, if `apart`."""
        words: list[Markup] = []
        after: list[Markup] = []
        for run in merge_runs(runs(part, [*marks.notes, *marks.variants])):
            notes = [mark for mark in run.marks if isinstance(mark, PlacedNote)]
            words += [
                el("span", id=f"v-{mark[1]}", class_="variant-place", data_aux=True)
                for mark in run.marks
                if isinstance(mark, tuple) and mark[0] == run.span.start
            ]
            words.append(_lemma(passage, run.span, notes))
            ending = [n for n in notes if n.lemma and n.lemma.span.end == run.span.end]
            (after if apart else words).extend(self._mark(note) for note in ending)
        return words, after

    def _mark(self, note: PlacedNote) -> Markup:
        return el(
            "a",
            class_="noteref",
            id=f"r-{note.id}",
            href=f"#n-{note.id}",
            role="doc-noteref",
            aria_label=f"Note {note.number}",
            # The style sheet draws the number: in the text it would break searches in the page,
            # copied sentences and addresses that quote the text.
            data_number=note.number,
            data_aux=True,
        )


def _lemma(passage: Passage, span: Span, notes: Sequence[PlacedNote]) -> Markup:
    words = passage.text[span.start : span.end]
    if not notes:
        return join([words])
    return el("span", words, class_="lemma", data_notes=" ".join(note.id for note in notes))


def _within(passage: Passage, span: Span) -> Span:
    return Span(span.start - passage.start, span.end - passage.start)


def _crosses(span: Span, other: Span) -> bool:
    """Whether the spans overlap and the first is not inside the other."""
    inside = other.start <= span.start and span.end <= other.end
    return span.overlaps(other) and not inside
