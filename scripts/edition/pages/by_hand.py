"""The pages written by hand, with their references resolved and their blanks filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from edition.edition import HandPage
from edition.pages_by_hand import replace_signs
from edition.problems import CODES
from edition.render.html import el, relative
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile


def hand_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """docs/*.md under their own names."""
    for page in renderer.edition.pages:
        yield SiteFile(page.uri, _finished(renderer, page), page.path)


def _finished(renderer: Renderer, page: HandPage) -> str:
    text = replace_signs(
        page.text,
        lambda reference: str(renderer.reference(reference)),
        lambda citation: str(renderer.citation(citation)),
    )
    blanks: dict[str, Callable[[], Markup]] = {
        "<!-- contents -->": lambda: contents(renderer),
        "<!-- figures -->": lambda: figures(renderer),
        "<!-- problem-codes -->": problem_codes,
    }
    for blank, fill in blanks.items():
        if blank in text:
            text = text.replace(blank, str(fill()))
    return relative(text, page.uri)


def contents(renderer: Renderer) -> Markup:
    """The sections with their summaries, for the home page."""
    items = []
    commentary = renderer.edition.records.ids("commentary")
    for section in renderer.edition.sections():
        entry = commentary.get(str(section.number))
        link = el("a", section.title, href=f"site:text/{section.number}/")
        summary = el("span", entry.head.summary, class_="summary") if entry else None
        number = el("span", str(section.number), class_="numeral", aria_hidden="true")
        items.append(el("li", number, el("div", link, summary)))
    return el("ol", items, class_="contents")


def figures(renderer: Renderer) -> Markup:
    """How much there is of what, in one line, for the home page."""
    edition = renderer.edition
    counts = (
        (len(edition.notes), "notes", "notes/"),
        (len(edition.records.ids("term")), "glossary entries", "glossary/"),
        (len(edition.apparatus), "places in the apparatus", "apparatus/"),
        (len(edition.cross_references), "cross-references", "cross-references/"),
        (len(edition.records.ids("source")), "sources", "bibliography/"),
    )
    links = [
        el("li", el("a", el("b", str(n)), f" {what}", href=f"site:{page}"))
        for n, what, page in counts
    ]
    return el("ul", links, class_="figures")


def problem_codes() -> Markup:
    """The table of problem codes; the same for every edition."""
    rows = [
        el(
            "tr",
            el("th", el("code", code), scope="row", id=f"problem-{code}"),
            el("td", info.meaning, "" if info.blocking else " (Advice only.)"),
            el("td", info.mend),
        )
        for code, info in CODES.items()
    ]
    heads = el("tr", [el("th", h, scope="col") for h in ("Code", "What is wrong", "What to do")])
    table = el("table", el("thead", heads), el("tbody", rows), class_="codes")
    return el(
        "div", table, class_="table-scroll", tabindex="0", role="region", aria_label="Problem codes"
    )
