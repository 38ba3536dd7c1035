"""Examples of queries: those that the editors chose, or else words of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from edition.model.text import Locus
from edition.render.renderer import Renderer
from edition.words.concordance import BaseEntry, Token
from edition.words.function_words import function_words

MAX_CANDIDATES = 50
"""Number of frequent words from which the examples are chosen."""
MIN_LETTERS = 4
"""Minimum length of a word in an example: some languages have no list of function words."""


class _Candidate(NamedTuple):
    """A word of the text that an example can search for."""

    word: str
    """Its most frequent form."""
    places: frozenset[Locus]
    """Paragraphs in which this form occurs."""


def search_examples(renderer: Renderer) -> list[tuple[str, str]]:
    """Return queries with their meanings; each finds something."""
    chosen = renderer.edition.config.search_examples
    return list(chosen.items()) or list(_examples_from_text(renderer))


def _examples_from_text(renderer: Renderer) -> Iterator[tuple[str, str]]:
    frequent = _frequent(renderer)
    if not frequent:
        return
    first, *others = frequent
    one = first.word
    yield one, "The word as you type it; capitals, accents and apostrophes do not matter."
    if phrase := _phrase(renderer, first):
        yield f'"{phrase}"', "These words in this order, including small words."
    beside = [other.word for other in others if other.places & first.places]
    if beside:
        yield f"{one} {beside[0]}", "Both words in one paragraph, note or entry."
    half = len(one) // 2
    end, gap = one[half:], f"{one[:half]}?{one[half + 1 :]}"
    yield f"{one[: half + 1]}*", f"Words that begin with these letters; also *{end} and {gap}."
    if others:
        yield f"{one} OR {others[0].word}", "Either word, or both."
    if without := next((other.word for other in others if first.places - other.places), None):
        meaning = f"The first without the second; also {one} NOT {without}."
        yield f"{one} -{without}", meaning
    if len(beside) > 1:
        yield f"({one} OR {beside[1]}) {beside[0]}", "Brackets group alternatives."


def _frequent(renderer: Renderer) -> list[_Candidate]:
    """Return words that are not function words, the most frequent first."""
    concordance = renderer.concordance
    left_out = function_words(renderer.edition.config.language)
    counted = (
        base
        for base, _ in concordance.in_paragraphs.most_common()
        if base.isalpha() and len(base) >= MIN_LETTERS and base not in left_out
    )
    candidates = (_candidate(concordance.entries[base]) for base in islice(counted, MAX_CANDIDATES))
    return [each for each in candidates if each]


def _candidate(entry: BaseEntry) -> _Candidate | None:
    forms = [form for form in entry.forms if form.isalpha()]
    if not forms:
        return None
    form = max(forms, key=lambda form: len(entry.forms[form]))
    places = {t.locus for t in entry.forms[form] if t.locus.section and t.locus.paragraph}
    return _Candidate(form, frozenset(places)) if places else None


def _phrase(renderer: Renderer, candidate: _Candidate, length: int = 3) -> str:
    """Return the first run of `length` words that contains the word, without punctuation."""
    for locus in sorted(candidate.places):
        tokens = renderer.concordance.tokens[locus]
        for n in range(len(tokens) - length + 1):
            few = tokens[n : n + length]
            if any(token.word.text == candidate.word for token in few) and _is_run(few):
                return few[0].passage.text[few[0].word.start : few[-1].word.end]
    return ""


def _is_run(tokens: tuple[Token, ...]) -> bool:
    text = tokens[0].passage.text[tokens[0].word.start : tokens[-1].word.end]
    return text == " ".join(token.word.text for token in tokens)
