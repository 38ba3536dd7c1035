"""Keywords in context: one line for each occurrence, with the words before and after it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from edition.assemble.anchoring import words_around
from edition.formats.html import el, escaped
from edition.render.renderer import Renderer
from edition.words.concordance import Token

CONTEXT = 40
"""Characters of context on each side."""


def kwic_lines(renderer: Renderer, tokens: Iterable[Token]) -> Markup:
    """Return a list of lines, each with a link to its paragraph."""
    return el("ul", [_line(renderer, token) for token in tokens], class_="lines")


def _line(renderer: Renderer, token: Token) -> Markup:
    """Return one line; without `el`, which takes twice the time, as every word has a line."""
    before, after = words_around(token.passage.text, token.span, CONTEXT)
    before, after = escaped(before.replace("\n", " ")), escaped(after.replace("\n", " "))
    link, word = renderer.bare_link(token.locus), escaped(token.word.text)
    return Markup(f"<li>{link}<span>{before}</span><b>{word}</b>{after}</li>")
