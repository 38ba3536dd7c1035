"""What the messages of the check mean: a section for each code, with an example and the fix."""

from __future__ import annotations

from markupsafe import Markup

from edition.formats.html import el
from edition.formats.site_file import SiteFile, page
from edition.model.code_examples import EXAMPLES
from edition.model.codes import CODES, CodeInfo

LEAD = (
    "Each message of the check names a code. Here is what it means, how it comes about and "
    "what to do. What is called advice does not keep a proposal from being accepted."
)


def problems_page() -> SiteFile:
    """`problems.md`; the section of a code has the code as its id."""
    content = el(
        "div",
        el("h1", "What the check says", class_="page-title"),
        el("p", LEAD, class_="lead"),
        [_section(code, info) for code, info in CODES.items()],
        class_="ed-list problems",
    )
    description = "The problem codes of the check: what each means, an example, and the fix."
    return page("problems.md", "What the check says", content, description=description)


def _with_code(words: str) -> list[str | Markup]:
    """What stands between backticks as code."""
    return [el("code", part) if n % 2 else part for n, part in enumerate(words.split("`"))]


def _section(code: str, info: CodeInfo) -> Markup:
    example = EXAMPLES[code]
    return el(
        "article",
        el("h2", el("code", code)),
        el("p", _with_code(info.meaning), None if info.blocking else " (Advice.)"),
        el(
            "dl",
            el("div", el("dt", "not"), el("dd", el("pre", example.wrong))),
            el("div", el("dt", "but"), el("dd", el("pre", example.right))),
        ),
        el("p", _with_code(info.fix)),
        id=code,
        class_="problem",
    )
