"""docs/*.md -> the pages written by hand, with the references and citations that stand in them.

They are trusted Markdown for the site generator; only `[[…]]` and `[@…]` are ours. Code is left
alone, so that the page "Contribute" can show what to type.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from edition.body_syntax import CITATION, REFERENCE, Citation, Reference, works_of
from edition.edition import HandPage
from edition.files import linked_part, read_plain
from edition.front_matter import decode, decode_shown
from edition.markup import Fault, leftover_faults
from edition.page_head import read_page_head, split_page
from edition.problems import Problem, problem

DOCS = "docs"
CHANGELOG_LIMIT = 1024 * 1024
"""Bytes; it grows for ever."""

BLANKS = ("citations", "contents", "figures", "pipeline", "statistics", "stemma")
"""Comments of one word in whose place the build puts what they name."""
PARALLEL = "parallel"
"""The first word of `<!-- parallel 5.5 5.8 -->`, two passages side by side."""
COMMENT = re.compile(r"<!--([^<>]*)-->")

_CODE = re.compile(
    r"(^[ \t]*```.*?^[ \t]*```[^\n]*$|^[ \t]*~~~.*?^[ \t]*~~~[^\n]*$"
    r"|``[^\n]+?``|`[^`\n]+`|<!--.*?(?:-->|\Z))",
    re.S | re.M,
)

_TITLE = re.compile(r"^# +([^{\n]*[^{\s#])", re.M)
_BEGUN = re.compile(r"\[[\[@](?![^\[\]\n]*\]\()[^\[\]\n]*\]{0,2}")
"""`[[` and `[@`, unless it is the `[[words](address)]` of Markdown."""


def read_pages(root: Path, but: str = "") -> tuple[list[HandPage], list[Problem]]:
    """Read docs/*.md (pages made by the build lie in no folder).

    Args:
        root: the folder that holds docs/.
        but: the name of a file that is no page: of the copy-text.
    """
    pages: list[HandPage] = []
    problems = [
        problem(path.relative_to(root).as_posix(), 1, "symlink", "this is a symbolic link")
        for path in links_in(root / DOCS)
    ]
    for path in sorted((root / DOCS).glob("*.md")):
        place = f"{DOCS}/{path.name}"
        if path.name == but or linked_part(root, path) or path.is_dir():
            continue
        try:
            data, unread = read_plain(path, place)
        except OSError as error:
            data, unread = b"", [problem(place, 1, "not-utf8", f"cannot be read: {error.strerror}")]
        text, faults = (None, unread) if unread else decode_shown(data, place)
        problems += faults
        if text is not None:
            head, body = split_page(text)
            said, faults = read_page_head(head, place)
            problems += faults
            title = said.title or _heading(body) or path.stem
            page = HandPage(path.name, place, title, head, body, said.description, said.hide)
            pages.append(page)
    return pages, problems


def _heading(body: str) -> str:
    """The words of the first heading, as the site generators would take a title from it."""
    prose = _CODE.sub(lambda code: "" if "\n" in code[0] or code[0][0] == "<" else code[0], body)
    match = _TITLE.search(prose)
    return re.sub("[*`]", "", match[1]) if match else ""


def read_changelog(root: Path) -> str:
    """CHANGELOG.md as it stands; nothing if there is none that can be read."""
    try:
        data, faults = read_plain(root / "CHANGELOG.md", "CHANGELOG.md", CHANGELOG_LIMIT)
    except OSError:
        return ""
    text, _ = decode(data, "CHANGELOG.md")
    return "" if faults or text is None else text


def links_in(folder: Path) -> list[Path]:
    """The symbolic links in a folder, or the folder itself if it is one."""
    if folder.is_symlink():
        return [folder]
    return [
        path
        for base, folders, files in os.walk(folder)
        for name in sorted([*folders, *files])
        if (path := Path(base, name)).is_symlink()
    ]


def read_licences(root: Path) -> dict[str, bytes]:
    """LICENSE and the files of LICENSES/ by their paths; those that are there, links left out."""
    paths = [root / "LICENSE", *sorted((root / "LICENSES").glob("*.txt"))]
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not path.is_symlink()
    }


def signs(page: HandPage) -> Iterator[Reference | Citation]:
    """The references and citations of a page, in order, with their lines in its file."""
    for first, piece in _prose(page):
        for match in REFERENCE.finditer(piece):
            line = first + piece.count("\n", 0, match.start())
            yield Reference(match[1].strip(), (match[2] or "").strip(), line)
        for match in CITATION.finditer(piece):
            if works := works_of(match[1]):
                yield Citation(works, first + piece.count("\n", 0, match.start()))


def faults_of(page: HandPage) -> Iterator[Fault]:
    """What begins like a reference or a citation and is none; its brackets would be printed."""
    for first, piece in _prose(page):
        rest = CITATION.sub(lambda m: "" if works_of(m[1]) else m[0], REFERENCE.sub("", piece))
        for match in _BEGUN.finditer(rest):
            yield from leftover_faults(first + rest.count("\n", 0, match.start()), match[0])


def replace_signs(
    text: str, reference: Callable[[Reference], str], citation: Callable[[Citation], str]
) -> str:
    """A page's body with every reference and citation replaced by HTML."""
    pieces = _CODE.split(text)
    for n in range(0, len(pieces), 2):
        prose = REFERENCE.sub(
            lambda m: reference(Reference(m[1].strip(), (m[2] or "").strip(), 0)), pieces[n]
        )
        pieces[n] = CITATION.sub(
            lambda m: citation(Citation(works, 0)) if (works := works_of(m[1])) else m[0], prose
        )
    return "".join(pieces)


def comments(page: HandPage) -> Iterator[tuple[int, list[str]]]:
    """The words of each comment of a page, with its line in the file."""
    for line, piece, is_prose in _pieces(page):
        comment = None if is_prose else COMMENT.fullmatch(piece)
        if comment and (words := comment[1].split()):
            yield line, words


def _prose(page: HandPage) -> Iterator[tuple[int, str]]:
    return ((line, piece) for line, piece, is_prose in _pieces(page) if is_prose)


def _pieces(page: HandPage) -> Iterator[tuple[int, str, bool]]:
    """Line of the file, words, and whether they are neither code nor comment."""
    line = page.body_line
    for n, piece in enumerate(_CODE.split(page.body)):
        yield line, piece, n % 2 == 0
        line += piece.count("\n")
