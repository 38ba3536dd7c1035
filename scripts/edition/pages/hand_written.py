"""The pages written by hand, with their references resolved and their blanks filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from edition.formats.html import relative
from edition.formats.site_file import SiteFile, head_of
from edition.model.text import LocusRange
from edition.pages.parallel_passages import parallel_passages
from edition.pages.placeholders import contents, figures
from edition.pages.statistics import statistics
from edition.pictures.stemma import stemma
from edition.read.hand_pages import COMMENT, PARALLEL, HandPage, replace_signs
from edition.read.page_head import join_page
from edition.render.citing import citations
from edition.render.renderer import Renderer

# What Markdown could take for a sign of its own, outside of tags and character references.
_SIGN = re.compile(r"(<[^<>]*>|&(?:#\d+|\w+);)|([!-/:-@\[-`{-~\n])")

FILLED: dict[str, Callable[[Renderer], Markup]] = {
    "citations": citations,
    "contents": contents,
    "figures": figures,
    "statistics": lambda renderer: statistics(renderer.edition),
    "stemma": stemma,
}
"""For each of `BLANKS` what makes its content."""


def hand_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """docs/*.md under their own names."""
    for page in renderer.edition.pages:
        body = relative(finished(renderer, page), page.uri)
        head = head_of(page.title, page.description, page.hide)
        yield SiteFile(page.uri, join_page(head, body), page.path)


def finished(renderer: Renderer, page: HandPage) -> str:
    """Its body with every sign and blank filled in; addresses still begin with `site:`."""
    text = replace_signs(
        page.body,
        lambda reference: _literal(renderer.reference(reference)),
        lambda citation: _literal(renderer.citation(citation)),
    )
    return COMMENT.sub(lambda match: _filled(renderer, match), text)


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


def _literal(html: Markup) -> str:
    """The same HTML, but its words mean nothing to Markdown: contributors chose them."""
    return _SIGN.sub(lambda m: m[1] or (f"&#{ord(m[2])};" if m[2] != "\n" else " "), str(html))
