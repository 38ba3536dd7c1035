"""Where the forms of headwords and names stand in a text: one pass for all forms at once.

Whole words, longest form first, without overlap; apostrophes, dashes and white space are
compared after normalisation. At each word the text is cut to the lengths of the forms that begin
with this word, and looked up: forms of one length cost no more than one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.assemble.anchoring import Folded, fold
from edition.model.text import Ref, Span

_WORD = re.compile(r"[^\W_]+")

KEPT = 20_000
"""Texts of which it is remembered what was found in them."""


class Found(NamedTuple):
    """A form at a place."""

    span: Span
    ref: Ref


class Forms:
    """Forms of words, each belonging to one record."""

    def __init__(self, forms: Iterable[tuple[str, Ref]], ignore_case: bool) -> None:
        self.ignore_case = ignore_case
        self.owners: dict[str, list[Ref]] = {}
        for form, ref in forms:
            owners = self.owners.setdefault(self._key(form.strip()), [])
            if ref not in owners:
                owners.append(ref)
        lengths: dict[str, set[int]] = {}
        for key in self.owners:
            if word := _WORD.match(key):  # a form begins with a word
                lengths.setdefault(word[0], set()).add(len(key))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}
        """By its first word, how long a form may be."""
        self._found: dict[str, list[Found]] = {}

    def find(self, text: str) -> list[Found]:
        """All places in order, without overlap; a form that two records have is the first one's.

        What was found is kept: `make serve` asks for the same texts at every rebuild.
        """
        if text not in self._found:
            if len(self._found) >= KEPT:
                self._found.clear()
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> list[Found]:
        folded, comparable = self._comparable(text)
        found = []
        done = 0
        for start, form in self._read(comparable):
            if start >= done:
                done = start + len(form)
                span = Span(folded.starts[start], folded.ends[done - 1])
                found.append(Found(span, self.owners[form][0]))
        return found

    def find_each(self, text: str) -> list[Found]:
        """What `find` would find for each record alone: within the forms of others, too."""
        folded, comparable = self._comparable(text)
        found = []
        done: dict[Ref, int] = {}
        for start, form in self._read(comparable):
            end = start + len(form)
            for ref in self.owners[form]:
                if start >= done.get(ref, 0):
                    done[ref] = end
                    span = Span(folded.starts[start], folded.ends[end - 1])
                    found.append(Found(span, ref))
        return found

    def _comparable(self, text: str) -> tuple[Folded, str]:
        folded = fold(text)
        comparable = folded.text.lower() if self.ignore_case else folded.text
        if len(comparable) != len(folded.text):  # lower-casing İ adds a code point
            comparable = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded.text)
        return folded, comparable

    def _read(self, text: str) -> Iterator[tuple[int, str]]:
        """The places where whole forms are, in order, and the forms, the longest first."""
        for match in _WORD.finditer(text):
            start = match.start()
            for length in self._lengths.get(match[0], ()):
                form = text[start : start + length]
                if form in self.owners and not text[start + length : start + length + 1].isalnum():
                    yield start, form

    def _key(self, form: str) -> str:
        text = fold(form).text
        return text.lower() if self.ignore_case else text
