"""The pages written by hand as units: each paragraph, item and cell under its nearest heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from markdown.extensions.toc import slugify, unique
from markdown_it import MarkdownIt
from markdown_it.token import Token

from edition.model.code_examples import EXAMPLES
from edition.model.codes import CODES
from edition.read.hand_pages import replace_signs
from edition.render.renderer import Renderer
from edition.search.unit import Unit, unit_of

_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}[ \t]*$", re.M)
_OWN_ID = re.compile(r"[ ]\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}[ \t]*$", re.M)


def hand_page_units(renderer: Renderer) -> Iterator[Unit]:
    """What stands on docs/*.md; what the build fills in stands elsewhere too, but for one table."""
    yield from _problem_codes()
    for page in renderer.edition.pages:
        text = replace_signs(
            page.body,
            lambda reference: str(renderer.reference(reference)),
            lambda citation: str(renderer.citation(citation)),
        )
        address = f"site:{page.uri.removesuffix('.md')}/" if page.uri != "index.md" else "site:"
        for anchor, content in _blocks(text):
            yield unit_of(
                content,
                kind="pages",
                title=page.title,
                address=f"{address}#{anchor}" if anchor else address,
            )


def _problem_codes() -> Iterator[Unit]:
    """The page that is the same for every edition."""
    for code, info in CODES.items():
        example = EXAMPLES[code]
        text = f"{code}\n{info.meaning}\n{example.wrong}\n{example.right}\n{info.fix}"
        yield Unit("pages", "What the check says", f"site:problems/#{code}", text)


@lru_cache(maxsize=64)
def _blocks(text: str) -> list[tuple[str, str]]:
    """The anchor of the nearest heading, and the HTML of each block that holds words."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(_ATTRIBUTES.sub("", text))
    own = _own_ids(tokens, text.split("\n"))
    taken = set(own.values())
    found: list[tuple[str, str]] = []
    anchor = ""
    heading = -1
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = place
        elif token.type == "heading_close":
            heading = -1
        elif token.type == "inline":
            content = parser.renderer.render([token], parser.options, {})
            if heading >= 0:
                anchor = own.get(heading) or _anchor(content, taken)
            found.append((anchor, content))
        elif token.type in ("fence", "code_block"):
            found.append((anchor, token.content.replace("<", "&lt;")))
    return found


def _own_ids(tokens: list[Token], lines: list[str]) -> dict[int, str]:
    """The ids that the author gives to headings, as in `## Title {#id}`, by place of the token."""
    return {
        place: match[1]
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.map
        if (match := _OWN_ID.search("\n".join(lines[slice(*token.map)])))
    }


def _anchor(title: str, taken: set[str]) -> str:
    """As Python-Markdown makes it, which the site generators use."""
    words = unescape(re.sub("<[^>]+>", "", title))
    return str(unique(slugify(words, "-"), taken))
