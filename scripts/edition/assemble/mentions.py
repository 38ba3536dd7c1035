"""Where the forms of headwords and names stand in a text: one pass for all forms at once.

Whole words, longest form first, without overlap; apostrophes, dashes and white space are
compared after normalisation. The cost grows with the text, whatever the forms are: an automaton
over words (Aho and Corasick, https://doi.org/10.1145/360825.360855) reads the text from its end,
so that at each word it knows the longest form that begins there.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _State:
    """What has been read, from the end: the longest piece of a form that it could belong to."""

    next: dict[str, _State] = field(default_factory=dict)
    shorter: _State | None = None
    """The next longest; None for the state of nothing."""
    form: str = ""
    """The longest form that has been read whole."""
    own: bool = False
    """Whether that form is the whole of what this state stands for."""


class Forms:
    """Forms of words, each belonging to one record."""

    def __init__(self, forms: Iterable[tuple[str, Ref]], ignore_case: bool) -> None:
        self.ignore_case = ignore_case
        self.owners: dict[str, list[Ref]] = {}
        for form, ref in forms:
            owners = self.owners.setdefault(self._key(form.strip()), [])
            if ref not in owners:
                owners.append(ref)
        self._nothing = _State()
        self._words: set[str] = set()
        """Those of all forms; what another word is part of is no form."""
        for key in self.owners:
            if key[:1].isalnum():  # a form begins with a word
                self._add(key)
        self._link()
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
        for start, state in self._read(comparable):
            if start >= done:
                done = start + len(state.form)
                span = Span(folded.starts[start], folded.ends[done - 1])
                found.append(Found(span, self.owners[state.form][0]))
        return found

    def find_each(self, text: str) -> list[Found]:
        """What `find` would find for each record alone: within the forms of others, too."""
        folded, comparable = self._comparable(text)
        found = []
        done: dict[Ref, int] = {}
        for start, longest in self._read(comparable):
            state: _State | None = longest
            while state and state.form:
                if state.own:
                    end = start + len(state.form)
                    for ref in self.owners[state.form]:
                        if start >= done.get(ref, 0):
                            done[ref] = end
                            span = Span(folded.starts[start], folded.ends[end - 1])
                            found.append(Found(span, ref))
                state = state.shorter
        return found

    def _comparable(self, text: str) -> tuple[Folded, str]:
        folded = fold(text)
        comparable = folded.text.lower() if self.ignore_case else folded.text
        if len(comparable) != len(folded.text):  # lower-casing İ adds a code point
            comparable = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded.text)
        return folded, comparable

    def _read(self, text: str) -> Iterator[tuple[int, _State]]:
        """Each place where a form begins, in order, with what has been read from there on."""
        read = []
        state = self._nothing
        next_word = len(text)
        for match in reversed(list(_WORD.finditer(text))):
            word, start = match[0], match.start()
            if word not in self._words:
                state = self._nothing
            else:
                for sign in _signs(text, match.end(), next_word):
                    state = self._after(state, sign)
                state = self._after(state, word)
                if state.form:
                    read.append((start, state))
            next_word = start
        return reversed(read)

    def _after(self, state: _State, piece: str) -> _State:
        """What could have been read after one more piece."""
        while piece not in state.next and state.shorter:
            state = state.shorter
        return state.next.get(piece, self._nothing)

    def _add(self, key: str) -> None:
        state = self._nothing
        next_word = len(key)
        for match in reversed(list(_WORD.finditer(key))):
            self._words.add(match[0])
            for piece in (*_signs(key, match.end(), next_word), match[0]):
                state = state.next.setdefault(piece, _State())
            next_word = match.start()
        state.form, state.own = key, True

    def _link(self) -> None:
        """Give each state its shorter one, those with fewer pieces first."""
        waiting = deque([self._nothing])
        while waiting:
            state = waiting.popleft()
            for piece, longer in state.next.items():
                shorter = state.shorter
                while shorter and piece not in shorter.next:
                    shorter = shorter.shorter
                longer.shorter = shorter.next[piece] if shorter else self._nothing
                longer.form = longer.form or longer.shorter.form
                waiting.append(longer)

    def _key(self, form: str) -> str:
        text = fold(form).text
        return text.lower() if self.ignore_case else text


def _signs(text: str, start: int, end: int) -> list[str]:
    """The signs between two words, the last one first; the one that stands before a word is marked.

    So a form that ends in a sign (`U.S.`) is not found where a word follows it (`U.S.A.`).
    """
    signs = list(text[start:end])
    if signs and end < len(text):
        signs[-1] += "+"
    return signs[::-1]
