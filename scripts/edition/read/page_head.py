"""Separate the front matter of a page from its Markdown, as MkDocs does.

In MkDocs spaces can follow a fence, and the second fence can be `...`. What it would read as front
matter must not be part of the Markdown, nor be kept beside the front matter that we write.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.model.problems import Problem, problem
from edition.read.front_matter import Document, read_head

KEYS = ("title", "description", "hide")
"""The keys that a hand-written page can have; the theme would obey others such as `template`."""
PARTS = ("navigation", "toc", "footer")
"""The parts of the theme that a page can hide."""

_HEAD = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.S)


class PageHead(NamedTuple):
    """The front matter of a hand-written page."""

    title: str = ""
    description: str = ""
    hide: tuple[str, ...] = ()


def split_page(text: str) -> tuple[str, str]:
    """Return the front matter of a page without its fences, and the rest."""
    match = _HEAD.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def read_page_head(head: str, path: str) -> tuple[PageHead, list[Problem]]:
    """Read the front matter of a hand-written page; other keys are reported and not published.

    Args:
        head: its lines, without the fences.
        path: the path of the page's file.
    """
    document, problems = read_head(head, path, 2)
    if document is None:
        return PageHead(), problems
    for key in (key for key in document.fields if key not in KEYS):
        message = f"a page cannot have the key `{key}`"
        fix = f"Delete it; the keys are {', '.join(KEYS)}."
        problems.append(problem(path, document.line(key), "unknown-key", message, fix=fix))
    words = {}
    for key in ("title", "description"):
        value = document.fields.get(key, "")
        if isinstance(value, str):
            words[key] = value
        else:
            message, fix = f"`{key}` must be one line of text", f"Write `{key}: words`."
            problems.append(problem(path, document.line(key), "wrong-type", message, fix=fix))
    hide, found = _hidden_parts(document)
    return PageHead(**words, hide=hide), [*problems, *found]


def _hidden_parts(document: Document) -> tuple[tuple[str, ...], list[Problem]]:
    value = document.fields.get("hide", [])
    parts = tuple(part for part in PARTS if part in value) if isinstance(value, list) else ()
    if isinstance(value, list) and len(parts) == len(value):
        return parts, []
    message = f"`hide` must be a list of some of these: {', '.join(PARTS)}"
    fix = "Write `hide: [navigation, toc]`."
    line = document.line("hide")
    return parts, [problem(document.path, line, "wrong-type", message, fix=fix)]
