"""The search page: a form, instructions and a place for the results of the page's script."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup

from edition.formats.csv_table import FORMULA
from edition.formats.html import el
from edition.formats.site_file import SiteFile, page
from edition.pages.search_examples import search_examples
from edition.render.renderer import Renderer

PARTS = {
    "text": "Text",
    "readings": "Readings not printed",
    "apparatus": "Apparatus",
    "notes": "Notes",
    "commentary": "Commentary",
    "glossary": "Glossary",
    "entities": "People and things",
    "works": "Bibliography",
    "cross-references": "Cross-references",
    "pages": "Other pages",
}
"""The parts of the edition that are searched, by their names in `in=`, in result order."""


def search_page(renderer: Renderer) -> SiteFile:
    """Return `search.md`; only its examples differ between editions."""
    content = el(
        "div",
        el("h1", "Search", class_="page-title"),
        _form(),
        el("div", class_="search-results"),
        el(
            "p",
            "The search needs JavaScript. Without it, the ",
            el("a", "concordance", href="site:concordance/"),
            " lists every word of the text with all its occurrences.",
            class_="lead without-script",
        ),
        _help(search_examples(renderer)),
        class_="ed-search",
    )
    description = "Find a word or a phrase in the text, the notes and the rest of the edition."
    return page("search.md", "Search", content, description=description)


def _form() -> Markup:
    """Return the form, to which the script adds filters with their counts."""
    return el(
        "form",
        el("label", "Search for", for_="q", class_="visually-hidden"),
        el(
            "input",
            type="search",
            name="q",
            id="q",
            placeholder="A word, or a “phrase in quotation marks”",
            autocomplete="off",
            autocapitalize="none",
            spellcheck="false",
            maxlength=300,
        ),
        el("button", "Search"),
        el(
            "label",
            el("input", type="checkbox", name="forms", value="any"),
            " any form of each word",
            title="worker also finds workers, be also finds was; quoted words stay as typed",
        ),
        el("div", el("output", "", class_="told", aria_live="polite"), class_="answer"),
        class_="search-form",
        role="search",
        aria_label="The edition",
        data_kinds=" · ".join(f"{kind}={name}" for kind, name in PARTS.items()),
        data_formula=FORMULA.pattern,
    )


def _help(examples: Iterable[tuple[str, str]]) -> Markup:
    rows = [
        el(
            "tr",
            el("th", el("a", el("code", asked), href=f"?q={quote(asked)}"), scope="row"),
            el("td", meaning),
        )
        for asked, meaning in examples
    ]
    return el(
        "details",
        el("summary", "How to search"),
        el("table", el("tbody", rows), class_="codes"),
        el(
            "p",
            "A phrase counts as one result, however long it is. The search covers "
            "the text, the readings that are not printed, the apparatus, the notes, the "
            "commentary, the glossary, the registers, the bibliography, the cross-references and "
            "the other pages. A possessive is a separate word: worker’s is found if you search "
            "for it, or as a form of worker. Words in quotation marks are found exactly as you "
            "type them; other words are found in British and American spelling.",
        ),
        class_="occurrences how-to-ask",
        open=True,
    )
