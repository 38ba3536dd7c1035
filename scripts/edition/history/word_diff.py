"""Compare two versions of a file: the lines that differ, with words deleted and inserted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup
from rapidfuzz.distance import Indel

from edition.formats.html import el, join

_WORDS = re.compile(r"\s+|\w+|[^\w\s]+")
LONGEST = 100_000
"""Characters of both versions together beyond which only whole lines are compared."""
LIKE = 0.5
"""The share of words in common below which a line counts as rewritten."""


@lru_cache(maxsize=4096)
def word_diff(old: str, new: str) -> Markup:
    """Return a paragraph for each place where lines differ; unchanged lines are left out.

    Everything is escaped: earlier versions are contributed text too.
    """
    within = len(old) + len(new) <= LONGEST
    lines: list[Markup] = []
    for same, before, after in _runs(old.splitlines(), new.splitlines()):
        if not same:
            pair = "\n".join(before), "\n".join(after)
            shown = join(_marked(*pair)) if within and all(pair) else _change(*pair)
            lines.append(el("p", shown, class_="diff"))
    return join(lines)


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Yield runs: whether they are unchanged, the old items and the new ones.

    Compared from the end, so that `conference` in `[[event:conference|conference]]` is the word of
    the sentence and not that of the link.
    """
    blocks = Indel.opcodes(before[::-1], after[::-1]).as_matching_blocks()
    i = j = 0
    for block in reversed(blocks):
        k, m = len(before) - block.a - block.size, len(after) - block.b - block.size
        if i < k or j < m:
            yield False, before[i:k], after[j:m]
        i, j = k + block.size, m + block.size
        if block.size:
            yield True, before[k:i], after[m:j]
    if i < len(before) or j < len(after):
        yield False, before[i:], after[j:]


def _change(gone: str, come: str) -> Markup:
    return join([el("del", gone) if gone else None, el("ins", come) if come else None])


def _marked(old: str, new: str) -> Iterator[Markup | str]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if Indel.normalized_similarity(before, after) < LIKE:
        yield _change(old, new)
        return
    gone = come = ""
    for same, left, right in _runs(before, after):
        went, came = "".join(left), "".join(right)
        # A space between two changed words is marked with them; alone it would distract.
        if same and not (went.isspace() and (gone or come)):
            yield _change(gone, come)
            gone = come = ""
            yield went
        else:
            gone, come = gone + went, come + came
    yield _change(gone, come)
