"""The pages written by hand, with references resolved and placeholders replaced."""

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

_MARKUP = re.compile(r"[!-/:-@\[-`{-~\n]")
"""Characters that Markdown or HTML could interpret as markup."""

PLACEHOLDERS: dict[str, Callable[[Renderer], Markup]] = {
    "citations": citations,
    "contents": contents,
    "figures": figures,
    "statistics": lambda renderer: statistics(renderer.edition),
    "stemma": stemma,
}
"""For each of `BLANKS` the function that renders its content."""


def hand_pages(renderer: Renderer) -> Iterator[Page]:
    """Yield the pages of docs/*.md under their own names."""
    for page in renderer.edition.pages:
        body = relative(render_body(renderer, page), page.uri)
        title, description = inert(page.title), inert(page.description)
        yield Page(page.uri, body, page.path, title, description, page.hide)


def render_body(renderer: Renderer, page: HandPage) -> str:
    """Return a page's body with everything replaced; addresses still begin with `site:`."""
    return COMMENT.sub(
        lambda match: _replacement(renderer, match), resolve_references(renderer, page)
    )


def resolve_references(renderer: Renderer, page: HandPage) -> str:
    """Return a page's body with every reference and citation resolved."""
    return replace_signs(
        page.body,
        lambda reference: _escape_markdown(renderer.reference(reference)),
        lambda citation: _escape_markdown(renderer.citation(citation)),
    )


def _replacement(renderer: Renderer, comment: re.Match[str]) -> str:
    """Return the replacement of a comment: itself, unless it is a placeholder."""
    match comment[1].split():
        case [name] if name in PLACEHOLDERS:
            return str(PLACEHOLDERS[name](renderer))
        case [name, first, second] if name == PARALLEL:
            one, other = LocusRange.parse(first), LocusRange.parse(second)
            if one and other:
                return str(parallel_passages(renderer, one, other))
    return comment[0]


def _escape_markdown(*nodes: str) -> Node:
    """Return the nodes with the Markdown of their words escaped: contributors wrote them."""
    return join(
        el(piece.name, _escape_markdown(*piece.children), **piece.attributes)
        if isinstance(piece, Node)
        else Markup(_MARKUP.sub(lambda m: f"&#{ord(m[0])};" if m[0] != "\n" else " ", piece))
        for piece in pieces(nodes)
    )
