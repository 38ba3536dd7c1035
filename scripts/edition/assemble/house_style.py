"""Check the house style of records: the rules of docs/editorial-principles.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from edition.assemble.edition import Backlink, PlacedNote, Target
from edition.kinds.table import KINDS
from edition.model.problems import Problem, problem
from edition.model.text import Ref, Span
from edition.read.body import FIRST_SENTENCE_WORDS, Body, first_sentence, plain_text
from edition.read.records import Entry, Records

BODY_WORDS = 150
"""Most words of a body; commentary and the accounts of witnesses may be longer."""


_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_STRAIGHT = re.compile(r"\S{0,20}[\"']\S{0,20}")  # bounded: a body may be one very long word
_IBID = re.compile(r"\b(?:ibid|op\. cit|loc\. cit|idem)\b\.?", re.I)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?{_MONTH}\b"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)


def check_body(entry: Entry[Any], body: Body) -> Iterator[Problem]:
    """Check the style of a record's text; every finding is advice."""
    kind = entry.ref.kind
    if not KINDS[kind].has_body:
        return
    for line, code, message in _advice(body, entry.body_line, KINDS[kind].long_body):
        yield problem(entry.path, line, code, message)


@lru_cache(maxsize=4096)
def _advice(body: Body, first_line: int, may_be_long: bool) -> tuple[tuple[int, str, str], ...]:
    """Return line, code and message of each finding; cached while `make serve` rebuilds."""
    found = [] if may_be_long else list(_too_long(body, first_line))
    for line, words, language in _words(body, first_line):
        matches = {
            "straight-quote": _straight_quote(words),
            "ibid": _IBID.search(words),
            "unclear-date": _DATE.search(words),
            "unmarked-russian": None if _is_not_latin(language) else _CYRILLIC.search(words),
        }
        found += [(line, code, f"‘{match[0]}’") for code, match in matches.items() if match]
    return tuple(found)


def _is_not_latin(language: str) -> bool:
    """Whether words are marked as a foreign language in its own script."""
    return language != "" and "latn" not in language.lower().split("-")


def _straight_quote(words: str) -> re.Match[str] | None:
    return _STRAIGHT.search(words) if '"' in words or "'" in words else None  # the usual case


def check_notes(notes: Iterable[PlacedNote]) -> Iterator[Problem]:
    """Check that no two notes of one kind are about exactly the same words."""
    first: dict[tuple[object, Span, str], PlacedNote] = {}
    for note in notes:
        if note.lemma is None:
            continue
        key = (note.lemma.locus, note.lemma.span, note.entry.head.kind)
        earlier = first.setdefault(key, note)
        if earlier is not note:
            entry = note.entry
            message = f"{earlier.entry.path} is a {entry.head.kind} note on the same words"
            yield problem(entry.path, entry.line("quote"), "same-note", message)


def check_use(
    records: Records, backlinks: Mapping[Target, tuple[Backlink, ...]], used: set[Ref]
) -> Iterator[Problem]:
    """Check that every source is cited and every headword occurs in the text.

    Not for an edition with invalid records: a source may be cited by one of these.

    Args:
        records: the valid ones.
        backlinks: what points to each.
        used: the headwords that occur in the text.
    """
    for entry in records.ids("source").values():
        if not backlinks.get(entry.ref):
            yield problem(entry.path, 1, "unused-source", f"nothing cites `{entry.id}`")
    for entry in records.ids("term").values():
        if entry.ref not in used and not backlinks.get(entry.ref):
            message = f"`{entry.head.headword}` occurs nowhere"
            yield problem(entry.path, entry.line("forms"), "unused-term", message)


def _too_long(body: Body, line: int) -> Iterator[tuple[int, str, str]]:
    first = len(first_sentence(body).split())
    if first > FIRST_SENTENCE_WORDS:
        message = f"the first sentence has {first} words, {FIRST_SENTENCE_WORDS} at most"
        yield line, "long-first-sentence", message
    whole = len(plain_text(body).split())
    if whole > BODY_WORDS:
        yield line, "long-body", f"the text has {whole} words, {BODY_WORDS} at most"


def _words(body: Body, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Yield pieces of text with their line and their marked language, if any."""
    for block in body.tokens:
        line = first_line + (block.map[0] if block.map else 0)
        languages: list[str] = []
        for token in block.children or ():
            if token.type in ("softbreak", "hardbreak"):
                line += 1
            elif token.type == "html_inline":
                opened = re.match(r"<\w+ lang=[\"']?([A-Za-z0-9-]+)", token.content)
                if opened:
                    languages.append(opened[1])
                elif languages:
                    languages.pop()
            elif token.type == "text":
                yield line, token.content, languages[-1] if languages else ""
