"""The page that explains the problems: a section for each code, with an example and the fix."""

from __future__ import annotations

from markupsafe import Markup

from edition.formats.html import el
from edition.formats.site_file import SiteFile, page
from edition.model.code_examples import EXAMPLES
from edition.model.codes import CODES, CodeInfo

LEAD = (
    "Each message of the check names a code. This page explains what each code means and how to "
    "fix the problem. Messages marked as advice do not block a proposal."
)


def problems_page() -> SiteFile:
    """Return `problems.md`; the section of each code has the code as its id."""
    content = el(
        "div",
        el("h1", "What the check says", class_="page-title"),
        el("p", LEAD, class_="lead"),
        [_section(code, info) for code, info in CODES.items()],
        class_="ed-list problems",
    )
    description = "The problem codes of the check: what each means, an example, and the fix."
    return page("problems.md", "What the check says", content, description=description)


def _code_spans(words: str) -> list[str | Markup]:
    """Return the words, with text between backticks as code."""
    return [el("code", part) if n % 2 else part for n, part in enumerate(words.split("`"))]


def _section(code: str, info: CodeInfo) -> Markup:
    example = EXAMPLES[code]
    return el(
        "article",
        el("h2", el("code", code)),
        el("p", _code_spans(info.meaning), None if info.blocking else " (Advice.)"),
        el(
            "dl",
            el("div", el("dt", "Wrong"), el("dd", el("pre", example.wrong))),
            el("div", el("dt", "Right"), el("dd", el("pre", example.right))),
        ),
        el("p", _code_spans(info.fix)),
        id=code,
        class_="problem",
    )
