"""A word in its context, one line an occurrence: what stands before it, the word, what follows."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from edition.concordance import Token
from edition.render.html import el
from edition.render.renderer import Renderer

SIZE = 40
"""Characters of context to each side."""


def context(token: Token, size: int = SIZE) -> tuple[str, str]:
    """What stands before and after a word in its passage, in whole words, on one line."""
    text, word = token.passage.text, token.word
    before, after = text[: word.start], text[word.end :]
    if len(before) > size:
        before = before[-size:].partition(" ")[2]
    if len(after) > size:
        after = after[:size].rpartition(" ")[0]
    return before.replace("\n", " "), after.replace("\n", " ")


def kwic_lines(renderer: Renderer, tokens: Iterable[Token]) -> Markup:
    """A list of lines, each with a link to its paragraph."""
    lines = []
    for token in tokens:
        before, after = context(token)
        link = renderer.bare_link(token.locus)
        lines.append(el("li", link, el("span", before), el("b", token.word.text), after))
    return el("ul", lines, class_="lines")
