"""The page of word statistics: where words occur, the key words of each section, the method."""

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

MAX_WORDS = 12
"""Maximum number of words listed for a section."""

METHOD = (
    (
        "key-words",
        "Key words",
        "The counts of a word in a section and in the rest of the text are compared with the "
        "counts of all other words. G² is the log-likelihood ratio of Dunning (1993), "
        "2 × the sum of O × ln(O / E) over the four counts, where O is a count and E is its "
        "expected value if the word were equally frequent in both. A plus means that the word is "
        "more frequent here, a minus that it is less frequent. The log ratio says by how much: 1 "
        "means twice as often, 2 four times, −1 half as often. A count of 0 is replaced by 0.5.",
    ),
    (
        "worth",
        "How reliable the figures are",
        "Treat the figures with caution. A section has only some hundreds of words, a word that "
        "has been used once is likely to be used again, and among several hundred words a few "
        "stand out by chance. G² ranks words; it proves nothing. "
        f"A word is listed if it has at least {LEAST} actual or expected occurrences in the "
        f"section and a G² of at least {CHANCE}, which chance reaches once in twenty trials. "
        f"Figures below {LIKELY}, which chance reaches once in a hundred trials, are grey.",
    ),
    (
        "beside",
        "Words beside a headword",
        f"The glossary lists words that occur within {SPAN} words of a headword, in the same "
        f"paragraph, at least {LEAST} times and more often than elsewhere, with a G² of {LIKELY} "
        "or more. We use log-likelihood rather than the t-score, because it is valid for small "
        "counts and does not favour words that are frequent everywhere. Most headwords are too "
        "rare for this.",
    ),
)


def words_page(renderer: Renderer) -> SiteFile:
    """Return `words.md`."""
    rows = rows_of(renderer)
    numbers = {base for base in renderer.concordance.counts if not base.isalpha()}
    left_out = function_words(renderer.edition.config.language) | numbers
    content = el(
        "div",
        el("h1", "The words of the text", class_="page-title"),
        el("p", _lead(renderer), class_="lead"),
        words_picture(renderer, rows) if rows else None,
        words_in_figures(renderer, rows) if rows else None,
        el("h2", "Key words of each section", id="key"),
        el(
            "p",
            "The words that are more or less frequent in a section than in the rest of the text. "
            "Each word links to its occurrences. The ",
            el("a", "method", href="#method"),
            " is explained below.",
        ),
        [_section(renderer, section, left_out) for section in renderer.edition.sections()],
        _method(renderer),
        class_="ed-list statistics-of-words",
    )
    description = "Where chosen words of the text occur, and the key words of each section."
    return page("words.md", "The words of the text", content, description=description)


def _lead(renderer: Renderer) -> Markup:
    return join(
        [
            f"The text has {len(renderer.concordance):,} words. All of them are in the ",
            el("a", "concordance", href="site:concordance/"),
            "; the ",
            el("a", "glossary", href="site:glossary/"),
            " explains the most important ones.",
        ]
    )


def _section(renderer: Renderer, section: Section, left_out: AbstractSet[str]) -> Markup:
    concordance = renderer.concordance
    here = concordance.of_section(section.number)
    keys = [
        key
        for key in keywords(here, concordance.counts, left_out, MAX_WORDS)
        if abs(key.g2) >= CHANCE
    ]
    words = el("span", f"{sum(here.values()):,} words", class_="size")
    title = el("h3", renderer.link(section.heading.locus, section.name), " ", words)
    if not keys:
        return join([title, el("p", "No word is significantly more or less frequent here.")])
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
            el("h2", "Method", id="method"),
            parts,
            el(
                "p",
                "The counts are of base forms, and include headings. Function words and numbers "
                "count as words, but neither list shows them.",
            ),
            el(
                "details",
                el("summary", f"The {len(left_out)} function words"),
                el("p", ", ".join(left_out)),
                class_="occurrences",
            )
            if left_out
            else None,
        ]
    )
