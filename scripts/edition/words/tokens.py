"""The words of a text, and which of them count as the same, for search and concordance.

A word is a run of letters, digits and combining marks; an apostrophe within it belongs to it
(`party’s`), a hyphen separates (`self-activity` is two). The pages' scripts follow the same
rules (assets/scripts/words.js); tests/cases/words.yml keeps both alike.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from edition.model.text import Span

_MARKS = "\u0300-\u036f"
_LETTERS = rf"(?:[^\W_]|[{_MARKS}])+"
_WORD = re.compile(rf"{_LETTERS}(?:['’ʼ`´]{_LETTERS})*")
# White space too: ´ decomposes into a space and an accent.
_DROPPED = re.compile(rf"[{_MARKS}'’ʼ`´ʹʺ\s]")
_POSSESSIVE = re.compile(r"['’ʼ`´]s$", re.I)


class Word(NamedTuple):
    """A word at its place."""

    start: int
    """Offset of its first character; code points."""
    end: int
    text: str
    """As printed."""
    form: str
    """As compared: see `form_of`."""

    @property
    def owner(self) -> str:
        """The form without a possessive ’s; otherwise the form itself."""
        return self.form.removesuffix("'s")


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[Word, ...]:
    """Return all words in order; a lone accent is not a word. Cached between rebuilds."""
    words = [Word(m.start(), m.end(), m[0], form_of(m[0])) for m in _WORD.finditer(text)]
    return tuple([word for word in words if word.form not in ("", "'s")])


@lru_cache(maxsize=16384)
def forms_of(text: str) -> tuple[str, ...]:
    """Return the forms of all words in order, without places: four times as fast."""
    found = [form_of(word) for word in _WORD.findall(text)]
    return tuple([form for form in found if form not in ("", "'s")])


@lru_cache(maxsize=65536)
def form_of(word: str) -> str:
    """Fold a word for comparison: lower case, no accents, no apostrophe but a possessive’s."""
    if word.isascii() and word.isalnum():
        return word.lower()
    stem = _POSSESSIVE.sub("", word)
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", stem)).lower()
    return plain if stem == word else f"{plain}'s"


def touched(words: Sequence[Word], part: Span) -> range:
    """Return the words that a span of their text touches, counted from 0."""
    first = bisect_right(words, part.start, key=lambda word: word.end)
    end = bisect_left(words, part.end, key=lambda word: word.start)
    return range(first, max(first, end))


# British and American spelling

_SPELLINGS = (
    (r"(?<=\w\w[iy])", "s", "z", r"(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$"),
    ("^(?:arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum|vig)", "our", "or", ""),
    ("^(?:cent|fib|lit|met|spect|theat)", "re", "er", "s?$"),
    ("^(?:defen|licen|offen|preten)", "ce", "se", ""),
    ("^(?:cancel|counsel|label|model|quarrel|signal|travel)", "l", "", "e[drs]|ing"),
    ("^(?:ana|cata|dia|mono)log", "ue", "", "s?$"),
    ("^(?:judg|acknowledg)", "e", "", "ment"),
    ("^(?:enrol|fulfil|instal)", "", "l", "ments?$|s?$"),
    ("^program", "me", "", "s?$"),
    ("^gr", "e", "a", "y"),
)
"""What is before a difference, how it is written in Britain and in America, what is after it."""
_ONE_SPELLING = tuple(
    (re.compile(f"({before}){british}(?={after})"), rf"\g<1>{american}")
    for before, british, american, after in _SPELLINGS
)
_OTHER_SPELLINGS = tuple(
    (re.compile(f"({before}){american}(?={after})"), rf"\g<1>{british}")
    for before, british, american, after in _SPELLINGS
)


def _any_of(rules: tuple[tuple[re.Pattern[str], str], ...]) -> re.Pattern[str]:
    """One pattern that spares most words the other ten."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in rules))


_MAY_BE_BRITISH = _any_of(_ONE_SPELLING)
_MAY_BE_AMERICAN = _any_of(_OTHER_SPELLINGS)


@lru_cache(maxsize=65536)
def spelling_of(form: str) -> str:
    """Return the American spelling of a form, which represents both spellings."""
    if _MAY_BE_BRITISH.search(form):
        for pattern, replacement in _ONE_SPELLING:
            form = pattern.sub(replacement, form)
    return form


@lru_cache(maxsize=65536)
def spellings_of(form: str) -> frozenset[str]:
    """Return all forms that count as the same spelling, the form itself included."""
    key = spelling_of(form)
    if key == form and not _MAY_BE_AMERICAN.search(form):
        return frozenset((form,))
    found = {key, form}
    for pattern, replacement in _OTHER_SPELLINGS:
        found |= {pattern.sub(replacement, each) for each in found}
    return frozenset(each for each in found if spelling_of(each) == key)


# Russian in either alphabet

_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяѣѳѵі"
_LATIN = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - i - e iu ia e f i i".split()
_ROMANISED = {a: b.strip("-") for a, b in zip(_CYRILLIC, _LATIN, strict=True)}
_ONE_ROMANISATION = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("([szc])\u030c", r"\1h"),  # š ž č of scholarly transliteration
        (rf"[{_MARKS}'’ʼ`´ʹʺ]", ""),
        (r"x|(?<![sckz])h", "kh"),
        (r"c(?!h)", "ts"),
        (r"[ijy]+", "i"),
        ("i[eo]", "e"),
    )
)


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """Return a key that a Russian word shares with its transliterations.

    Library of Congress, scholarly (`č`) and popular transliterations share one key:
    `самодеятельность`, `samodeiatel’nost’`, `samodejatel’nost’`, `samodeyatelnost`.
    """
    if is_cyrillic(word):
        word = "".join(_ROMANISED.get(letter, letter) for letter in form_of(word))
    word = unicodedata.normalize("NFD", word.lower())
    for pattern, replacement in _ONE_ROMANISATION:
        word = pattern.sub(replacement, word)
    return word


def is_cyrillic(word: str) -> bool:
    """Whether a word contains a Cyrillic letter."""
    return any("Ѐ" <= letter <= "ӿ" for letter in word)


class BaseForms:
    """The base form (as in a dictionary) of each form.

    Args:
        language: a two-letter code; in a language unknown to simplemma each form is its own base.
        corrections: base forms that take precedence over simplemma's, by form.
    """

    def __init__(self, language: str, corrections: Mapping[str, str]) -> None:
        self.language = language
        self.corrections = {form_of(k): form_of(v) for k, v in corrections.items()}

    def of(self, form: str) -> str:
        """Return the base form of a form."""
        return self.corrections.get(form) or _base_of(form, self.language)

    def knows(self, form: str) -> bool:
        """Whether a form is a word of the language."""
        return _is_known(form, self.language)


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)


@lru_cache(maxsize=65536)
def _is_known(form: str, language: str) -> bool:
    import simplemma

    return language in _languages() and simplemma.is_known(form, lang=language)


@lru_cache(maxsize=65536)
def _base_of(form: str, language: str) -> str:
    import simplemma  # imported here: its dictionary takes 0.2 s to load

    if is_cyrillic(form) or language not in _languages():
        return form
    base = simplemma.lemmatize(form, lang=language)
    if base == form:  # names are known only with their capital
        base = simplemma.lemmatize(form.capitalize(), lang=language)
    return form_of(base)
