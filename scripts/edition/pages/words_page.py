"""The words of the text: where they stand, what marks each section, and how that is counted."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from markupsafe import Markup

from edition.formats.html import Child, el, join
from edition.formats.site_file import SiteFile, page
from edition.model.text import Section
from edition.pictures.keywords import rows_of, words_in_figures, words_picture
from edition.render.renderer import Renderer
from edition.words.function_words import function_words
from edition.words.keyness import CHANCE, LEAST, LIKELY, SPAN, Key, keywords

TOP = 12
"""Words of a section at most."""

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
        "Little, and they should be read so. A section has some hundred words, a word that has "
        "been used is easily used again, and of several hundred words that are tried a few "
        "stand out by chance. G² puts words in order; it proves nothing. "
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


def words_page(renderer: Renderer) -> SiteFile:
    """`words.md`."""
    rows = rows_of(renderer)
    numbers = {base for base in renderer.concordance.counts if not base.isalpha()}
    left_out = function_words(renderer.edition.config.language) | numbers
    content = el(
        "div",
        el("h1", "The words of the text", class_="page-title"),
        el("p", _lead(renderer), class_="lead"),
        words_picture(renderer, rows) if rows else None,
        words_in_figures(renderer, rows) if rows else None,
        el("h2", "Words that mark a section", id="key"),
        el(
            "p",
            "What stands in a section oftener or more rarely than in the rest of the text. "
            "Each word leads to its lines; ",
            el("a", "how it is counted", href="#method"),
            " stands below.",
        ),
        [_section(renderer, section, left_out) for section in renderer.edition.sections()],
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


def _section(renderer: Renderer, section: Section, left_out: AbstractSet[str]) -> Markup:
    concordance = renderer.concordance
    here = concordance.of_section(section.number)
    keys = [
        key for key in keywords(here, concordance.counts, left_out, TOP) if abs(key.g2) >= CHANCE
    ]
    words = el("span", f"{sum(here.values()):,} words", class_="size")
    title = el("h3", renderer.link(section.heading.locus, section.name), " ", words)
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
