"""The pages written by hand, with their references resolved and their blanks filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from edition.edition import HandPage
from edition.model import LocusRange
from edition.page_head import join_page
from edition.pages_by_hand import replace_signs
from edition.render.blanks import contents, figures
from edition.render.citing import citations
from edition.render.html import relative
from edition.render.parallel import parallel_passages
from edition.render.pipeline_picture import pipeline_picture
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile
from edition.render.statistics import statistics
from edition.render.stemma import stemma

# What Markdown could take for a sign of its own, outside of tags and character references.
_SIGN = re.compile(r"(<[^<>]*>|&(?:#\d+|\w+);)|([!-/:-@\[-`{-~\n])")
_PARALLEL = re.compile(r"<!-- parallel (\S+) (\S+) -->")


def hand_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """docs/*.md under their own names."""
    for page in renderer.edition.pages:
        body = relative(finished(renderer, page), page.uri)
        yield SiteFile(page.uri, join_page(page.head, body), page.path)


def finished(renderer: Renderer, page: HandPage) -> str:
    """Its body with every sign and blank filled in; addresses still begin with `site:`."""
    text = replace_signs(
        page.body,
        lambda reference: _literal(renderer.reference(reference)),
        lambda citation: _literal(renderer.citation(citation)),
    )
    blanks: dict[str, Callable[[], Markup]] = {
        "<!-- citations -->": lambda: citations(renderer),
        "<!-- contents -->": lambda: contents(renderer),
        "<!-- figures -->": lambda: figures(renderer),
        "<!-- pipeline -->": pipeline_picture,
        "<!-- statistics -->": lambda: statistics(renderer.edition),
        "<!-- stemma -->": lambda: stemma(renderer),
    }
    for blank, fill in blanks.items():
        if blank in text:
            text = text.replace(blank, str(fill()))
    return _PARALLEL.sub(lambda match: _parallel(renderer, match[1], match[2]), text)


def _literal(html: Markup) -> str:
    """The same HTML, but its words mean nothing to Markdown: contributors chose them."""
    return _SIGN.sub(lambda m: m[1] or (f"&#{ord(m[2])};" if m[2] != "\n" else " "), str(html))


def _parallel(renderer: Renderer, first: str, second: str) -> str:
    one, other = LocusRange.parse(first), LocusRange.parse(second)
    return str(parallel_passages(renderer, one, other)) if one and other else ""
