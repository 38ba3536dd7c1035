"""A page's front matter and its Markdown, told from each other as MkDocs does it.

For MkDocs a fence may have spaces behind it, and the second may be `...`; what it takes for a head
must not be read as words, nor stand beside a head of ours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.model.problems import Problem, problem
from edition.read.front_matter import Document, read_head

KEYS = ("title", "description", "hide")
"""What a page by hand may say in its head; the theme would obey others, such as `template`."""
PARTS = ("navigation", "toc", "footer")
"""What a page may hide."""

_HEAD = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.S)


class PageHead(NamedTuple):
    """What a page by hand says of itself."""

    title: str = ""
    description: str = ""
    hide: tuple[str, ...] = ()


def split_page(text: str) -> tuple[str, str]:
    """The lines of a page's head without its fences, and all that follows."""
    match = _HEAD.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def read_page_head(head: str, path: str) -> tuple[PageHead, list[Problem]]:
    """The head of a page by hand, and what is wrong with it; nothing else of it is published.

    Args:
        head: its lines, without the fences.
        path: of the page's file.
    """
    document, problems = read_head(head, path, 2)
    if document is None:
        return PageHead(), problems
    for key in (key for key in document.fields if key not in KEYS):
        message = f"a page by hand has no key `{key}`"
        fix = f"Delete it; the keys are {', '.join(KEYS)}."
        problems.append(problem(path, document.line(key), "unknown-key", message, fix=fix))
    words = {}
    for key in ("title", "description"):
        value = document.fields.get(key, "")
        if isinstance(value, str):
            words[key] = value
        else:
            message, fix = f"`{key}` is one line of text", f"Write it as {key}: words"
            problems.append(problem(path, document.line(key), "wrong-type", message, fix=fix))
    hide, found = _hidden_parts(document)
    return PageHead(**words, hide=hide), [*problems, *found]


def _hidden_parts(document: Document) -> tuple[tuple[str, ...], list[Problem]]:
    value = document.fields.get("hide", [])
    parts = tuple(part for part in PARTS if part in value) if isinstance(value, list) else ()
    if isinstance(value, list) and len(parts) == len(value):
        return parts, []
    message = f"`hide` is a list of some of these: {', '.join(PARTS)}"
    fix = "Write it as hide: [navigation, toc]"
    line = document.line("hide")
    return parts, [problem(document.path, line, "wrong-type", message, fix=fix)]
