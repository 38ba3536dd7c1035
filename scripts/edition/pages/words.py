"""The words of the text: where they stand, what marks each section, and how that is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from edition.function_words import function_words
from edition.keyness import CHANCE, LEAST, LIKELY, SPAN, Key, keywords
from edition.model import Locus, Ref, Section
from edition.render.headword import places_of
from edition.render.html import Child, el, join
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile, page
from edition.render.spread import scale, spread

TOP = 12
"""Words of a section at most, and rows of the picture where edition.yml names none."""

METHOD = (
    (
        "key-words",
        "Key words",
        "The counts of a word in a section and in the rest of the text are set against all other "
        "words here and there. G² is the log-likelihood ratio of Dunning (1993), "
        "2 × the sum of O × ln(O / E) over the four counts, where O is a count and E what it would "
        "be if the word stood as often here as there. A plus says that it is commoner here, a "
        "minus that it is rarer. The log ratio says by how much: 1 is twice as often, 2 four "
        "times, −1 half as often; where a count is 0, a half is put in its place.",
    ),
    (
        "worth",
        "What the figures are worth",
        "Little, and they should be read so. A section has some hundred words, an author repeats a "
        "word because she has used it, and of several hundred words that are tried a few stand out "
        "by chance. G² puts words in order; it proves nothing. "
        f"A word needs {LEAST} occurrences in the section, or as many to be expected there, and "
        f"a G² of {CHANCE}, which chance reaches once in twenty trials; below {LIKELY}, once in a "
        "hundred, the figure is grey.",
    ),
    (
        "beside",
        "Words beside a headword",
        f"In the glossary: words that stand within {SPAN} words to either side, in the same "
        f"paragraph, at least {LEAST} times and oftener than elsewhere, with a G² of {LIKELY} or "
        "more. Log-likelihood was chosen and not the t-score, for it holds where counts are "
        "small and does not favour words that are frequent everywhere. Nearly all headwords are "
        "too rare for it.",
    ),
)


class _Row(NamedTuple):
    """A word of the picture."""

    link: Markup
    name: str
    counts: Mapping[Locus, int]


def words_page(renderer: Renderer) -> SiteFile:
    """`words.md`."""
    rows = _rows(renderer)
    content = el(
        "div",
        el("h1", "The words of the text", class_="page-title"),
        el("p", _lead(renderer), class_="lead"),
        _picture(renderer, rows) if rows else None,
        _figures(renderer, rows) if rows else None,
        el("h2", "Words that mark a section", id="key"),
        el(
            "p",
            "What stands in a section oftener or more rarely than in the rest of the text. "
            "Each word leads to its lines; ",
            el("a", "how it is counted", href="#method"),
            " stands below.",
        ),
        [_section(renderer, section) for section in renderer.edition.sections()],
        _method(renderer),
        class_="ed-list statistics-of-words",
    )
    description = "Where the chosen words of the text stand, and which words mark each section."
    return page("words.md", "The words of the text", content, description=description)


def _lead(renderer: Renderer) -> Markup:
    return join(
        [
            f"{len(renderer.concordance):,} words, counted. Every one of them stands in the ",
            el("a", "concordance", href="site:concordance/"),
            "; what the weightiest mean here is said in the ",
            el("a", "glossary", href="site:glossary/"),
            ".",
        ]
    )


def _rows(renderer: Renderer) -> list[_Row]:
    """The rows that edition.yml asks for, else the most frequent words."""
    chosen = renderer.edition.config.pictured_words
    if not chosen:
        left_out = function_words(renderer.edition.config.language)
        frequent = renderer.concordance.counts.most_common()
        chosen = tuple(base for base, _ in frequent if base not in left_out)[:TOP]
    return [row for each in chosen if (row := _row(renderer, each))]


def _row(renderer: Renderer, chosen: str) -> _Row | None:
    if chosen.startswith("term:"):
        entry = renderer.edition.records.ids("term").get(chosen.removeprefix("term:"))
        if entry is None:
            return None
        places = Counter(place.locus for place in places_of(renderer, entry))
        return _Row(renderer.link(Ref("term", entry.id)), entry.head.headword, places)
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
    return _Row(link, ", ".join(entries[base].name for base in bases) or chosen, counts)


def _picture(renderer: Renderer, rows: list[_Row]) -> Markup:
    """A figure; the table under it says the same in words."""
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


def _figures(renderer: Renderer, rows: list[_Row]) -> Markup:
    """The picture in words: how often in each section."""
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


def _section(renderer: Renderer, section: Section) -> Markup:
    concordance = renderer.concordance
    here = concordance.of_section(section.number)
    left_out = function_words(renderer.edition.config.language)
    numbers = {base for base in concordance.counts if not base.isalpha()}
    keys = [
        key
        for key in keywords(here, concordance.counts, left_out | numbers, TOP)
        if abs(key.g2) >= CHANCE
    ]
    words = el("span", f"{sum(here.values()):,} words", class_="size")
    title = el("h3", renderer.link(section.heading.locus, section.heading.text), " ", words)
    if not keys:
        return join([title, el("p", "No word stands out.")])
    largest = max(abs(key.g2) for key in keys)
    titles = ("Word", "Here", "Rest", "G²", "", "Log ratio")
    heads = [
        el("th", each, scope="col") if each else el("td", aria_hidden="true") for each in titles
    ]
    rows = [_key(renderer, key, largest) for key in keys]
    return join(
        [
            title,
            el("table", el("thead", el("tr", heads)), el("tbody", rows), class_="codes keys-of"),
        ]
    )


def _key(renderer: Renderer, key: Key, largest: float) -> Markup:
    length = max(1, round(100 * abs(key.g2) / largest))
    bar = el(
        "svg",
        el("rect", width=length, height=8),
        viewBox="0 0 100 8",
        class_="bar rarer" if key.g2 < 0 else "bar",
        aria_hidden="true",
    )
    cells: list[Child] = [
        el("th", renderer.word_link(key.base), scope="row"),
        el("td", str(key.here)),
        el("td", str(key.elsewhere)),
        el("td", _signed(key.g2), class_=None if abs(key.g2) >= LIKELY else "weak"),
        el("td", bar),
        el("td", _signed(key.ratio)),
    ]
    return el("tr", cells)


def _signed(number: float) -> str:
    return f"{number:+.1f}".replace("-", "−")


def _method(renderer: Renderer) -> Markup:
    left_out = sorted(function_words(renderer.edition.config.language))
    parts = [[el("h3", title, id=id_), el("p", text)] for id_, title, text in METHOD]
    return join(
        [
            el("h2", "How it is counted", id="method"),
            parts,
            el(
                "p",
                "Counted are base forms, headings included. Words that build sentences count as "
                "words, but are left out of both lists, and so are numbers.",
            ),
            el(
                "details",
                el("summary", f"The {len(left_out)} words that are left out"),
                el("p", ", ".join(left_out)),
                class_="occurrences",
            )
            if left_out
            else None,
        ]
    )
