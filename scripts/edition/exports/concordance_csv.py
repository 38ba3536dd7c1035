"""The concordance as a table with a row for each word of the reading text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edition.formats.csv_table import table
from edition.formats.site_file import Download, SiteFile
from edition.render.renderer import Renderer
from edition.words.concordance import Concordance, Token

COLUMNS = ("form", "base_form", "locus", "start")

HYPHENS = "-\u2010\u2011"

PARTICIPLES = ("ing", "ed")
"""Endings of adjectives at the end of a compound: the base form of `non-working` is not a verb."""


def concordance_downloads(renderer: Renderer) -> Iterator[Download]:
    """Yield `concordance.csv`, in the order of the text, without title lines and headings.

    `form` is the word as printed, `start` its offset in `reading-text.txt`, in code points from 0.
    A compound with hyphens (`self-activity`) is one word here; its base form ends in the base form
    of its last part, unless that is a participle.
    """
    rows = table([COLUMNS, *_rows(renderer.concordance)])
    yield Download(
        SiteFile("downloads/concordance.csv", rows),
        "A row for every word of the reading text: form, base form, paragraph, and position in "
        "reading-text.txt.",
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
    """Yield the parts of each word; more than one if hyphens join them."""
    group = list(tokens[:1])
    for before, token in pairwise(tokens):
        between = token.passage.text[before.word.end : token.word.start]
        if len(between) != 1 or between not in HYPHENS:
            yield group
            group = []
        group.append(token)
    if group:
        yield group
