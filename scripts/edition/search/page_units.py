"""Search units of the pages written by hand: each paragraph, item and cell under its heading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from edition.formats.foreign_html import read_html
from edition.formats.page_markdown import page_html
from edition.formats.plain_text import blocks
from edition.model.code_examples import EXAMPLES
from edition.model.codes import CODES
from edition.model.text import Ref
from edition.pages.hand_written import resolve_references
from edition.render.renderer import Renderer
from edition.search.unit import Unit, unit_of


def hand_page_units(renderer: Renderer) -> Iterator[Unit]:
    """Yield units for docs/*.md and the problem codes.

    What replaces placeholders is skipped, because other units contain it.
    """
    yield from _problem_codes()
    for page in renderer.edition.pages:
        address = renderer.address(Ref("page", page.uri))
        for anchor, text in _blocks(resolve_references(renderer, page)):
            yield unit_of(
                text,
                kind="pages",
                title=page.title,
                address=f"{address}#{anchor}" if anchor else address,
            )


def _problem_codes() -> Iterator[Unit]:
    """Yield units for the page of problem codes, which is the same for every edition."""
    for code, info in CODES.items():
        example = EXAMPLES[code]
        text = f"{code}\n{info.meaning}\n{example.wrong}\n{example.right}\n{info.fix}"
        yield Unit("pages", "What the check says", f"site:problems/#{code}", text)


@lru_cache(maxsize=64)
def _blocks(text: str) -> list[tuple[str, str]]:
    """Return the words of each block, with the anchor of the nearest heading before it."""
    return blocks([read_html(page_html(text))])
