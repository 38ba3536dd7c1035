"""The search page: a form, how to ask, and a place for what the page's script finds."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from edition.render.html import el
from edition.render.site_file import SiteFile, page

KINDS = {
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
"""The kinds of what is searched, as `in=` names them in an address, in the order of the results."""

EXAMPLES = (
    ("bureaucracy", "The word as it is typed; capitals, accents and apostrophes do not matter."),
    ('"spirit of criticism"', "These words one after the other, small words too."),
    ("workers initiative", "Both words in one paragraph, note or entry."),
    ("bureau*", "Words that begin so; also *cracy, wom?n, organi[sz]e."),
    ("initiative OR self-activity", "The one or the other."),
    ("soviet -institutions", "The first without the second; also soviet NOT institutions."),
    ("(appointed OR elected) officials", "Brackets hold alternatives together."),
    ("organize", "Found as “organise” too; so are labor, center, defense."),
    ("самодеятельность", "Russian in Cyrillic or in any usual transliteration."),
)


def search_page() -> SiteFile:
    """`search.md`; the same for every edition."""
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
        _help(),
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
        class_="search-form",
        role="search",
        aria_label="The edition",
        data_kinds=" · ".join(f"{kind}={name}" for kind, name in KINDS.items()),
    )


def _help() -> Markup:
    rows = [
        el(
            "tr",
            el("th", el("a", el("code", asked), href=f"?q={quote(asked)}"), scope="row"),
            el("td", meaning),
        )
        for asked, meaning in EXAMPLES
    ]
    return el(
        "details",
        el("summary", "How to ask"),
        el("table", el("tbody", rows), class_="codes"),
        el(
            "p",
            "A hit is one place: a phrase counts once, however long it is. “These are all” holds "
            "for the text, the readings that are not printed, the apparatus, the notes, the "
            "commentary, the glossary, the registers, the bibliography, the cross-references and "
            "the other pages. A possessive is a word of its own: Party’s is found when it is asked "
            "for, or as a form of Party. Words in quotation marks stay exactly as they are typed; "
            "others are found in British and American spelling.",
        ),
        class_="occurrences how-to-ask",
        open=True,
    )
