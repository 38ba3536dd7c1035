"""Nothing is rendered and then parsed again: what makes pages and files reads no markup.

Only what other programs made, or an author typed, is read: see `READERS`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

EDITION = Path(__file__).resolve().parents[1] / "scripts" / "edition"
MAKERS = ("exports", "pages", "pictures", "publish/metadata", "render", "search")
"""What makes pages and files of an edition."""

PARSERS = {"bs4", "lxml", "html.parser", "html.entities", "markdown", "html5lib"}
CALLS = {"fromstring", "XML", "HTML", "iterparse", "unescape", "striptags", "split_page"}
PATTERNS = {
    "compile",
    "sub",
    "subn",
    "split",
    "search",
    "match",
    "fullmatch",
    "findall",
    "finditer",
}
MARKUP = re.compile(r"<[/\w(\[\\!^]|(?:href|src|id|class)=|&\(|</")
"""Of a pattern, without the names of its groups: that it looks for tags or their attributes."""

READERS = {
    "exports/book/front_matter_pages.py": "pages by hand, as Python-Markdown makes them",
    "search/page_units.py": "pages by hand, as Python-Markdown makes them",
}
"""Who may call `read_html`, and for what."""


def readings(source: str, may_read: bool = False) -> Iterator[str]:
    """The places of a module where markup is parsed."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
            )
            yield from (
                f"{node.lineno}: imports {name}"
                for name in names
                if name in PARSERS or name.partition(".")[0] in PARSERS
            )
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in CALLS or (name == "read_html" and not may_read):
                yield f"{node.lineno}: calls {name}"
            if name in PATTERNS and node.args and MARKUP.search(pattern_of(node.args[0])):
                yield f"{node.lineno}: looks for markup"


def pattern_of(argument: ast.expr) -> str:
    """The text of a pattern, of which the names of groups are no tags."""
    parts = (each.value for each in ast.walk(argument) if isinstance(each, ast.Constant))
    text = "".join(part for part in parts if isinstance(part, str))
    return re.sub(r"\(\?(?:P?<\w+>|<?[=!]|P=)", "(", text)


def test_what_makes_pages_and_files_parses_none() -> None:
    found = [
        f"{path.relative_to(EDITION)}:{reading}"
        for folder in MAKERS
        for path in sorted((EDITION / folder).rglob("*.py"))
        for reading in readings(
            path.read_text(encoding="utf-8"), str(path.relative_to(EDITION)) in READERS
        )
    ]
    assert found == []


@pytest.mark.parametrize("path", READERS)
def test_only_readers_are_listed_as_such(path: str) -> None:
    assert "read_html" in (EDITION / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "source",
    [
        "from bs4 import BeautifulSoup",
        "import lxml.html",
        "from html.entities import html5",
        'ET.fromstring(f"<div>{legal(html)}</div>")',
        're.compile(rf"<({names})\\b([^<>]*)>")',
        're.compile(\' href="(?:site:(?P<path>[^"]*)|#(?P<here>[^"]*))"\')',
        're.compile(\' id="([^"]*)"\')',
        're.compile(r"</(?:p|li|blockquote)>|<br ?/?>")',
        're.split("(?=<p>)", str(renderer.body(ref)))',
        're.sub("<[^>]+>", "", str(renderer.label(ref)))',
        're.sub("<p>", numbered, str(prose))',
        're.compile(r"(<[^<>]*>|&(?:#\\d+|\\w+);)|([!-/])")',
        "Markup(piece).striptags()",
        "front, body = split_page(text)",
        "read_html(renderer.body(ref))",
    ],
)
def test_the_ways_in_which_markup_was_parsed_are_known(source: str) -> None:
    assert list(readings(source))


@pytest.mark.parametrize(
    "source",
    [
        're.compile(r"(?P<name>\\w+)(?<!x)(?P=name)")',
        "from edition.formats.html import el",
        "text.split('<')",
    ],
)
def test_nothing_else_is_taken_for_it(source: str) -> None:
    assert list(readings(source)) == []
