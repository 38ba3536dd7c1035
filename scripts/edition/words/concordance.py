"""Every word of the reading text with its base form, for the concordance and statistics.

Title lines and headings count like paragraphs, so that the counts add up to the whole text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from edition.model.text import Locus, Passage, Span, Text
from edition.read.config import Config
from edition.words.tokens import BaseForms, Word, touched, words_of

DIGITS = "0-9"
"""The letter under which numbers are listed."""

_GOES_ON = re.compile(r"[\w,;-]")
"""What precedes a word that does not begin a sentence."""


class Token(NamedTuple):
    """A word at its place in the text."""

    passage: Passage
    word: Word
    base: str

    @property
    def locus(self) -> Locus:
        """Of its passage."""
        return self.passage.locus

    @property
    def span(self) -> Span:
        """Within its passage."""
        return Span(self.word.start, self.word.end)


@dataclass(frozen=True)
class BaseEntry:
    """A base form with all its occurrences."""

    base: str
    name: str
    """As printed: with a capital where the text has no other form."""
    forms: dict[str, list[Token]]
    """The occurrences of each form in the order of the text, by the form as printed."""

    @property
    def count(self) -> int:
        """Occurrences of all forms."""
        return sum(map(len, self.forms.values()))

    @property
    def letter(self) -> str:
        """The letter under which the entry is listed."""
        return self.base[0] if self.base[0].isalpha() else DIGITS

    @property
    def anchor(self) -> str:
        """The id of the entry on the page of its letter."""
        return "w-" + re.sub(r"\s+", "-", self.base)


class Concordance:
    """All words of one text.

    Args:
        text: read word by word.
        bases: of its language.
        author: whose names count as names everywhere.
    """

    def __init__(self, text: Text, bases: BaseForms, author: str) -> None:
        self._text = text
        self.tokens: dict[Locus, tuple[Token, ...]] = {
            passage.locus: tuple(
                Token(passage, word, bases.of(word.owner)) for word in words_of(passage.text)
            )
            for passage in text.passages()
        }
        """The words of each passage in order."""
        names = {word.form for word in words_of(author)}

        def is_name(token: Token) -> bool:
            own = token.word.owner
            return own in names or not bases.knows(own) or _within_sentence(token)

        by_base: dict[str, dict[str, list[Token]]] = defaultdict(lambda: defaultdict(list))
        for token in self:
            by_base[token.base][token.word.form].append(token)
        self.entries: dict[str, BaseEntry] = {
            base: _entry(base, forms.values(), is_name) for base, forms in sorted(by_base.items())
        }
        """By base form, in the order of the alphabet."""
        counts = Counter({base: entry.count for base, entry in self.entries.items()})
        self.counts = Counter(dict(counts.most_common()))
        """Of each base form, the most frequent first."""
        self.in_paragraphs = Counter(
            token.base for token in self if token.locus.section and token.locus.paragraph
        )
        """The same without title lines and headings."""

    def __iter__(self) -> Iterator[Token]:
        """Yield all words in the order of the text."""
        for tokens in self.tokens.values():
            yield from tokens

    def __len__(self) -> int:
        """The number of words of the text."""
        return sum(map(len, self.tokens.values()))

    def letters(self) -> dict[str, list[BaseEntry]]:
        """The entries of each letter, in order."""
        grouped: dict[str, list[BaseEntry]] = defaultdict(list)
        for entry in self.entries.values():
            grouped[entry.letter].append(entry)
        return dict(grouped)

    def of_section(self, number: int) -> Counter[str]:
        """Count the base forms in a section, its heading included."""
        return self._by_section.get(number, Counter())

    @cached_property
    def _by_section(self) -> dict[int, Counter[str]]:
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for locus, bases in self.bases.items():
            counts[locus.section].update(bases)
        return dict(counts)

    @cached_property
    def bases(self) -> dict[Locus, tuple[str, ...]]:
        """Return the base forms of each passage's words in order."""
        return {locus: tuple(t.base for t in tokens) for locus, tokens in self.tokens.items()}

    def words_at(self, locus: Locus, span: Span) -> range:
        """Return the words of a passage that a span touches, counted from 0."""
        return touched(words_of(self._text.by_locus[locus].text), span)


def concordance_of(config: Config, text: Text) -> Concordance:
    """Return the concordance of an edition's text; cached while the text stays the same."""
    corrections = tuple(config.base_forms.items())
    return _concordance(text, config.language, corrections, config.author)


@lru_cache(maxsize=1)
def _concordance(
    text: Text, language: str, corrections: tuple[tuple[str, str], ...], author: str
) -> Concordance:
    return Concordance(text, BaseForms(language, dict(corrections)), author)


def _entry(base: str, groups: Iterable[list[Token]], is_name: Callable[[Token], bool]) -> BaseEntry:
    forms = {_as_shown(group, is_name): group for group in groups}
    ordered = dict(sorted(forms.items(), key=lambda item: (item[0].lower() != base, item[0])))
    capital = all(name[0].isupper() for name in ordered)
    own = next((name for name in ordered if name.lower() == base), None)
    return BaseEntry(base, own or (base.capitalize() if capital else base), ordered)


def _as_shown(tokens: list[Token], is_name: Callable[[Token], bool]) -> str:
    """Return a form in lower case, unless it is a name that is never printed so."""
    small_last = max({token.word.text for token in tokens})
    if small_last[0].islower() or any(map(is_name, tokens)):
        return small_last
    return small_last.lower()


def _within_sentence(token: Token) -> bool:
    """Whether a capital is not merely the beginning of a sentence or of a word in a title."""
    text, end = token.passage.text, token.word.start
    while end and text[end - 1].isspace():
        end -= 1
    return bool(
        end and token.locus.section and token.locus.paragraph and _GOES_ON.match(text, end - 1)
    )
