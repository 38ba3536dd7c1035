"""How the text uses a headword: its occurrences, its forms and the words beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import islice, takewhile

from markupsafe import Markup

from edition.formats.html import counted, el, join
from edition.kinds.term import Term
from edition.model.text import Locus, Place, Ref
from edition.pages.search_link import any_of, search_link
from edition.pictures.sparkline import spread_beside
from edition.read.records import Entry
from edition.render.renderer import Renderer
from edition.words.function_words import function_words
from edition.words.keyness import Key, collocates


def form_counts(entry: Entry[Term], places: list[Place]) -> str:
    """Return the forms of a headword as a list, each with its count in the text."""
    counts = Counter(" ".join(place.words.lower().split()) for place in places)
    shown = {" ".join(form.lower().split()): form for form in entry.head.forms}
    return ", ".join(f"{form} {counts.get(key, 0)}" for key, form in shown.items())


def occurrences(renderer: Renderer, entry: Entry[Term], places: list[Place]) -> Markup | None:
    """Return a picture of where a headword occurs, and a list of the places, closed at first."""
    if not places:
        return None
    strip = spread_beside(renderer, (place.locus for place in places), entry.head.headword)
    lines = [_line(renderer, entry.ref, place) for place in places]
    found = search_link(any_of(entry.head.forms), "Search the edition for all its forms")
    details = el(
        "details",
        el("summary", f"{counted(len(places), 'occurrence')} in the text"),
        _collocates_line(renderer, places),
        el("ul", lines, class_="contexts"),
        el("p", found, class_="backlinks"),
        class_="occurrences",
    )
    return join([strip, details])


def _line(renderer: Renderer, ref: Ref, place: Place) -> Markup:
    longer = _enclosing_term(renderer, ref, place)
    if longer is None:
        return el("li", renderer.occurrence(place))
    within = el("span", "in ", renderer.link(longer), class_="relation")
    return el("li", renderer.occurrence(place), " ", within, class_="within")


def _enclosing_term(renderer: Renderer, ref: Ref, place: Place) -> Ref | None:
    """Return the other headword whose form contains a place; None if there is no such headword."""
    mentions = renderer.edition.terms_by_locus.get(place.locus, [])
    first = bisect_right(mentions, place.span.start, key=lambda mention: mention.place.span.end)
    near = takewhile(lambda m: m.place.span.start < place.span.end, islice(mentions, first, None))
    return next((mention.ref for mention in near if mention.ref != ref), None)


def _collocates_line(renderer: Renderer, places: list[Place]) -> Markup:
    keys = collocates_of(renderer, places)
    if not keys:
        words: list[Markup | str] = ["no word occurs often enough to be significant"]
    else:
        words = [join([renderer.word_link(key.base), f" {key.here}"]) for key in keys]
    title = el("a", "Words beside it", href="site:words/#beside")
    return el("p", el("b", title), " ", join(words, " · "), class_="backlinks")


def collocates_of(renderer: Renderer, places: list[Place]) -> list[Key]:
    """Return the words that occur near the places more often than elsewhere."""
    concordance = renderer.concordance
    nodes: dict[Locus, list[range]] = {}
    for place in places:
        nodes.setdefault(place.locus, []).append(concordance.words_at(place.locus, place.span))
    passages = ((concordance.bases[locus], here) for locus, here in nodes.items())
    left_out = function_words(renderer.edition.config.language)
    return collocates(passages, concordance.in_paragraphs, left_out)
