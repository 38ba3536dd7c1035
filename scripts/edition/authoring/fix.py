"""Automatic fixes: white space, line ends, curly quotation marks and the order of keys.

A quotation that has moved or was slightly changed is fixed only after confirmation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from edition.assemble.anchoring import describe, head_of, locate, nearest
from edition.assemble.edition import Edition
from edition.authoring.front_matter_edit import key_blocks, with_keys, write_at
from edition.build import build_edition
from edition.kinds.kind import Kind
from edition.kinds.table import KINDS
from edition.model.problems import Problem
from edition.model.text import Place, Quote
from edition.read.body_syntax import CITATION, REFERENCE
from edition.read.files import SIZE_LIMIT, linked_part
from edition.read.front_matter import FENCE, Document, decode, read_document, read_yaml
from edition.read.records import FOLDER

MIN_SIMILARITY = 75.0
"""Minimum similarity (0–100) of other words to a quotation for a fix to be proposed."""

_NOT_PROSE = rf"<[^>]*>|`[^`]*`|\]\([^)\s]*\)|{REFERENCE.pattern}|{CITATION.pattern}"
_PIECE = re.compile(rf"{_NOT_PROSE}|[\s\S]")
"""Markup that is not prose, or else one character."""
_UNSEEN = re.compile(r"</?\w+(?:\s[^>]*)?>|[*_]")
"""Markup that is not shown: a quotation mark beside it belongs to the words on its other side."""
_CURLY = {'"': "“”", "'": "‘’"}
_BEFORE_WORDS = frozenset("([—–-“‘")
_HARD_BREAK = re.compile(r"(?<=\S) {2,}$")


class Fix(NamedTuple):
    """A new text for one file."""

    path: str
    """Posix, relative to the edition's root."""
    changes: tuple[str, ...]
    """What is fixed, in words."""
    text: str
    target: str
    """The path that the file should have; `path` if it stays."""
    line: int = 1
    """The line with the problem."""


def safe_fixes(root: Path) -> Iterator[Fix]:
    """Yield the fixes that need no confirmation, one for each file that they change."""
    for path, kind in _files(root):
        data = path.read_bytes()
        place = path.relative_to(root).as_posix()
        text, problems = decode(data, place)
        document, findings = (read_document if kind.has_body else read_yaml)(data, place)
        if text is None or document is None or problems or findings:
            continue  # the check reports files that cannot be read
        tidy = _clean_white_space(text, kind.has_body)
        ordered = (
            _sort_keys(tidy, document, kind.written_order) if kind.has_body else tidy
        )  # CSL stays as exported
        curly = _curl_body(ordered) if kind.has_body else ordered
        changes = [
            name
            for name, old, new in (
                ("white space", data.decode("utf-8"), tidy),
                ("order of keys", tidy, ordered),
                ("quotation marks", ordered, curly),
            )
            if old != new
        ]
        if changes:
            yield Fix(place, tuple(changes), curly, place)


def moved_quotes(root: Path) -> Iterator[tuple[str, Fix]]:
    """Yield, for each quotation that is not found, a question and the fix for the answer yes."""
    edition, problems = build_edition(root)
    for problem in problems:
        if problem.code != "quote-not-found" or not problem.path.startswith(f"{FOLDER}/notes/"):
            continue
        data = (root / problem.path).read_bytes()
        text, _ = decode(data, problem.path)
        document, _ = read_document(data, problem.path)
        if text is None or document is None:
            continue
        quote, at = str(document.fields["quote"]), str(document.fields["at"])
        place = _intended_place(edition, quote, at)
        if place is None:
            continue
        new = describe(edition.reading_text.by_locus[place.locus].text, place.span)
        folder = PurePosixPath(problem.path).parent.with_name(str(place.locus.section))
        question = f"{problem.path}\n  {at}: {quote}\n  {place.locus}: {new.exact}\nUse the second?"
        target = str(folder / PurePosixPath(problem.path).name)
        fixed = with_keys(text, head_of(place.locus, new))
        yield question, Fix(problem.path, ("quote",), fixed, target, problem.line)


def write(root: Path, fix: Fix) -> list[Problem]:
    """Write a fix; return the problems if it could not be written, otherwise an empty list."""
    return write_at(root, fix.path, fix.target, fix.text, fix.line)


def _files(root: Path) -> Iterator[tuple[Path, Kind]]:
    for kind in KINDS.values():
        pattern = f"*/*{kind.suffix}" if kind.by_section else f"*{kind.suffix}"
        for path in sorted((root / FOLDER / kind.folder).glob(pattern)):
            if path.is_file() and not linked_part(root, path) and path.stat().st_size <= SIZE_LIMIT:
                yield path, kind


def _clean_white_space(text: str, has_body: bool) -> str:
    """Remove white space at the ends of lines, and all but one line end at the end of the file.

    In the body, the two spaces that break a line within a paragraph of Markdown stay.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    start = _body_start(lines) if has_body else len(lines)
    for n, line in enumerate(text.split("\n")[start:-1], start):
        if lines[n + 1] and _HARD_BREAK.search(line):
            lines[n] += "  "
    return "\n".join(lines).strip("\n") + "\n"


def _body_start(lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines[1:], 2) if line == FENCE), len(lines))


def _sort_keys(text: str, document: Document, order: Sequence[str]) -> str:
    """Sort the keys of the front matter in this order, unknown keys last."""
    lines = text.split("\n")
    blocks, end = key_blocks(lines, document)
    rank = {key: n for n, key in enumerate(order)}
    ordered = sorted(blocks, key=lambda block: rank.get(block[0], len(rank)))
    if ordered == blocks:
        return text
    head = [line for _, start, stop in ordered for line in lines[start:stop]]
    return "\n".join([*lines[: blocks[0][1]], *head, *lines[end:]])


def _curl_body(text: str) -> str:
    """Return a file with curly quotation marks in its body; only prose is changed."""
    lines = text.split("\n")
    start = _body_start(lines)
    return "\n".join([*lines[:start], _curl_quotes("\n".join(lines[start:]))])


def _curl_quotes(body: str) -> str:
    """Return a body with curly quotation marks.

    A mark opens if it precedes words and follows white space, a bracket, a dash or another opening
    mark; otherwise it closes.
    """
    out, before = [], " "
    for match in _PIECE.finditer(body):
        piece = match[0]
        if piece in _CURLY:
            follows = body[match.end() : match.end() + 1].strip()
            opens = follows and (before.isspace() or before in _BEFORE_WORDS)
            piece = _CURLY[piece][0 if opens else 1]
        out.append(piece)
        if not _UNSEEN.fullmatch(piece):
            before = piece[-1]
    return "".join(out)


def _intended_place(edition: Edition, words: str, at: str) -> Place | None:
    """Return the only other place of the words, or else very similar words in their paragraph.

    None if there is no such place, or if there are several.
    """
    elsewhere = [
        Place(passage.locus, span, passage.text[slice(*span)])
        for passage in edition.reading_text.passages()
        for span in locate(passage.text, Quote(words))
    ]
    if elsewhere:
        return elsewhere[0] if len(elsewhere) == 1 else None
    passage = next((p for p in edition.reading_text.passages() if str(p.locus) == at), None)
    near = nearest(passage.text, words) if passage else None
    if passage is None or near is None or near.score < MIN_SIMILARITY:
        return None
    spans = locate(passage.text, Quote(near.words))
    return Place(passage.locus, spans[0], near.words) if len(spans) == 1 else None
