"""Fragments that several kinds of page share: bodies, citations, badges, backlinks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import Any

from markupsafe import Markup

from edition.assemble.anchoring import words_around
from edition.assemble.edition import Edition, Target
from edition.assemble.links import parse_target
from edition.formats.html import Node, counted, el, join
from edition.history.log import History
from edition.kinds.contributor import Contributor
from edition.model.text import LocusRange, Place, Ref
from edition.read.body import Body, clean, first_sentence
from edition.read.body_syntax import Citation, Reference
from edition.read.body_visitor import visit
from edition.read.records import Entry
from edition.render.linker import Settings
from edition.render.record_history import RecordHistory
from edition.words.concordance import Concordance, concordance_of

CERTAINTY = {
    "verified": "a source is named, and the passage was seen",
    "standard": "uncontested; a source is named, but the passage was not seen",
    "conjecture": "the editors’ guess",
    "editorial": "a reading of the text itself",
}

CONTEXT = 42
"""Characters of the text on each side of an occurrence."""


class Renderer(RecordHistory):
    """Renders the shared fragments of one edition; caches bodies and links."""

    def __init__(
        self, edition: Edition, settings: Settings | None = None, history: History | None = None
    ) -> None:
        super().__init__(edition, settings)
        self.history = history or History()
        self._bodies: dict[Ref, Node] = {}

    # Bodies

    def body(self, ref: Ref) -> Node:
        """Return a record's body as safe HTML, with headwords linked at their first occurrence."""
        if ref not in self._bodies:
            parsed = self.edition.bodies.get(ref)
            self._bodies[ref] = render(parsed, _Html(self, ref)) if parsed else join([])
        return self._bodies[ref]

    def numbered_body(self, ref: Ref, anchor: Callable[[int], str]) -> Node:
        """Return a record's body with ids on its paragraphs, made from their numbers from 1."""
        parsed = self.edition.bodies.get(ref)
        return render(parsed, _Html(self, ref, anchor)) if parsed else join([])

    def first_sentence(self, ref: Ref) -> str:
        """Return the first sentence of a record's body as plain text."""
        parsed = self.edition.bodies.get(ref)
        return first_sentence(parsed) if parsed else ""

    def resolve(self, reference: Reference) -> tuple[Ref | LocusRange | None, str]:
        """Return the target of a reference like `[[2.3]]`, or None if unknown, and its label."""
        target = parse_target(reference.target)
        known = (
            target in self.edition.records
            if isinstance(target, Ref)
            else (target is not None and bool(self.edition.passages(target)))
        )
        if target is None or not known:
            return None, reference.label or reference.target
        return target, reference.label or self.label(target)

    def reference(self, reference: Reference) -> Markup:
        """Return a reference as a link, or its label if the target is unknown."""
        target, label = self.resolve(reference)
        return self.link(target, label) if target else join([label])

    def cited_works(self, citation: Citation) -> list[tuple[Ref | None, str]]:
        """Return the works of a citation, None for an unknown work, each with its label."""
        return [
            (ref, self.cited(work)) if ref in self.edition.records else (None, work.id)
            for work in citation.works
            for ref in [Ref("source", work.id)]
        ]

    def citation(self, citation: Citation) -> Markup:
        """Return `[@a, p. 12; @b]` as `(Carr 1950, 12; Allen 2015)`, with a link to each work."""
        works = [
            self.link(ref, label) if ref else label for ref, label in self.cited_works(citation)
        ]
        return join(["(", join(works, "; "), ")"])

    def first_terms(self, words: str, seen: set[Ref]) -> Iterator[tuple[str, Ref | None]]:
        """Split words at headwords that are not in `seen`, and add these to `seen`.

        Yields:
            The pieces in order, with the ref of a headword or None.
        """
        done = 0
        for span, ref in self.edition.terms.find(words):
            if ref not in seen:
                seen.add(ref)
                yield words[done : span.start], None
                yield words[span.start : span.end], ref
                done = span.end
        yield words[done:], None

    def term_link(self, ref: Ref, words: str | Markup) -> Markup:
        """Return a link from running text to a glossary entry."""
        return el("a", words, class_="term", href=self.address(ref))

    # Lines below a record

    def certainty_badge(self, certainty: str | None) -> Markup | None:
        """Return how certain the editors are, explained in a tooltip; None if not stated."""
        if not certainty:
            return None
        return el(
            "span", certainty, class_="seal", data_certainty=certainty, title=CERTAINTY[certainty]
        )

    def sources(self, entry: Entry[Any]) -> Markup | None:
        """Return links to the sources of a record; None if it has no sources."""
        ids = [i for i in entry.head.sources if Ref("source", i) in self.edition.records]
        if not ids:
            return None
        return join(["Sources: ", join([self.link(Ref("source", i)) for i in ids], "; ")])

    def byline(self, entry: Entry[Any]) -> Markup | None:
        """Return links to the authors of a record; None if nobody signed it."""
        names = [self._contributors[i] for i in entry.head.by if i in self._contributors]
        return join(names, ", ") if names else None

    @cached_property
    def _contributors(self) -> dict[str, Markup]:
        entries = self.edition.records.of(Contributor).values()
        return {entry.id: self.link(entry.ref) for entry in entries}

    def file_links(self, entry: Entry[Any]) -> Markup | None:
        """Return links to edit the record's file, see its history and report a problem."""
        links = [
            el("a", words, href=url, class_="file", rel="nofollow")
            for words, url in self.settings.file_links(entry.path)
        ]
        return join(links, " · ") if links else None

    def meta(self, entry: Entry[Any], *more: str | Markup | None) -> Markup:
        """Return the line below a record: certainty, `more`, sources, authors, dates, links."""
        signed = join([part for part in (self.byline(entry), self.date_line(entry)) if part], ", ")
        parts = [*more, self.sources(entry), signed, self.file_links(entry)]
        line = join([part for part in parts if part], " · ")
        return el("p", self.certainty_badge(entry.head.certainty), " ", line, class_="meta")

    def mentions(self, ref: Ref) -> Markup | None:
        """Return a list of all occurrences of a headword or name in the text; None without any."""
        mentions = self.edition.mentions_by_ref.get(ref, [])
        if not mentions:
            return None
        lines = []
        for mention in mentions:
            lines.append(el("li", self.occurrence(mention.place)))
        times = f"{counted(len(mentions), 'occurrence')} in the text"
        return el(
            "details",
            el("summary", times),
            el("ul", lines, class_="contexts"),
            class_="occurrences",
        )

    def occurrence(self, place: Place) -> Markup:
        """Return words of the text in context, with a link to their paragraph."""
        locus, span, words = place
        text = self.edition.reading_text.by_locus[locus].text
        before, after = words_around(text, span, CONTEXT)
        before = f"… {before}" if len(before) < span.start else before
        after = f"{after} …" if span.end + len(after) < len(text) else after
        line = el("span", before, el("mark", words), after, class_="context")
        return join([self.link(locus), " ", line])

    # Words

    @cached_property
    def concordance(self) -> Concordance:
        """The concordance of the reading text."""
        return concordance_of(self.edition.config, self.edition.reading_text)

    def word_link(self, base: str, label: str = "") -> Markup:
        """Return a link to a base form in the concordance."""
        entry = self.concordance.entries[base]
        page = f"site:concordance/{entry.letter}/"
        return el("a", label or entry.name, href=f"{page}#{entry.anchor}", class_="to-word")

    def backlinks(
        self,
        target: Target,
        title: str,
        link_types: Iterable[str] | None = None,
        exclude_kinds: Collection[str] = (),
    ) -> Markup | None:
        """Return links to the records and pages that refer to a target; None if there are none.

        Args:
            target: of the links.
            title: of the line.
            link_types: types of link to include (see `Backlink`); all if None.
            exclude_kinds: kinds of record to exclude.
        """
        wanted = set(link_types) if link_types else None
        sources = dict.fromkeys(
            link.source
            for link in self.edition.backlinks.get(target, ())
            if (wanted is None or link.how in wanted) and link.source.kind not in exclude_kinds
        )
        links = [self.link(source) for source in sorted(sources, key=self._reading_order)]
        if not links:
            return None
        return el("p", el("b", title), " ", join(links, " · "), class_="backlinks")

    def _reading_order(self, ref: Ref) -> tuple[Any, ...]:
        note = self.edition.notes_by_id.get(ref.id) if ref.kind == "note" else None
        order = ("note", "commentary", "apparatus", "cross-reference", "page")
        rank = order.index(ref.kind) if ref.kind in order else len(order)
        return rank, (note.locus, note.number) if note else ((0, 0), 0), ref


class _Html:
    """A visitor that renders a body as HTML and links headwords at their first occurrence.

    Args:
        renderer: of the edition.
        owner: the record, which is not linked to itself.
        anchor: returns the id of a paragraph from its number, from 1; None for no ids.
    """

    def __init__(
        self, renderer: Renderer, owner: Ref, anchor: Callable[[int], str] | None = None
    ) -> None:
        self.renderer, self._anchor = renderer, anchor
        self._seen = {owner}
        self._numbers = count(1)

    def words(self, words: str) -> str:
        first = list(self.renderer.first_terms(words, self._seen))
        if len(first) == 1:
            return words
        return join(self.renderer.term_link(ref, part) if ref else part for part, ref in first)

    def text(self, text: str) -> str:
        return text

    def element(self, name: str, attributes: Mapping[str, str], children: list[str]) -> str:
        id_ = self._anchor(next(self._numbers)) if name == "p" and self._anchor else None
        return el(name, children, **attributes, id=id_)

    def reference(self, reference: Reference) -> str:
        return self.renderer.reference(reference)

    def citation(self, citation: Citation) -> str:
        return self.renderer.citation(citation)


def render(body: Body, html: _Html) -> Node:
    """Render a body as safe HTML; internal links still have the scheme `site:`."""
    parts: list[str] = visit(body.tokens, html)
    whole = join(parts)
    return Node.of(clean(whole), "", {}, whole.children)
