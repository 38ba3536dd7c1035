"""The concordance: an index of all words, a page for each letter and a list by frequency."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from weakref import WeakKeyDictionary

from markupsafe import Markup

from edition.formats.html import Child, counted, el, join
from edition.formats.site_file import SiteFile, page
from edition.pages.kwic import kwic_lines
from edition.render.renderer import Renderer
from edition.words.concordance import BaseEntry, Concordance
from edition.words.function_words import function_words

_cache: WeakKeyDictionary[Concordance, tuple[SiteFile, ...]] = WeakKeyDictionary()


def concordance_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """Yield `concordance/index.md`, `concordance/frequency.md`, `concordance/a.md` and so on.

    Cached while `make serve` rebuilds with the same text, because they depend on nothing else.
    """
    if renderer.concordance not in _cache:
        _cache[renderer.concordance] = tuple(_pages(renderer))
    yield from _cache[renderer.concordance]


def _pages(renderer: Renderer) -> Iterator[SiteFile]:
    letters = renderer.concordance.letters()
    yield _index(renderer, letters)
    yield _by_frequency(renderer, letters)
    for letter, entries in letters.items():
        yield _letter_page(renderer, letter, letters, entries)


def _index(renderer: Renderer, letters: dict[str, list[BaseEntry]]) -> SiteFile:
    concordance = renderer.concordance
    forms = sum(len(entry.forms) for entry in concordance.entries.values())
    lead = (
        f"Every word of the reading text in context: {_number(len(concordance))} words, "
        f"title and headings included, in {_number(forms)} forms "
        f"under {_number(len(concordance.entries))} base forms. "
        "A hyphen separates two words; a possessive is listed under its noun. "
        "Base forms are chosen by spelling alone, so a noun and a verb can share one."
    )
    parts = [
        el(
            "section",
            el("h2", el("a", _letter_name(letter), href=_address(letter)), class_="letter"),
            el("ul", [_index_line(renderer, entry) for entry in entries], class_="words"),
        )
        for letter, entries in letters.items()
    ]
    content = el(
        "div",
        el("h1", "Concordance", class_="page-title"),
        el("p", lead, class_="lead"),
        _navigation(letters, ""),
        _filter(),
        parts,
        class_="ed-list concordance",
    )
    description = "Every word of the text, with its base form and how often it occurs."
    return page("concordance/index.md", "Concordance", content, description=description)


def _index_line(renderer: Renderer, entry: BaseEntry) -> Markup:
    return el("li", renderer.word_link(entry.base), f" {entry.count}", _forms(entry))


def _forms(entry: BaseEntry) -> Markup | None:
    """Return the forms with their counts; None if the base form is the only one."""
    if list(entry.forms) == [entry.name]:
        return None
    forms = (f"{form} {len(tokens)}" for form, tokens in entry.forms.items())
    return el("span", " ", ", ".join(forms), class_="forms")


def _filter() -> Markup:
    """Return the filter, hidden until its script runs."""
    return el(
        "form",
        el("label", "Only words with ", el("input", type="search", autocomplete="off")),
        " ",
        el("output", "", aria_live="polite"),
        class_="word-filter",
        role="search",
        aria_label="Filter the list of words",
        hidden=True,
    )


def _by_frequency(renderer: Renderer, letters: dict[str, list[BaseEntry]]) -> SiteFile:
    concordance = renderer.concordance
    ordered = sorted(concordance.entries.values(), key=lambda entry: (-entry.count, entry.base))
    left_out = function_words(renderer.edition.config.language)
    rows: list[Markup] = []
    rank = 1
    for count, group in groupby(ordered, key=lambda entry: entry.count):
        entries = list(group)
        words = [_frequency_entry(renderer, entry, left_out) for entry in entries]
        cells: list[Child] = [
            el("th", str(count), scope="row"),
            el("td", str(rank)),
            el("td", f"{1000 * count / len(concordance):.1f}"),
            el("td", join(words, " · ")),
        ]
        rows.append(el("tr", cells))
        rank += len(entries)
    titles = ("Times", "Rank", "In 1,000", "Base forms")
    heads = [el("th", title, scope="col") for title in titles]
    once = sum(entry.count == 1 for entry in ordered)
    lead = (
        f"{_number(len(ordered))} base forms of {_number(len(concordance))} words; "
        f"{_number(once)} occur only once. "
        "Function words, like ‘the’ and ‘must’, are in italics."
    )
    content = el(
        "div",
        el("h1", "Words by frequency", class_="page-title"),
        el("p", lead, class_="lead"),
        _navigation(letters, "frequency"),
        el("table", el("thead", el("tr", heads)), el("tbody", rows), class_="codes frequency"),
        class_="ed-list concordance",
    )
    description = "The base forms of the text, the most frequent first."
    title = "Words by frequency"
    return page("concordance/frequency.md", title, content, description=description)


def _frequency_entry(renderer: Renderer, entry: BaseEntry, left_out: frozenset[str]) -> Markup:
    link = renderer.word_link(entry.base)
    return el("i", link) if entry.base in left_out else link


def _letter_page(
    renderer: Renderer,
    letter: str,
    letters: dict[str, list[BaseEntry]],
    entries: list[BaseEntry],
) -> SiteFile:
    left_out = function_words(renderer.edition.config.language)
    count = sum(entry.count for entry in entries)
    shown = _letter_name(letter)
    content = el(
        "div",
        el("h1", f"Concordance: {shown}", class_="page-title"),
        el(
            "p",
            f"{counted(count, 'word')} under {counted(len(entries), 'base form')}.",
            class_="lead",
        ),
        _navigation(letters, letter),
        [_entry(renderer, entry, entry.base not in left_out) for entry in entries],
        class_="ed-list concordance",
    )
    description = f"The words of the text under the letter {shown}, each in context."
    title = f"Concordance: {shown}"
    return page(f"concordance/{letter}.md", title, content, description=description)


def _entry(renderer: Renderer, entry: BaseEntry, is_open: bool) -> Markup:
    tokens = [token for group in entry.forms.values() for token in group]
    return el(
        "details",
        el("summary", el("h2", entry.name), f" {entry.count}", _forms(entry)),
        kwic_lines(renderer, tokens),
        id=entry.anchor,
        class_="word",
        open=is_open,
    )


def _navigation(letters: dict[str, list[BaseEntry]], here: str) -> Markup:
    """Return links to every letter, the list by frequency and the statistics."""
    links = [
        el(
            "a",
            _letter_name(each),
            href=_address(each),
            aria_current="page" if each == here else None,
        )
        for each in letters
    ]
    more = [
        None if not here else el("a", "all words", href="site:concordance/"),
        None
        if here == "frequency"
        else el("a", "by frequency", href="site:concordance/frequency/"),
        el("a", "pictures and statistics", href="site:words/"),
        el("a", "as a table (CSV)", href="site:downloads/concordance.csv"),
    ]
    ways = join([each for each in more if each], " · ")
    return el(
        "nav",
        el("p", join(links, " "), class_="letters"),
        el("p", ways, class_="backlinks"),
        aria_label="Concordance",
    )


def _address(letter: str) -> str:
    return f"site:concordance/{letter}/"


def _letter_name(letter: str) -> str:
    return letter.upper().replace("-", "–")


def _number(number: int) -> str:
    return f"{number:,}"
