"""What the text does with a headword: its places, its forms, the words beside it."""

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


def forms_counted(entry: Entry[Term], places: list[Place]) -> str:
    """The forms, each with how often it stands in the text."""
    counts = Counter(" ".join(place.words.lower().split()) for place in places)
    shown = {" ".join(form.lower().split()): form for form in entry.head.forms}
    return ", ".join(f"{form} {counts.get(key, 0)}" for key, form in shown.items())


def uses(renderer: Renderer, entry: Entry[Term], places: list[Place]) -> Markup | None:
    """A strip of the text, and on demand every place with what stands beside the word."""
    if not places:
        return None
    strip = spread_beside(renderer, (place.locus for place in places), entry.head.headword)
    lines = [_line(renderer, entry.ref, place) for place in places]
    found = search_link(any_of(entry.head.forms), "Search the edition for all its forms")
    details = el(
        "details",
        el("summary", f"{counted(len(places), 'occurrence')} in the text"),
        _beside(renderer, places),
        el("ul", lines, class_="contexts"),
        el("p", found, class_="backlinks"),
        class_="occurrences",
    )
    return join([strip, details])


def _line(renderer: Renderer, ref: Ref, place: Place) -> Markup:
    longer = _longer(renderer, ref, place)
    if longer is None:
        return el("li", renderer.occurrence(place))
    within = el("span", "in ", renderer.link(longer), class_="relation")
    return el("li", renderer.occurrence(place), " ", within, class_="within")


def _longer(renderer: Renderer, ref: Ref, place: Place) -> Ref | None:
    """The other headword within whose form a place lies."""
    mentions = renderer.edition.terms_by_locus.get(place.locus, [])
    first = bisect_right(mentions, place.span.start, key=lambda mention: mention.place.span.end)
    near = takewhile(lambda m: m.place.span.start < place.span.end, islice(mentions, first, None))
    return next((mention.ref for mention in near if mention.ref != ref), None)


def _beside(renderer: Renderer, places: list[Place]) -> Markup:
    keys = words_beside(renderer, places)
    if not keys:
        words: list[Markup | str] = ["no word often enough to say anything"]
    else:
        words = [join([renderer.word_link(key.base), f" {key.here}"]) for key in keys]
    title = el("a", "Words beside it", href="site:words/#beside")
    return el("p", el("b", title), " ", join(words, " · "), class_="backlinks")


def words_beside(renderer: Renderer, places: list[Place]) -> list[Key]:
    """The words that stand beside some words of the paragraphs oftener than elsewhere."""
    concordance = renderer.concordance
    nodes: dict[Locus, list[range]] = {}
    for place in places:
        nodes.setdefault(place.locus, []).append(concordance.words_at(place.locus, place.span))
    passages = ((concordance.bases[locus], here) for locus, here in nodes.items())
    left_out = function_words(renderer.edition.config.language)
    return collocates(passages, concordance.in_paragraphs, left_out)
