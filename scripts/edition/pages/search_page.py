"""The search page: a form, how to ask, and a place for what the page's script finds."""

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
"""The parts of what is searched, as `in=` names them in an address, in the order of the results."""


def search_page(renderer: Renderer) -> SiteFile:
    """`search.md`; but for its examples the same for every edition."""
    content = el(
        "div",
        el("h1", "Search", class_="page-title"),
        _form(),
        el("div", class_="search-results"),
        el(
            "p",
            "Without JavaScript there is no search, but the ",
            el("a", "concordance", href="site:concordance/"),
            " lists every word of the text with all its places.",
            class_="lead without-script",
        ),
        _help(search_examples(renderer)),
        class_="ed-search",
    )
    description = "Every place of a word or a phrase in the text, the notes and all else."
    return page("search.md", "Search", content, description=description)


def _form() -> Markup:
    """The form; its fields for narrowing are made by the script, with their counts."""
    return el(
        "form",
        el("label", "What to look for", for_="q", class_="visually-hidden"),
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
            title="worker finds workers too, be finds was; words in quotation marks stay as typed",
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
        el("summary", "How to ask"),
        el("table", el("tbody", rows), class_="codes"),
        el(
            "p",
            "A hit is one place: a phrase counts once, however long it is. The search covers "
            "the text, the readings that are not printed, the apparatus, the notes, the "
            "commentary, the glossary, the registers, the bibliography, the cross-references and "
            "the other pages. A possessive is a word of its own: worker’s is found when it is "
            "asked for, or as a form of worker. Words in quotation marks stay exactly as they are "
            "typed; others are found in British and American spelling.",
        ),
        class_="occurrences how-to-ask",
        open=True,
    )
