"""Encode the passages of the reading text as TEI that contains both texts.

Without `sic` and `rdg` the text content is the reading text; without `corr` and `rdg` it is the
copy-text. Apparatus entries are never split. Mentions are within or around them; one that overlaps
an entry or another mention is split into parts, which `next` and `prev` join. The words of notes
and cross-references are between two `anchor`s, because they can overlap in any way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple, TypeAlias

from edition.assemble.edition import Edition, Mention, PlacedApparatus
from edition.exports.tei.xml_ids import editorial_attributes, id_of, pointer, record_pointers
from edition.formats.xml import Child, Element, el
from edition.kinds.kind import REFERRING_STRING
from edition.kinds.table import KINDS
from edition.model.text import Locus, Passage, Span
from edition.render.crossref_places import end_places
from edition.render.segments import Marked, Run, runs

Mark: TypeAlias = "PlacedApparatus | Mention"


class _Leaf(NamedTuple):
    """A piece of a passage and what surrounds it, from the outside in."""

    marks: tuple[Mark, ...]
    content: Child


class PassageEncoder:
    """Encodes the passages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._emended = {emendation.id: emendation for emendation in edition.emendations}
        self._anchored = _anchored(edition)

    def content(self, passage: Passage) -> list[Child]:
        """Return the children of the element of a passage."""
        placed = self.edition.apparatus_by_locus.get(passage.locus, ())
        marked: list[Marked[Mark]] = [
            Marked(self.edition.place_in_reading(each), each) for each in placed
        ]
        fixed = [each.span for each in marked]
        for mention in self.edition.mentions_by_locus.get(passage.locus, ()):
            marked += [Marked(part, mention) for part in _cut(mention.place.span, fixed)]
        # The outer mark comes first; on the same words a mention is within the apparatus entry.
        marked.sort(key=lambda m: (m.span.start, -m.span.end, isinstance(m.mark, Mention)))
        parts: dict[Mention, list[Element]] = {}
        content = self._nested(list(self._leaves(passage, marked)), 0, parts)
        for mention, elements in parts.items():
            if len(elements) > 1:
                start = mention.place.span.start
                _join(elements, f"{passage.locus.anchor}.{id_of(mention.ref)}.{start}")
        return content

    def _leaves(self, passage: Passage, marked: Sequence[Marked[Mark]]) -> Iterator[_Leaf]:
        """Yield text, anchors and omitted words in order, each with its marks."""
        starts: dict[int, list[str]] = defaultdict(list)
        stops: dict[int, list[str]] = defaultdict(list)
        for span, key in self._anchored.get(passage.locus, ()):
            starts[span.start].append(f"{key}.start")
            stops[span.end].append(f"{key}.end")
        gone: dict[int, list[Mark]] = defaultdict(list)
        for span, mark in marked:
            if span.start == span.end:
                gone[span.start].append(mark)
        edges = sorted({*starts, *stops, *gone})
        end = Span(len(passage.text), len(passage.text))
        before: tuple[Mark, ...] = ()
        for span, marks in [*_pieces(runs(Span(0, end.end), marked), edges), Run(end, ())]:
            at = span.start
            yield from (_Leaf(before, el("anchor", xml_id=name)) for name in stops.get(at, ()))
            yield from (_Leaf((*_shared(before, marks), mark), None) for mark in gone.get(at, ()))
            yield from (_Leaf(marks, el("anchor", xml_id=name)) for name in starts.get(at, ()))
            yield _Leaf(marks, passage.text[at : span.end])
            before = marks

    def _nested(
        self, leaves: Sequence[_Leaf], depth: int, parts: dict[Mention, list[Element]]
    ) -> list[Child]:
        """Nest leaves in the elements of their marks; add the parts of each mention to `parts`."""
        out: list[Child] = []
        for _, group in groupby(
            leaves, lambda leaf: [id(mark) for mark in leaf.marks[: depth + 1]]
        ):
            same = list(group)
            if len(same[0].marks) <= depth:
                out += [leaf.content for leaf in same]
                continue
            mark, inside = same[0].marks[depth], self._nested(same, depth + 1, parts)
            if isinstance(mark, Mention):
                element = _mention(mark, inside)
                parts.setdefault(mark, []).append(element)
                out.append(element)
            else:
                out.append(self._place(mark, inside))
        return out

    def _place(self, placed: PlacedApparatus, words: list[Child]) -> Element:
        """Return `choice` for an emendation, `app` if a witness or a conjecture differs."""
        head, said = placed.entry.head, editorial_attributes(self.edition, placed.entry)
        twin = head.parallel if head.parallel in self.edition.reading_text.by_locus else None
        named = {"xml_id": id_of(placed.entry.ref), "corresp": twin and pointer(twin.anchor)}
        emendation = self._emended.get(placed.id)
        others: list[Child] = [
            el("rdg", reading, wit=record_pointers(self.edition, "witness", (siglum,)), n=siglum)
            for siglum, reading in head.witnesses.items()
        ]
        if head.conjecture is not None:
            others.append(el("rdg", head.conjecture, type="conjecture", **said))
        if emendation is None:
            copy = record_pointers(self.edition, "witness", (self.edition.config.siglum,))
            return el("app", el("lem", words, wit=copy), others, **named)
        both = el("sic", emendation.copy_text), el("corr", words, **said)
        if not others:
            return el("choice", both, **named)
        return el("app", el("lem", el("choice", both)), others, **named)


def _anchored(edition: Edition) -> dict[Locus, list[tuple[Span, str]]]:
    """Return the words of notes and cross-references by passage, with the ids of their anchors."""
    found: dict[Locus, list[tuple[Span, str]]] = defaultdict(list)
    for note in edition.notes:
        if note.lemma:
            found[note.lemma.locus].append((note.lemma.span, id_of(note.entry.ref)))
    for entry in edition.cross_references:
        for end, place in zip(("from", "to"), end_places(edition, entry), strict=True):
            if place:
                found[place.locus].append((place.span, f"{id_of(entry.ref)}.{end}"))
    return found


def _mention(mention: Mention, words: list[Child]) -> Element:
    kind = KINDS[mention.ref.kind]
    type_ = kind.name if kind.tei_mention == REFERRING_STRING else None
    return el(kind.tei_mention, words, type=type_, ref=pointer(id_of(mention.ref)))


def _join(parts: Sequence[Element], name: str) -> None:
    """Link the parts of a mention by `next` and `prev`."""
    for number, part in enumerate(parts, 1):
        part.set("xml:id", f"{name}.{number}")
    for number, (part, after) in enumerate(pairwise(parts), 1):
        part.set("next", f"#{name}.{number + 1}")
        after.set("prev", f"#{name}.{number}")


def _cut(span: Span, fixed: Sequence[Span]) -> list[Span]:
    """Split a span so that no part overlaps the edge of a fixed one."""
    edges = {span.start, span.end}
    for other in fixed:
        if span.overlaps(other):
            if other.start < span.start and other.end < span.end:
                edges.add(other.end)
            elif span.start < other.start and span.end < other.end:
                edges.add(other.start)
    return [Span(*part) for part in pairwise(sorted(edges))]


def _pieces(found: Sequence[Run[Mark]], edges: Sequence[int]) -> Iterator[Run[Mark]]:
    """Yield the runs, split at further edges (sorted)."""
    for span, marks in found:
        inner = edges[bisect_right(edges, span.start) : bisect_left(edges, span.end)]
        for start, end in pairwise([span.start, *inner, span.end]):
            yield Run(Span(start, end), marks)


def _shared(first: Sequence[Mark], second: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks that begin both sequences."""
    both = takewhile(lambda pair: pair[0] is pair[1], zip(first, second, strict=False))
    return tuple(mark for mark, _ in both)
