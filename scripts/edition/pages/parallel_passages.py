"""Two versions of one passage side by side, divided into pairs of quotations.

The pairs are the cross-references between the two versions that quote both. The words that differ
are marked, and pairs that contradict each other are labelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from markupsafe import Markup

from edition.formats.html import Child, el, join
from edition.kinds.cross_reference import CrossReference
from edition.model.text import Locus, LocusRange
from edition.read.records import Entry
from edition.render.crossref_places import end_place
from edition.render.renderer import Renderer

_TOKEN = re.compile(r"\s+|[^\s]+")


def parallel_passages(renderer: Renderer, first: LocusRange, second: LocusRange) -> Markup:
    """Return the list of pairs, in the order of the first version."""
    found = sorted(_pairs(renderer, first, second), key=lambda pair: pair[0])
    items = [
        el(
            "li",
            el("h2", f"{number}. ", renderer.first_sentence(entry.ref)),
            el(
                "div",
                _version(renderer, entry, here, there, mine, theirs),
                _version(renderer, entry, there, here, theirs, mine),
                class_="versions",
            ),
            el("p", "The two versions contradict each other.", class_="reversed")
            if entry.head.relation == "contradicts"
            else None,
            class_="reversed-thought" if entry.head.relation == "contradicts" else None,
        )
        for number, (_, entry, here, there, mine, theirs) in enumerate(found, 1)
    ]
    return el("ol", items, class_="parallel-list")


def _pairs(
    renderer: Renderer, first: LocusRange, second: LocusRange
) -> Iterator[tuple[tuple[Locus, int], Entry[CrossReference], LocusRange, LocusRange, str, str]]:
    for entry in renderer.edition.cross_references:
        head = entry.head
        if not (head.from_quote and head.to_quote):
            continue
        sides = [(head.from_, head.from_quote), (head.to, head.to_quote)]
        for (here, mine), (there, theirs) in (sides, sides[::-1]):
            if here.first in first and there.first in second:
                yield _place(renderer, here, mine), entry, here, there, mine, theirs


def _place(renderer: Renderer, loci: LocusRange, words: str) -> tuple[Locus, int]:
    place = end_place(renderer.edition, loci, words)
    return (place.locus, place.span.start) if place else (loci.first, 0)


def _version(
    renderer: Renderer,
    entry: Entry[CrossReference],
    loci: LocusRange,
    other: LocusRange,
    words: str,
    other_words: str,
) -> Markup:
    heading = el("p", renderer.link(loci), class_="version-name")
    language = renderer.edition.config.language
    text = el("blockquote", el("p", join(mark_differences(words, other_words)), lang=language))
    label = f"{entry.id}: {loci}, beside {other}"
    return el("div", heading, text, role="group", aria_label=label, class_="version")


def mark_differences(words: str, other: str) -> list[Child]:
    """Return the words; those that are not in the other version in the same order are marked."""
    mine, theirs = _TOKEN.findall(words), _TOKEN.findall(other)
    matcher = SequenceMatcher(
        None,
        [_normalized(token) for token in mine],
        [_normalized(token) for token in theirs],
        autojunk=False,
    )
    out: list[Child] = []
    for kind, start, end, _, _ in matcher.get_opcodes():
        piece = "".join(mine[start:end])
        words = piece.strip()
        if kind == "equal" or not words:
            out.append(piece)
        else:
            before, _, after = piece.partition(words)
            out += [before, el("mark", words), after]
    return out


def _normalized(token: str) -> str:
    return re.sub(r"[^\w]", "", token).casefold() or token
