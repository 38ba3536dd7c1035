"""Draw the distribution of chosen words: a strip of the text for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from edition.formats.html import el, join
from edition.model.text import Locus, Ref
from edition.pictures.sparkline import scale, spread
from edition.render.renderer import Renderer
from edition.words.function_words import function_words

ROWS = 12
"""Rows if edition.yml names no words."""


class Row(NamedTuple):
    """A row of the picture."""

    link: Markup
    name: str
    counts: Mapping[Locus, int]


def rows_of(renderer: Renderer) -> list[Row]:
    """Return the rows that edition.yml names, or the most frequent words."""
    chosen = renderer.edition.config.pictured_words
    if not chosen:
        left_out = function_words(renderer.edition.config.language)
        frequent = renderer.concordance.counts.most_common()
        chosen = tuple(base for base, _ in frequent if base not in left_out)[:ROWS]
    return [row for each in chosen if (row := _row(renderer, each))]


def _row(renderer: Renderer, chosen: str) -> Row | None:
    if chosen.startswith("term:"):
        entry = renderer.edition.records.ids("term").get(chosen.removeprefix("term:"))
        if entry is None:
            return None
        places = Counter(
            place.locus for place in renderer.edition.headword_places.get(entry.ref, [])
        )
        return Row(renderer.link(Ref("term", entry.id)), entry.head.headword, places)
    entries = renderer.concordance.entries
    bases = [base for base in chosen.split() if base in entries]
    counts = Counter(
        token.locus
        for base in bases
        for tokens in entries[base].forms.values()
        for token in tokens
        if token.locus.paragraph and token.locus.section
    )
    link = join([renderer.word_link(base) for base in bases] or [chosen], ", ")
    return Row(link, ", ".join(entries[base].name for base in bases) or chosen, counts)


def words_picture(renderer: Renderer, rows: list[Row]) -> Markup:
    """Draw a figure; the table below it gives the same in words."""
    lines = [
        el(
            "li",
            el("span", row.link, class_="name"),
            spread(renderer, row.counts, row.name, alone=True),
            el("span", str(sum(row.counts.values())), class_="sum"),
        )
        for row in rows
    ]
    caption = (
        "Each place is a paragraph, the sections one after the other; the higher the bar, the more "
        "often the word stands there. A headword is shown with all forms that the glossary gives "
        "it, another word with all forms of its base form. Titles and headings are left out."
    )
    return el(
        "figure",
        el("a", "Skip the picture", href="#figures", class_="skip"),
        el("ol", el("li", scale(renderer), class_="scale"), lines, class_="spreads"),
        el("figcaption", caption),
        class_="picture",
    )


def words_in_figures(renderer: Renderer, rows: list[Row]) -> Markup:
    """Give the picture in words: how often each word occurs in each section."""
    sections = list(renderer.edition.sections())
    body = []
    for row in rows:
        by_section: Counter[int] = Counter()
        for locus, count in row.counts.items():
            by_section[locus.section] += count
        cells = [el("td", str(by_section[section.number])) for section in sections]
        body.append(el("tr", el("th", row.name, scope="row"), cells))
    titles = ["Word", *(f"Section {section.number}" for section in sections)]
    heads = [el("th", title, scope="col") for title in titles]
    table = el(
        "table", el("thead", el("tr", heads)), el("tbody", body), class_="codes figures-table"
    )
    return el(
        "details",
        el("summary", "The picture in figures"),
        el("div", table, class_="table-scroll", tabindex="0", role="region", aria_label="Figures"),
        id="figures",
        class_="occurrences",
    )
