"""Two versions of a file -> the lines that differ, with the words that went and came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from markupsafe import Markup

from edition.render.html import el, join

_WORDS = re.compile(r"\s+|\w+|[^\w\s]+")
LONGEST = 20_000
"""Characters of a file beyond which only whole lines are compared."""


@lru_cache(maxsize=4096)
def word_diff(old: str, new: str) -> Markup:
    """A paragraph for each line that differs; what stayed the same is left out.

    Everything is shown as the plain words that it is: earlier versions are contributed text too.
    """
    before, after = old.splitlines(), new.splitlines()
    within = len(old) + len(new) <= LONGEST
    lines: list[Markup] = []
    for how, i, k, j, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        pair = ("\n".join(before[i:k]), "\n".join(after[j:m]))
        shown = join(_marked(*pair)) if within and all(pair) else _whole(*pair)
        lines.append(el("p", shown, class_="diff"))
    return join(lines)


def _whole(old: str, new: str) -> Markup:
    return join([el("del", old) if old else None, el("ins", new) if new else None])


def _marked(old: str, new: str) -> Iterator[Markup | str]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < 0.3 or matcher.quick_ratio() < 0.3:  # written anew
        yield _whole(old, new)
        return
    gone = come = ""
    for how, i, k, j, m in matcher.get_opcodes():
        left, right = "".join(before[i:k]), "".join(after[j:m])
        # A space between two changed words is no rest for the eye: it goes with them.
        if how == "equal" and not (left.isspace() and (gone or come) and k < len(before)):
            yield from _change(gone, come)
            gone = come = ""
            yield left
        else:
            gone, come = gone + left, come + right
    yield from _change(gone, come)


def _change(gone: str, come: str) -> Iterator[Markup]:
    if gone:
        yield el("del", gone)
    if come:
        yield el("ins", come)
