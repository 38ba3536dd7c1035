"""Where the forms of headwords and names stand in a text: one pass for all forms at once.

Whole words, longest form first, without overlap; apostrophes, dashes and white space are
compared after normalisation. The cost grows with the text, not with the number of forms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from edition.anchoring import fold
from edition.model import Ref, Span

_WORD = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """A form at a place."""

    span: Span
    ref: Ref


class Forms:
    """Forms of words, each belonging to one record."""

    def __init__(self, forms: Iterable[tuple[str, Ref]], ignore_case: bool) -> None:
        self.ignore_case = ignore_case
        self.owners: dict[str, Ref] = {}
        for form, ref in forms:
            self.owners.setdefault(self._key(form.strip()), ref)
        self._by_first_word: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.owners, key=len, reverse=True):
            first = _WORD.search(key)
            if first and first.start() == 0:
                self._by_first_word[first[0]].append(key)

    def find(self, text: str) -> list[Found]:
        """All places in order, without overlap."""
        folded = fold(text)
        comparable = folded.text.lower() if self.ignore_case else folded.text
        if len(comparable) != len(folded.text):  # lower-casing İ adds a code point
            comparable = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded.text)
        found = []
        done = 0
        for word in _WORD.finditer(comparable):
            if word.start() < done:
                continue
            for key in self._by_first_word.get(word[0], ()):
                end = word.start() + len(key)
                if (
                    comparable.startswith(key, word.start())
                    and not comparable[end : end + 1].isalnum()
                ):
                    span = Span(folded.starts[word.start()], folded.ends[end - 1])
                    found.append(Found(span, self.owners[key]))
                    done = end
                    break
        return found

    def _key(self, form: str) -> str:
        text = fold(form).text
        return text.lower() if self.ignore_case else text
