"""Read the hand-written pages in docs/, and their references and citations.

The pages are trusted Markdown for the site generator; only `[[…]]` and `[@…]` are replaced. Code is
not changed, so that the page "Contribute" can show what to type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from edition.model.problems import Problem, problem
from edition.read.body import BodyProblem, leftover_problems
from edition.read.body_syntax import CITATION, REFERENCE, Citation, Reference, works_of
from edition.read.config import Config
from edition.read.docs_files import DOCS, PAGE, read_docs
from edition.read.files import SIZE_LIMIT, read_plain
from edition.read.front_matter import decode, decode_shown
from edition.read.page_head import read_page_head, split_page
from edition.read.page_limits import excess

LICENCES = "LICENSES"
CARD, COVER = "assets/card.png", "assets/cover.png"
PICTURES = (CARD, COVER)
"""The picture for shared links and the cover of the book; they are drawn if they do not exist."""

MAX_CHANGELOG_SIZE = 1024 * 1024
"""Bytes; more than for other files, because it keeps growing."""

BLANKS = ("citations", "contents", "figures", "statistics", "stemma")
"""Comments of one word that the build replaces by what they name."""
PARALLEL = "parallel"
"""The first word of `<!-- parallel 5.5 5.8 -->`, which shows two passages side by side."""
COMMENT = re.compile(r"<!--([^<>]*)-->")

_CODE = re.compile(
    r"(^[ \t]*```.*?^[ \t]*```[^\n]*$|^[ \t]*~~~.*?^[ \t]*~~~[^\n]*$"
    r"|``[^\n]+?``|`[^`\n]+`|<!--.*?(?:-->|\Z))",
    re.S | re.M,
)

_TITLE = re.compile(r"^# +([^{\n]*[^{\s#])", re.M)
_BEGUN = re.compile(r"\[[\[@](?![^\[\]\n]*\]\()[^\[\]\n]*\]{0,2}")
"""`[[` or `[@`, unless it begins a Markdown link in brackets, `[[words](address)]`."""


@dataclass(frozen=True)
class HandPage:
    """A hand-written page in docs/."""

    uri: str
    """Path in docs/ such as `introduction.md`; POSIX."""
    path: str
    """Path of its file, relative to the root of the edition."""
    title: str
    head: str
    """The lines of its front matter, without the fences; empty if it has none."""
    body: str
    """Its Markdown, with references and citations as typed."""
    description: str = ""
    hide: tuple[str, ...] = ()
    """Parts of the theme that are hidden on the page."""

    @property
    def body_line(self) -> int:
        """The line of the file on which the body begins."""
        return self.head.count("\n") + 3 if self.head else 1


class ByHand(NamedTuple):
    """The hand-written files outside annotations/."""

    pages: tuple[HandPage, ...]
    files: tuple[str, ...]
    """The paths in docs/ of the files that are published unchanged."""
    changelog: str
    """The text of CHANGELOG.md."""
    licences: dict[str, bytes]
    """The texts of the licences, by path in the repository."""
    pictures: dict[str, bytes]
    """The files of `PICTURES` that exist, by path in docs/."""


def read_by_hand(root: Path, config: Config) -> tuple[ByHand, list[Problem]]:
    """Read docs/, CHANGELOG.md and the licences."""
    files, problems = read_docs(root, config)
    pages, findings = read_pages(root, [uri for uri in files if uri.endswith(PAGE)])
    problems += findings
    changelog, findings = read_changelog(root)
    problems += findings
    licences, findings = read_licences(root)
    others = tuple(uri for uri in files if not uri.endswith(PAGE))
    problems += findings
    plain = {uri: read_plain(root / DOCS / uri, uri)[0] for uri in PICTURES if uri in others}
    return ByHand(tuple(pages), others, changelog, licences, plain), problems


def read_pages(root: Path, uris: Iterable[str]) -> tuple[list[HandPage], list[Problem]]:
    """Read the hand-written pages, except those that cannot be read or built.

    Args:
        root: the folder that contains docs/.
        uris: the paths of the pages in docs/.
    """
    pages: list[HandPage] = []
    problems: list[Problem] = []
    for uri in uris:
        place = f"{DOCS}/{uri}"
        try:
            data, unread = read_plain(root / DOCS / uri, place)
        except OSError as error:
            data, unread = b"", [problem(place, 1, "not-utf8", f"cannot be read: {error.strerror}")]
        text, findings = (None, unread) if unread else decode_shown(data, place)
        problems += findings
        if text is None:
            continue
        if found := excess(text):
            problems.append(problem(place, found[0], "page-too-complex", found[1]))
            continue
        head, body = split_page(text)
        said, findings = read_page_head(head, place)
        problems += findings
        title = said.title or _heading(body) or PurePosixPath(uri).stem
        pages.append(HandPage(uri, place, title, head, body, said.description, said.hide))
    return pages, problems


def _heading(body: str) -> str:
    """Return the text of the first heading, which site generators use as the title."""
    prose = _CODE.sub(lambda code: "" if "\n" in code[0] or code[0][0] == "<" else code[0], body)
    match = _TITLE.search(prose)
    return re.sub("[*`]", "", match[1]) if match else ""


def read_changelog(root: Path) -> tuple[str, list[Problem]]:
    """Read CHANGELOG.md; empty if it does not exist or, with a problem, if it cannot be read."""
    data, problems = _read_optional(root, "CHANGELOG.md", MAX_CHANGELOG_SIZE)
    text, findings = decode(data, "CHANGELOG.md")
    return text or "", [*problems, *findings]


def read_licences(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read LICENSE and the text files of LICENSES/, by path; symbolic links are a problem."""
    folder = root / LICENCES
    if folder.is_symlink():
        names, problems = [], [problem(LICENCES, 1, "symlink", "the folder is a symbolic link")]
    else:
        names, problems = sorted(f"{LICENCES}/{path.name}" for path in folder.glob("*.txt")), []
    texts = {}
    for name in ("LICENSE", *names):
        texts[name], findings = _read_optional(root, name)
        problems += findings
    return {name: text for name, text in texts.items() if text}, problems


def _read_optional(root: Path, name: str, limit: int = SIZE_LIMIT) -> tuple[bytes, list[Problem]]:
    try:
        return read_plain(root / name, name, limit)
    except OSError:
        return b"", []


def signs(page: HandPage) -> Iterator[Reference | Citation]:
    """Yield the references and citations of a page, with their lines in its file."""
    for first, piece in _prose(page):
        for match in REFERENCE.finditer(piece):
            line = first + piece.count("\n", 0, match.start())
            yield Reference(match[1].strip(), (match[2] or "").strip(), line)
        for match in CITATION.finditer(piece):
            if works := works_of(match[1]):
                yield Citation(works, first + piece.count("\n", 0, match.start()))


def problems_of(page: HandPage) -> Iterator[BodyProblem]:
    """Yield what looks like a reference or a citation but is neither and would be printed."""
    for first, piece in _prose(page):
        rest = CITATION.sub(lambda m: "" if works_of(m[1]) else m[0], REFERENCE.sub("", piece))
        for match in _BEGUN.finditer(rest):
            yield from leftover_problems(first + rest.count("\n", 0, match.start()), match[0])


def replace_signs(
    text: str, reference: Callable[[Reference], str], citation: Callable[[Citation], str]
) -> str:
    """Replace every reference and citation in the body of a page by HTML."""
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
    """Yield the words of each comment of a page, with its line in the file."""
    for line, piece, is_prose in _pieces(page):
        comment = None if is_prose else COMMENT.fullmatch(piece)
        if comment and (words := comment[1].split()):
            yield line, words


def _prose(page: HandPage) -> Iterator[tuple[int, str]]:
    return ((line, piece) for line, piece, is_prose in _pieces(page) if is_prose)


def _pieces(page: HandPage) -> Iterator[tuple[int, str, bool]]:
    """Yield pieces of a page: line of the file, text, and whether it is not code or comment."""
    line = page.body_line
    for n, piece in enumerate(_CODE.split(page.body)):
        yield line, piece, n % 2 == 0
        line += piece.count("\n")
