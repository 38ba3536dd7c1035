"""The concordance as a table: a row an occurrence."""

from __future__ import annotations

import csv
import io

from edition.render.kwic import context
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile

SIZE = 60
"""Characters of context to each side."""

HEADS = ("form", "base form", "count", "locus", "offset", "left", "hit", "right")


def concordance_file(renderer: Renderer) -> SiteFile:
    """`concordance.csv`, by base form, form and place.

    `count` is that of the form; `offset` that of the word within its passage, in code points.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS)
    for entry in renderer.concordance.entries.values():
        for form, tokens in entry.forms.items():
            for token in tokens:
                before, after = context(token, SIZE)
                where = (str(token.locus), token.word.start)
                words = (before, token.word.text, after)
                writer.writerow((form, entry.name, len(tokens), *where, *words))
    return SiteFile("downloads/concordance.csv", out.getvalue().encode("utf-8"))
