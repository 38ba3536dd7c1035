"""No file, however it is filled, takes time out of proportion to its length.

Each place that a contributor can write to is filled to the size limit with one sign after another,
and where that takes long, four times the signs may not take much more than four times the time.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from markdown import Markdown
from mkdocs.config import load_config

from edition import build_edition, site_files
from edition.authoring.bibtex_reader import csl_of_bibtex
from edition.read.files import SIZE_LIMIT
from edition.read.page_limits import excess

pytestmark = pytest.mark.sweep

BASE = Path(__file__).parent / "problems" / "_base"

WORTH_A_LOOK = 0.4
"""Seconds; below that a file is done before anybody waits, whatever it holds."""
MUCH_MORE = 9.0
"""Times the time for four times the signs: 4 is linear, 16 is quadratic."""

MARKDOWN = (
    r"[[ ]] ]( [ ![ * ** _ ` `` < > & | # \ <a &# a_b *a a* [a]( [a](b [a <!-- <? ]]>".split()
)
SIGNS = (
    r"""[[1.1| [@a,p. http://a www. a@b. {: {a [a, [[a]] a:b & ! ? % ' " . … - — ’ “ 0 ² a é я"""
)
YAML = "key:[ key:{ &a *a |\n >\n - ?\n a:\n a:b\n a:\n\tb".split(" ")
SPACED = [" ", "\t", "\n", "\n\n", "  \n", "- a\n", "> a\n", "- - ", "1. A\n\n", "A. ", "a ", "'\n"]
ODD = ["\u0301", "\u202e", "😀", "\ufeff", "\x00", "\\'{", "@book{", "@book{a, title={", " # "]
PIECES = [*MARKDOWN, *SIGNS.split(), *YAML, *SPACED, *ODD]

OF_PAGES = [
    *(
        "[a][",
        "[a]: ",
        "[a](<",
        '[a](b "',
        "[a]()",
        "![[",
        "<div>",
        "<![CDATA[",
        "<!--a",
        "</",
        "(",
    ),
    *("*a* ", "**a*", "~~a~~ ", "`a", "``a", "{:", "{: a}", "|\n", "a | b\n-|-\n", "# a\n", "=\n"),
    *(
        "a\n=\n",
        "# a\n\n",
        "- a\n\n",
        "1. ",
        "> 1. ",
        "~~~\n",
        "    a\n",
        "[\n\n",
        "<a\n\n",
        "-\t",
        "\x02",
    ),
]
"""What means something to Python-Markdown and its extensions only."""

NOTE = "---\nat: 1.2\nquote: {}\nkind: context\ncertainty: editorial\nby: [editors]\n---\n{}\n"


def as_value(filling: str) -> str:
    return json.dumps(filling, ensure_ascii=False).replace("\x7f", "")


PLACES: dict[str, tuple[str, Callable[[str], str]]] = {
    "a note’s body": ("annotations/notes/1/rope.md", lambda f: NOTE.format("met", f)),
    "a note’s head": ("annotations/notes/1/rope.md", lambda f: NOTE.format(f, "A note.")),
    "a quotation": ("annotations/notes/1/rope.md", lambda f: NOTE.format(as_value(f), "A note.")),
    "a title": ("annotations/sources/new.yml", lambda f: f"type: book\ntitle: {as_value(f)}\n"),
    "the copy-text": ("docs/text/copy-text.txt", lambda f: f),
}


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def assert_in_proportion(work: Callable[[str], object], piece: str) -> None:
    def seconds(size: int) -> float:
        """Of this process alone: what else the machine does counts for nothing."""
        filling = filled(piece, size)
        start = time.process_time()
        work(filling)
        return time.process_time() - start

    whole = SIZE_LIMIT - 400  # leaves room for a head
    if (long := seconds(whole)) < WORTH_A_LOOK:
        return
    short = seconds(whole // 4)
    for _ in range(3):  # the shortest of several is the time that the work itself takes
        if long < MUCH_MORE * short:
            return
        long, short = min(long, seconds(whole)), min(short, seconds(whole // 4))
    growth = long / short
    assert growth < MUCH_MORE, f"{piece!r} four times as often takes {growth:.0f} times as long"


@pytest.mark.parametrize("place", PLACES)
def test_a_file_full_of_one_sign_is_read_in_proportion(place: str, tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    uri, written = PLACES[place]
    path = root / uri
    for piece in PIECES:

        def work(filling: str) -> object:
            path.write_text(written(filling), encoding="utf-8")
            return build_edition(root)

        assert_in_proportion(work, piece)


def test_a_page_full_of_one_sign_is_built_in_proportion(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    path = root / "docs" / "about.md"

    def work(filling: str) -> object:
        path.write_text(f"---\ntitle: About\n---\n{filling}\n", encoding="utf-8")
        return list(site_files(build_edition(root)[0], release=False))

    for piece in [*MARKDOWN, "{", "{a", "```\n", "\\'{", "[@", "[[1.1|", " ", "\n"]:
        assert_in_proportion(work, piece)


def test_a_page_full_of_one_sign_is_read_by_the_generator_or_refused(tmp_path: Path) -> None:
    """With the parser and the extensions of mkdocs.yml."""
    (tmp_path / "docs").mkdir()
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"))
    config.plugins.on_config(config)

    def work(filling: str) -> object:
        if excess(filling):
            return None
        options = {
            "extensions": config.markdown_extensions,
            "extension_configs": config.mdx_configs,
        }
        return Markdown(**options).convert(filling)

    for piece in [*PIECES, *OF_PAGES]:
        assert_in_proportion(work, piece)


def test_a_bibliography_full_of_one_sign_is_read_in_proportion() -> None:
    def work(filling: str) -> object:
        try:
            return csl_of_bibtex(filling)
        except ValueError as output:
            return output

    for piece in PIECES:
        assert_in_proportion(work, piece)
