"""Parse the Markdown body of a record into tokens; `body_visitor` converts them to other formats.

The syntax is a subset of CommonMark and two additions, `[[2.3]]` and `[@source, p. 12]`, whose
targets are resolved by the renderer. Contributed text is not trusted: HTML other than `<i lang>`
and `<span lang>` is reported with its line, and the output is cleaned by nh3 anyway.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import nh3
from markdown_it.token import Token
from markupsafe import Markup

from edition.read.body_syntax import Citation, Reference, body_parser
from edition.read.body_visitor import SAFE_HTML, SAFE_SCHEMES, SCHEME, visit

FIRST_SENTENCE_WORDS = 30
MAX_CITED = 250
"""Citations of works in a body; each takes the CSL processor about 2 ms."""

HTML_FIXES = {
    **dict.fromkeys(("b", "strong"), "Write **words** for bold type."),
    **dict.fromkeys(("em", "cite"), "Write *words* for italics."),
    **dict.fromkeys(("br", "p", "div"), "Leave an empty line: a new paragraph begins after it."),
    "a": "Write [words](https://…) for a link.",
}
"""What to write instead of common HTML elements."""
INTERNAL = "site"
"""The scheme of addresses within the site until `html.relative` makes them relative."""

ALLOWED_TAGS = frozenset(
    "p h3 em strong a blockquote ul ol li code i span br cite q sup sub".split()
)
ALLOWED_ATTRIBUTES = {
    "p": {"id"},
    "a": {"href", "title", "class"},
    "i": {"lang"},
    "span": {"lang", "class"},
    "ol": {"start"},
}
_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED_TAGS),
    attributes=ALLOWED_ATTRIBUTES,
    url_schemes={*SAFE_SCHEMES, INTERNAL},
    link_rel=None,
    clean_content_tags={"script", "style"},
)

# A sentence ends with a full stop, ! or ? (and closing quotation marks) that is followed by white
# space and a capital, a digit or an opening mark.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[’”)\]'\"]*+(?=\s+[\[(‘“'\"]?[A-ZА-Я0-9]|\s*$)")
_INITIAL_OR_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:cf|e\.g|i\.e|c|ca|St|Mr|Mrs|Dr|eds?|trans))\.$")
_BEFORE_A_NUMBER = re.compile(r"\b(?:nos?|vols?|pp?|chs?|art)\.$")


class BodyProblem(NamedTuple):
    """A problem in a body."""

    line: int
    code: str
    message: str
    fix: str = ""
    """How to fix it, if that is known; otherwise the fix of its code applies."""


@dataclass(frozen=True, eq=False)
class Body:
    """A parsed body; compared by identity, so that results for it can be cached."""

    tokens: tuple[Token, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    findings: tuple[BodyProblem, ...]


@lru_cache(maxsize=4096)
def parse_body(text: str, first_line: int = 1) -> Body:
    """Parse a body; never fails. Cached between rebuilds of `make serve`."""
    tokens = body_parser().parse(text)
    references: list[Reference] = []
    citations: list[Citation] = []
    findings: list[BodyProblem] = []
    for block in tokens:
        line = first_line + (block.map[0] if block.map else 0)
        if block.type == "html_block":
            findings.append(_html_problem(line, block.content))
        for token in block.children or ():
            if token.type in ("softbreak", "hardbreak"):
                line += 1
            elif token.type == "html_inline" and not SAFE_HTML.fullmatch(token.content):
                if not _closes(token.content, findings):
                    findings.append(_html_problem(line, token.content))
            elif token.type == "edition_reference":
                token.meta["line"] = line
                references.append(Reference(**token.meta))
            elif token.type == "edition_citation":
                token.meta["line"] = line
                citations.append(Citation(**token.meta))
            elif token.type == "link_open":
                finding = _link_problem(line, str(token.attrs.get("href", "")))
                findings += [finding] if finding else []
            elif token.type == "image":
                findings.append(BodyProblem(line, "raw-html", "a record cannot contain pictures"))
            elif token.type == "text":
                findings += leftover_problems(line, token.content)
    cited = sum(len(citation.works) for citation in citations)
    if cited > MAX_CITED:
        message = f"the text has {cited} citations; the limit is {MAX_CITED}"
        findings.append(BodyProblem(citations[-1].line, "bad-reference", message))
    if text.strip() and not findings and not any(token.children for token in tokens):
        findings.append(BodyProblem(first_line, "empty-body", "there are no words, only markup"))
    return Body(tuple(tokens), tuple(references), tuple(citations), tuple(findings))


@lru_cache(maxsize=4096)
def first_sentence(body: Body) -> str:
    """Return the first sentence as plain text; empty if there is none."""
    inline = next((token for token in body.tokens if token.type == "inline"), None)
    if inline is None:
        return ""
    words = _plain(inline)
    for match in _SENTENCE_END.finditer(words):
        before = words[max(0, match.start() - 8) : match.start() + 1]  # no abbreviation is longer
        after = words[match.end() :].lstrip()
        short = _INITIAL_OR_SHORT.search(before) or (
            after[:1].isdigit() and _BEFORE_A_NUMBER.search(before)
        )
        if not short or not after:
            return words[: match.end()].strip()
    return words.strip()


def sentence_patterns() -> dict[str, str]:
    """Return the patterns that find the end of a sentence; valid in JavaScript too."""
    patterns = {"end": _SENTENCE_END, "short": _INITIAL_OR_SHORT, "number": _BEFORE_A_NUMBER}
    # Possessive quantifiers only save time; JavaScript does not have them.
    return {
        name: pattern.pattern.replace("++", "+").replace("*+", "*")
        for name, pattern in patterns.items()
    }


def plain_text(body: Body) -> str:
    """Return the words of a body without markup, with a line for each paragraph."""
    return "\n".join(_plain(token) for token in body.tokens if token.type == "inline")


def paragraph_references(body: Body) -> list[tuple[str, list[Reference]]]:
    """Return the words of each paragraph of a body, and the references in it."""
    found = []
    for opening, inline in pairwise(body.tokens):
        if opening.type == "paragraph_open" and not opening.hidden:
            signs = (t for t in inline.children or () if t.type == "edition_reference")
            found.append((_plain(inline), [Reference(**sign.meta) for sign in signs]))
    return found


def clean(html: str) -> Markup:
    """Remove everything that is not allowed in a body."""
    return Markup(_CLEANER.clean(html))


def leftover_problems(line: int, words: str) -> list[BodyProblem]:
    """Report brackets that look like a reference or a citation but are neither."""
    if "[[" in words or "]]" in words:
        return [BodyProblem(line, "bad-reference", f"`{words.strip()[:60]}` is not closed")]
    if "[@" in words:
        return [
            BodyProblem(
                line, "bad-reference", f"`{words.strip()[:60]}` is not a citation [@id, p. 1]"
            )
        ]
    return []


class _Plain:
    """Makes plain text of a body; citations are omitted."""

    def words(self, words: str) -> str:
        return words

    def text(self, text: str) -> str:
        return text.replace("\n", " ")

    def element(self, name: str, _: Mapping[str, str], children: list[str]) -> str:
        return "" if name == "br" else "".join(children)

    def reference(self, reference: Reference) -> str:
        return reference.label or reference.target.rpartition(":")[2]

    def citation(self, _: Citation) -> str:
        return ""


def _plain(inline: Token) -> str:
    return "".join(visit(inline.children or (), _Plain()))


def _html_problem(line: int, html: str) -> BodyProblem:
    shown = html.strip().split("\n")[0][:60]
    tag = re.match(r"</?([a-z0-9]+)", shown.lower())
    return BodyProblem(
        line, "raw-html", f"`{shown}` is HTML", HTML_FIXES.get(tag[1] if tag else "", "")
    )


def _closes(html: str, findings: list[BodyProblem]) -> bool:
    """Whether a tag closes an element whose opening tag has been reported."""
    opening = "`<" + html[2:-1].strip()
    return html.startswith("</") and any(f.message.startswith(opening) for f in findings)


def _link_problem(line: int, href: str) -> BodyProblem | None:
    scheme = SCHEME.match(href.strip())
    if scheme and scheme[0][:-1].lower() in SAFE_SCHEMES:
        return None
    message = f"`{href[:60]}` is not a full web address"
    known = re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[\w./~-]*)?", href[:200])
    return BodyProblem(line, "dangerous-link", message, f"Write https://{href}" if known else "")
