"""A passage of the reading text -> HTML: emended places, headwords, lemmas and note marks.

The contract (README, "What others may rely on"): take away the descendants marked `data-aux` and
the text content is exactly the passage; put back each `.emended`'s `data-copy-text` and it is the
copy-text's. Emended places are outermost and never split; headword links stand inside them and
lemmas inside those; note marks follow the innermost link that the lemma ends in.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from edition.edition import Edition, PlacedNote
from edition.model import Emendation, Passage, Ref, Span
from edition.render.html import el, join
from edition.render.renderer import Renderer
from edition.render.segments import Marked, joined, runs


class PassageRenderer:
    """Renders the passages of one page; a headword is linked once in each section."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.edition: Edition = renderer.edition
        self._linked: set[tuple[int, Ref]] = set()

    def words(self, passage: Passage, part: Span | None = None) -> Markup:
        """The words of a passage (or of a part of it) with all their marks."""
        part = part or Span(0, len(passage.text))
        notes = [n for n in self.edition.notes_by_locus.get(passage.locus, ()) if n.lemma]
        terms = self._first_mentions(passage)
        out: list[Markup] = []
        done = part.start
        for emendation in self.edition.emendations_by_locus.get(passage.locus, ()):
            place = _within(passage, emendation.reading)
            if not (part.start <= place.start and place.end <= part.end):
                continue
            out.append(self._plain(passage, Span(done, place.start), terms, notes))
            out.append(self._emended(passage, emendation, place, terms, notes))
            done = place.end
        out.append(self._plain(passage, Span(done, part.end), terms, notes))
        return join(out)

    def _first_mentions(self, passage: Passage) -> list[Marked[Ref]]:
        marked = []
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
        self,
        passage: Passage,
        emendation: Emendation,
        place: Span,
        terms: Sequence[Marked[Ref]],
        notes: Sequence[PlacedNote],
    ) -> Markup:
        inside = self._plain(passage, place, terms, notes)
        entry = self.edition.records[Ref("apparatus", emendation.id)]
        return el(
            "span",
            inside,
            class_="emended",
            data_copy_text=emendation.copy_text,
            data_apparatus=emendation.id,
            data_certainty=entry.head.certainty,
        )

    def _plain(
        self,
        passage: Passage,
        part: Span,
        terms: Sequence[Marked[Ref]],
        notes: Sequence[PlacedNote],
    ) -> Markup:
        """Words outside of emended places, or inside of one."""
        if part.start == part.end:
            return Markup("")
        out: list[Markup] = []
        for run in joined(runs(part, terms)):
            if run.marks:  # a link may not hold a link: the marks of the notes wait for its end
                words, ending = self._lemmas(passage, run.span, notes)
                out += [self.renderer.term_link(run.marks[0], join(words)), *ending]
            else:
                words, ending = self._lemmas(passage, run.span, notes, apart=False)
                out += [*words, *ending]
        return join(out)

    def _lemmas(
        self, passage: Passage, part: Span, notes: Sequence[PlacedNote], apart: bool = True
    ) -> tuple[list[Markup], list[Markup]]:
        """The lemmas of a stretch, and the marks of the notes that end in it, apart or between."""
        marked = [Marked(note.lemma.span, note) for note in notes if note.lemma]
        words: list[Markup] = []
        marks: list[Markup] = []
        for run in joined(runs(part, marked)):
            words.append(_lemma(passage, run.span, run.marks))
            ending = [n for n in run.marks if n.lemma and n.lemma.span.end == run.span.end]
            (marks if apart else words).extend(self._mark(note) for note in ending)
        return words, marks

    def _mark(self, note: PlacedNote) -> Markup:
        return el(
            "a",
            str(note.number),
            class_="noteref",
            id=f"r-{note.id}",
            href=f"#n-{note.id}",
            role="doc-noteref",
            aria_label=f"Note {note.number}",
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
    """Whether they overlap without one lying in the other."""
    inside = other.start <= span.start and span.end <= other.end
    return span.overlaps(other) and not inside
