"""The concordance as a table: a row a word of the reading text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edition.formats.csv_table import table
from edition.formats.site_file import Download, SiteFile
from edition.render.renderer import Renderer
from edition.words.concordance import Concordance, Token

HEADS = ("form", "base_form", "locus", "start")

HYPHENS = "-\u2010\u2011"

PARTICIPLES = ("ing", "ed")
"""At the end of a compound they are adjectives: the base form of `non-working` is no verb."""


def concordance_downloads(renderer: Renderer) -> Iterator[Download]:
    """`concordance.csv`, in the order of the text; title lines and headings are left out.

    `form` is the word as it is printed, `start` its first character in `reading-text.txt`, in code
    points from 0. What hyphens join is one word here (`self-activity`), and its base form ends in
    that of its last part, unless that is a participle.
    """
    rows = table([HEADS, *_rows(renderer.concordance)])
    yield Download(
        SiteFile("downloads/concordance.csv", rows),
        "Every word of the reading text, a row each: its form, its base form, its paragraph, and "
        "the character of reading-text.txt at which it starts.",
        "each row against the text",
        "To work with",
    )


def _rows(concordance: Concordance) -> Iterator[tuple[str, str, str, int]]:
    names = {
        (token.locus, token.word.start): (form, entry.name)
        for entry in concordance.entries.values()
        for form, tokens in entry.forms.items()
        for token in tokens
    }
    for locus, tokens in concordance.tokens.items():
        if not (locus.section and locus.paragraph):
            continue
        for parts in _compounds(tokens):
            passage, first, last = parts[0].passage, parts[0].word, parts[-1].word
            forms = [names[locus, part.word.start][0] for part in parts[:-1]]
            form, base = names[locus, last.start]
            if forms and form.endswith(PARTICIPLES):
                base = form
            joined = "-".join([*forms, base])
            start = passage.start + first.start
            yield passage.text[first.start : last.end], joined, str(locus), start


def _compounds(tokens: tuple[Token, ...]) -> Iterator[list[Token]]:
    """Words, those that hyphens join together."""
    group = list(tokens[:1])
    for before, token in pairwise(tokens):
        between = token.passage.text[before.word.end : token.word.start]
        if len(between) != 1 or between not in HYPHENS:
            yield group
            group = []
        group.append(token)
    if group:
        yield group
