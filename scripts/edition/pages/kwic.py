"""A word in its context, one line an occurrence: what stands before it, the word, what follows."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from edition.assemble.anchoring import words_around
from edition.formats.html import el, escaped
from edition.render.renderer import Renderer
from edition.words.concordance import Token

SIZE = 40
"""Characters of context to each side."""


def kwic_lines(renderer: Renderer, tokens: Iterable[Token]) -> Markup:
    """A list of lines, each with a link to its paragraph."""
    return el("ul", [_line(renderer, token) for token in tokens], class_="lines")


def _line(renderer: Renderer, token: Token) -> Markup:
    """Written out, for there is one for each word of the text: `el` would take twice the time."""
    before, after = words_around(token.passage.text, token.span, SIZE)
    before, after = escaped(before.replace("\n", " ")), escaped(after.replace("\n", " "))
    link, word = renderer.bare_link(token.locus), escaped(token.word.text)
    return Markup(f"<li>{link}<span>{before}</span><b>{word}</b>{after}</li>")
