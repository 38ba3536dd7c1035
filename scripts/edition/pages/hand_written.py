"""The pages written by hand, with their references resolved and their blanks filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from edition.formats.html import Node, el, join, pieces, relative
from edition.formats.site_file import Page, inert
from edition.model.text import LocusRange
from edition.pages.parallel_passages import parallel_passages
from edition.pages.placeholders import contents, figures
from edition.pages.statistics import statistics
from edition.pictures.stemma import stemma
from edition.read.hand_pages import COMMENT, PARALLEL, HandPage, replace_signs
from edition.render.citing import citations
from edition.render.renderer import Renderer

_SIGN = re.compile(r"[!-/:-@\[-`{-~\n]")
"""What Markdown, or HTML, could take for a sign of its own."""

FILLED: dict[str, Callable[[Renderer], Markup]] = {
    "citations": citations,
    "contents": contents,
    "figures": figures,
    "statistics": lambda renderer: statistics(renderer.edition),
    "stemma": stemma,
}
"""For each of `BLANKS` what makes its content."""


def hand_pages(renderer: Renderer) -> Iterator[Page]:
    """docs/*.md under their own names."""
    for page in renderer.edition.pages:
        body = relative(finished(renderer, page), page.uri)
        title, description = inert(page.title), inert(page.description)
        yield Page(page.uri, body, page.path, title, description, page.hide)


def finished(renderer: Renderer, page: HandPage) -> str:
    """Its body with every sign and blank filled in; addresses still begin with `site:`."""
    return COMMENT.sub(lambda match: _filled(renderer, match), with_references(renderer, page))


def with_references(renderer: Renderer, page: HandPage) -> str:
    """Its body with every reference and citation resolved."""
    return replace_signs(
        page.body,
        lambda reference: _literal(renderer.reference(reference)),
        lambda citation: _literal(renderer.citation(citation)),
    )


def _filled(renderer: Renderer, comment: re.Match[str]) -> str:
    """What stands in the place of a comment: itself, unless it is a blank."""
    match comment[1].split():
        case [name] if name in FILLED:
            return str(FILLED[name](renderer))
        case [name, first, second] if name == PARALLEL:
            one, other = LocusRange.parse(first), LocusRange.parse(second)
            if one and other:
                return str(parallel_passages(renderer, one, other))
    return comment[0]


def _literal(*nodes: str) -> Node:
    """The same nodes, but their words mean nothing to Markdown: contributors chose them."""
    return join(
        el(piece.name, _literal(*piece.children), **piece.attributes)
        if isinstance(piece, Node)
        else Markup(_SIGN.sub(lambda m: f"&#{ord(m[0])};" if m[0] != "\n" else " ", piece))
        for piece in pieces(nodes)
    )
