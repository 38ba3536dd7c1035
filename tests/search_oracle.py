"""What the search should find, worked out without an index, and the page's script asked in Node.

The words of a text are found letter by letter, with rules of this file's own: from the package
comes nothing but the index itself.
"""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from conftest import ROOT
from tools import program

from edition.search.index import Index
from edition.search.unit import Unit
from edition.words.tokens import BaseForms

ENGINE = ROOT / "scripts/edition/assets/scripts/search-engine.js"
APOSTROPHES = "'’ʼ`´"

Answer = dict[str, Any]
Hit: TypeAlias = tuple[int, int, int]
"""Number of the unit, number of the first word in it, and of the word after the last."""
Tree: TypeAlias = "str | tuple[str, Sequence[Tree]] | tuple[str, Sequence[Tree], Sequence[Tree]]"
"""A question: a phrase, `("any", parts)` or `("every", parts, those that must not be there)`."""


def write_index(folder: Path, units: Sequence[Unit], language: str = "en") -> None:
    """Write the files of an index as the script loads them."""
    for name, content in Index(units, BaseForms(language, {})).files():
        (folder / f"{name}.js").write_text(content, encoding="utf-8")


def ask_in_node(folder: Path, queries: Sequence[str], options: Answer) -> list[Answer]:
    """The answers of the page's own script about the index in a folder."""
    made = subprocess.run(
        [program("node"), ROOT / "tests/search_in_node.js", ENGINE, folder],
        input=json.dumps([[query, options] for query in queries]),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    answers: list[Answer] = json.loads(made.stdout)
    return answers


def hits_of(answer: Answer) -> set[Hit]:
    """The hits of an answer, each of which it gives once."""
    hits = [(unit, start, end) for unit, start, end in answer["hits"]]
    assert len(set(hits)) == len(hits), "a place is counted twice"
    return set(hits)


class Scanned:
    """The words of a text as the scan sees them: letters one by one, no regular expression."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.spans: list[tuple[int, int]] = []
        word, start = "", 0
        for n, letter in enumerate(text + " "):
            after = text[n + 1 : n + 2]
            inside = letter in APOSTROPHES and word and _is_letter(after)
            if _is_letter(letter) or inside:
                start = n if not word else start
                word += "'" if inside else letter
            elif word:
                self.words.append(_plain(word))
                self.spans.append((start, n))
                word = ""
        self.joined = " ".join(self.words)


def _is_letter(letter: str) -> bool:
    return letter not in ("", *APOSTROPHES) and unicodedata.category(letter)[0] in "LNM"


def _plain(word: str) -> str:
    """No capitals, no accents, no apostrophes but before a last s."""
    possessive = word.lower().endswith("'s")
    stem = word[:-2] if possessive else word
    letters = [c for c in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(c)]
    plain = "".join(letters).lower().translate(dict.fromkeys(map(ord, "'ʹʺ"), None))
    return plain + ("'s" if possessive else "")


class Scan:
    """Units, to find phrases in without an index."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = list(units)
        self.texts = [Scanned(unit.text) for unit in self.units]

    def places(self, query: str, around: bool = False) -> set[Hit]:
        """Every place of a phrase.

        The words around a reading that is not printed are there to be read with it (`around`);
        they are no places of their own, since they are in the text.
        """
        wanted = Scanned(query).words
        found = set()
        for number, text in enumerate(self.texts):
            if not all(word in text.joined for word in wanted):
                continue
            for first in range(len(text.words) - len(wanted) + 1):
                hit = number, first, first + len(wanted)
                if text.words[first : hit[2]] == wanted and (around or self._counts(hit)):
                    found.add(hit)
        return found

    def answer(self, tree: Tree) -> set[Hit]:
        """The hits of a question; one that lies within another is not counted."""
        hits = self._hits(tree)
        return {hit for hit in hits if self._counts(hit) and not any(_within(hit, h) for h in hits)}

    def _counts(self, hit: Hit) -> bool:
        """Whether a hit touches the part of its unit that counts."""
        number, first, end = hit
        only, spans = self.units[number].only, self.texts[number].spans
        return only is None or (spans[first][0] < only.end and spans[end - 1][1] > only.start)

    def _hits(self, tree: Tree) -> set[Hit]:
        if isinstance(tree, str):
            return self.places(tree, around=True)
        parts = [self._hits(part) for part in tree[1]]
        together: set[Hit] = set().union(*parts)
        if tree[0] == "any":
            return together
        units = set(range(len(self.units))).intersection(*({h[0] for h in part} for part in parts))
        for part in tree[2] if len(tree) == 3 else ():
            units -= {hit[0] for hit in self._hits(part)}
        return {hit for hit in together if hit[0] in units}


def _within(hit: Hit, other: Hit) -> bool:
    return hit != other and hit[0] == other[0] and other[1] <= hit[1] and hit[2] <= other[2]
