"""Fixes that need no thought: white space, line ends, curly quotation marks, the order of keys.

A quotation that has moved, or that stands there in other words, is fixed only after a question.
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

MIN_LIKENESS = 75.0
"""Likeness (0–100) of the words that stand there, from which a fix is proposed."""

_KEEP = rf"<[^>]*>|`[^`]*`|\]\([^)\s]*\)|{REFERENCE.pattern}|{CITATION.pattern}"
_PIECE = re.compile(rf"{_KEEP}|[\s\S]")
"""What is no prose, else one character."""
_STYLE = re.compile(r"</?\w+(?:\s[^>]*)?>|[*_]")
"""What does not show: a mark beside it belongs to the words on its other side."""
_CURLY = {'"': "“”", "'": "‘’"}
_BEFORE_WORDS = frozenset("([—–-“‘")
_HARD_BREAK = re.compile(r"(?<=\S) {2,}$")


class Fix(NamedTuple):
    """What would be, or was, written."""

    path: str
    what: tuple[str, ...]
    text: str
    goal: str
    """Where the file belongs; its path, if there."""
    line: int = 1
    """What it is about."""


def safe_fixes(root: Path) -> Iterator[Fix]:
    """Every file that a fix without a question would change."""
    for path, kind in _files(root):
        data = path.read_bytes()
        place = path.relative_to(root).as_posix()
        text, problems = decode(data, place)
        document, findings = (read_document if kind.has_body else read_yaml)(data, place)
        if text is None or document is None or problems or findings:
            continue  # what cannot be read is the check's business
        tidy = _tidied(text, kind.has_body)
        ordered = (
            _ordered(tidy, document, kind.written_order) if kind.has_body else tidy
        )  # CSL stays as exported
        curly = _curly(ordered) if kind.has_body else ordered
        what = [
            name
            for name, old, new in (
                ("white space", data.decode("utf-8"), tidy),
                ("order of keys", tidy, ordered),
                ("quotation marks", ordered, curly),
            )
            if old != new
        ]
        if what:
            yield Fix(place, tuple(what), curly, place)


def moved_quotes(root: Path) -> Iterator[tuple[str, Fix]]:
    """For quotations that are not found: a question, and the fix if the answer is yes."""
    edition, problems = build_edition(root)
    for finding in problems:
        if finding.code != "quote-not-found" or not finding.path.startswith(f"{FOLDER}/notes/"):
            continue
        data = (root / finding.path).read_bytes()
        text, _ = decode(data, finding.path)
        document, _ = read_document(data, finding.path)
        if text is None or document is None:
            continue
        quote, at = str(document.fields["quote"]), str(document.fields["at"])
        place = _meant(edition, quote, at)
        if place is None:
            continue
        new = describe(edition.reading_text.by_locus[place.locus].text, place.span)
        folder = PurePosixPath(finding.path).parent.with_name(str(place.locus.section))
        question = (
            f"{finding.path}\n  {at}: {quote}\n  {place.locus}: {new.exact}\nTake the second?"
        )
        goal = str(folder / PurePosixPath(finding.path).name)
        fixed = with_keys(text, head_of(place.locus, new))
        yield question, Fix(finding.path, ("quote",), fixed, goal, finding.line)


def write(root: Path, fix: Fix) -> list[Problem]:
    """Write a fix; returns why not, if it was not written."""
    return write_at(root, fix.path, fix.goal, fix.text, fix.line)


def _files(root: Path) -> Iterator[tuple[Path, Kind]]:
    for kind in KINDS.values():
        pattern = f"*/*{kind.suffix}" if kind.by_section else f"*{kind.suffix}"
        for path in sorted((root / FOLDER / kind.folder).glob(pattern)):
            if path.is_file() and not linked_part(root, path) and path.stat().st_size <= SIZE_LIMIT:
                yield path, kind


def _tidied(text: str, has_body: bool) -> str:
    """No white space at the ends of lines, one line end at the end of the file.

    The two spaces that break a line of Markdown stay, in the body and within a paragraph.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    start = _body_start(lines) if has_body else len(lines)
    for n, line in enumerate(text.split("\n")[start:-1], start):
        if lines[n + 1] and _HARD_BREAK.search(line):
            lines[n] += "  "
    return "\n".join(lines).strip("\n") + "\n"


def _body_start(lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines[1:], 2) if line == FENCE), len(lines))


def _ordered(text: str, document: Document, order: Sequence[str]) -> str:
    """The keys in their order; unknown ones behind them."""
    lines = text.split("\n")
    blocks, end = key_blocks(lines, document)
    rank = {key: n for n, key in enumerate(order)}
    ordered = sorted(blocks, key=lambda block: rank.get(block[0], len(rank)))
    if ordered == blocks:
        return text
    head = [line for _, start, stop in ordered for line in lines[start:stop]]
    return "\n".join([*lines[: blocks[0][1]], *head, *lines[end:]])


def _curly(text: str) -> str:
    """A file with curly quotation marks in its body; what is no prose stays."""
    lines = text.split("\n")
    start = _body_start(lines)
    return "\n".join([*lines[:start], _curled("\n".join(lines[start:]))])


def _curled(body: str) -> str:
    """A mark opens after white space, a bracket, a dash or another that opens, and before words."""
    out, before = [], " "
    for match in _PIECE.finditer(body):
        piece = match[0]
        if piece in _CURLY:
            follows = body[match.end() : match.end() + 1].strip()
            opens = follows and (before.isspace() or before in _BEFORE_WORDS)
            piece = _CURLY[piece][0 if opens else 1]
        out.append(piece)
        if not _STYLE.fullmatch(piece):
            before = piece[-1]
    return "".join(out)


def _meant(edition: Edition, words: str, at: str) -> Place | None:
    """The one other place of the words; else, where they were, what is very like them."""
    elsewhere = [
        Place(passage.locus, span, passage.text[slice(*span)])
        for passage in edition.reading_text.passages()
        for span in locate(passage.text, Quote(words))
    ]
    if elsewhere:
        return elsewhere[0] if len(elsewhere) == 1 else None
    passage = next((p for p in edition.reading_text.passages() if str(p.locus) == at), None)
    near = nearest(passage.text, words) if passage else None
    if passage is None or near is None or near.score < MIN_LIKENESS:
        return None
    spans = locate(passage.text, Quote(near.words))
    return Place(passage.locus, spans[0], near.words) if len(spans) == 1 else None
