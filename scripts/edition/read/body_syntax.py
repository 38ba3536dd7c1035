"""The syntax of a body: a subset of CommonMark with references and citations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

REFERENCE = re.compile(r"\[\[([^\[\]|\n]{1,120})(?:\|([^\[\]\n]{1,200}))?\]\]")
CITATION = re.compile(r"\[(@[^\[\]\n]{1,400})\]")
MAX_NESTED = 12
"""Levels of nested Markdown; each multiplies the cost of a sequence of brackets."""
CITED = re.compile(r"@(?P<id>[a-z0-9][a-z0-9-]*)(?:,\s*(?P<locator>[^;]*))?")


class Reference(NamedTuple):
    """`[[target|label]]` as written."""

    target: str
    label: str
    line: int


class Cited(NamedTuple):
    """One work of a citation."""

    id: str
    locator: str
    """`p. 12`; empty if there is none."""


class Citation(NamedTuple):
    """`[@a, p. 12; @b]` as written."""

    works: tuple[Cited, ...]
    line: int


def works_of(inside: str) -> tuple[Cited, ...]:
    """Return the works of `@a, p. 12; @b`; none unless every part is valid."""
    matches = [CITED.fullmatch(part.strip()) for part in inside.split(";")]
    if not all(matches):
        return ()
    return tuple(Cited(m["id"], (m["locator"] or "").strip()) for m in matches if m)


@lru_cache(maxsize=1)
def body_parser() -> MarkdownIt:
    """Return the parser of bodies: without headings and code blocks, with the two additions."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTED})
    parser.disable(["heading", "lheading", "hr", "fence", "code", "reference", "autolink"])
    parser.inline.ruler.before("link", "edition_reference", _reference_rule)
    parser.inline.ruler.before("link", "edition_citation", _citation_rule)
    # All links are accepted here, so that `_link_problem` can report them with their lines.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def _reference_rule(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("edition_reference", "", 0)
        token.meta = {"target": match[1].strip(), "label": (match[2] or "").strip(), "line": 0}
    state.pos = match.end()
    return True


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos)
    works = works_of(match[1]) if match else ()
    if not match or not works:
        return False
    if not silent:
        token = state.push("edition_citation", "", 0)
        token.meta = {"works": works, "line": 0}
    state.pos = match.end()
    return True
