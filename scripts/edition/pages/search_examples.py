"""Examples of how to ask the search: those that the editors chose, else words of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from edition.model.text import Locus
from edition.render.renderer import Renderer
from edition.words.concordance import BaseEntry, Token
from edition.words.function_words import function_words

TRIED = 50
"""Frequent words among which those of the examples are sought."""
SHORTEST = 4
"""Letters of a word that an example may have; a language without a list has its small words."""


class _Asked(NamedTuple):
    """A word of the text to ask for."""

    word: str
    """Its most frequent form."""
    places: frozenset[Locus]
    """Paragraphs where this form stands."""


def search_examples(renderer: Renderer) -> list[tuple[str, str]]:
    """Queries with what they mean; each finds something."""
    chosen = renderer.edition.config.search_examples
    return list(chosen.items()) or list(_of_the_text(renderer))


def _of_the_text(renderer: Renderer) -> Iterator[tuple[str, str]]:
    frequent = _frequent(renderer)
    if not frequent:
        return
    first, *others = frequent
    one = first.word
    yield one, "The word as it is typed; capitals, accents and apostrophes do not matter."
    if phrase := _phrase(renderer, first):
        yield f'"{phrase}"', "These words one after the other, small words too."
    beside = [other.word for other in others if other.places & first.places]
    if beside:
        yield f"{one} {beside[0]}", "Both words in one paragraph, note or entry."
    half = len(one) // 2
    end, gap = one[half:], f"{one[:half]}?{one[half + 1 :]}"
    yield f"{one[: half + 1]}*", f"Words that begin so; also *{end} and {gap}."
    if others:
        yield f"{one} OR {others[0].word}", "The one or the other."
    if without := next((other.word for other in others if first.places - other.places), None):
        meaning = f"The first without the second; also {one} NOT {without}."
        yield f"{one} -{without}", meaning
    if len(beside) > 1:
        yield f"({one} OR {beside[1]}) {beside[0]}", "Brackets hold alternatives together."


def _frequent(renderer: Renderer) -> list[_Asked]:
    """Words that name things, the most frequent first."""
    concordance = renderer.concordance
    left_out = function_words(renderer.edition.config.language)
    counted = (
        base
        for base, _ in concordance.in_paragraphs.most_common()
        if base.isalpha() and len(base) >= SHORTEST and base not in left_out
    )
    asked = (_asked(concordance.entries[base]) for base in islice(counted, TRIED))
    return [each for each in asked if each]


def _asked(entry: BaseEntry) -> _Asked | None:
    forms = [form for form in entry.forms if form.isalpha()]
    if not forms:
        return None
    form = max(forms, key=lambda form: len(entry.forms[form]))
    places = {t.locus for t in entry.forms[form] if t.locus.section and t.locus.paragraph}
    return _Asked(form, frozenset(places)) if places else None


def _phrase(renderer: Renderer, asked: _Asked, length: int = 3) -> str:
    """The first words of the text that hold the word and stand in one line without a stop."""
    for locus in sorted(asked.places):
        tokens = renderer.concordance.tokens[locus]
        for n in range(len(tokens) - length + 1):
            few = tokens[n : n + length]
            if any(token.word.text == asked.word for token in few) and _is_run(few):
                return few[0].passage.text[few[0].word.start : few[-1].word.end]
    return ""


def _is_run(tokens: tuple[Token, ...]) -> bool:
    text = tokens[0].passage.text[tokens[0].word.start : tokens[-1].word.end]
    return text == " ".join(token.word.text for token in tokens)
