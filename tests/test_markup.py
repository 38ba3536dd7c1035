"""Bodies: what is understood, what is refused, what is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from markdown_it import MarkdownIt

from edition.read.body import first_sentence, parse_body, plain_text
from edition.read.body_syntax import Citation, Cited, Reference
from edition.read.body_visitor import visit


class Shown:
    """A target that shows what it is given: prose in lower case, elements in brackets."""

    def words(self, words: str) -> str:
        return words.lower()

    def text(self, text: str) -> str:
        return text

    def element(self, name: str, attributes: Mapping[str, str], children: list[str]) -> str:
        said = "".join(f" {key}={value}" for key, value in attributes.items())
        return f"({name}{said}: {''.join(children)})"

    def reference(self, reference: Reference) -> str:
        return f"->{reference.label or reference.target}"

    def citation(self, citation: Citation) -> str:
        return "@" + ",".join(work.id for work in citation.works)


def shown(text: str) -> str:
    return "".join(visit(parse_body(text).tokens, Shown()))


def test_references_and_citations_carry_their_lines() -> None:
    body = parse_body(
        "One [[2.3]].\nTwo [[term:a|b]] and [@x, p. 4; @y-1].\n\nThree [[5.5-5.6]].", 7
    )
    assert body.references == (
        Reference("2.3", "", 7),
        Reference("term:a", "b", 8),
        Reference("5.5-5.6", "", 10),
    )
    assert body.citations == (Citation((Cited("x", "p. 4"), Cited("y-1", "")), 8),)
    assert body.findings == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n<script>alert(1)</script>", "raw-html", 3),
        ("a <b>bold</b> word", "raw-html", 1),
        ("a <i lang=ru onclick=x>b</i>", "raw-html", 1),
        ("a\nb [c](javascript:alert(1))", "dangerous-link", 2),
        ("a [c](JaVaScRiPt:x)", "dangerous-link", 1),
        ("a [c](data:text/html,x)", "dangerous-link", 1),
        ("a [c](&#106;avascript:x)", "dangerous-link", 1),
        ("a [c](../../secret)", "dangerous-link", 1),
        ("a [c](site:x)", "dangerous-link", 1),
        ("a ![c](https://example.org/p.png)", "raw-html", 1),
        ("a [[2.3", "bad-reference", 1),
        ("a [@not a key!]", "bad-reference", 1),
    ],
)
def test_what_is_refused_is_named_with_its_line(text: str, code: str, line: int) -> None:
    assert [(f.code, f.line) for f in parse_body(text).findings][:1] == [(code, line)]


def test_what_is_allowed_is_rendered() -> None:
    text = '*A* <i lang="ru-Latn">Sovet</i> of **us** [W](https://example.org) [[2.3]] [@x; @y] `C`'
    assert not parse_body(text).findings
    assert shown(text) == (
        "(p: (em: a) (i lang=ru-Latn: sovet) of (strong: us)"
        " (a href=https://example.org: w) ->2.3 @x,y (code: C))\n"
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<script>alert(1)</script>\n\n<img src=x onerror=y> a", "(p:  a)\n"),
        ("[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](../d)", "(p: (a: a) (a: b) (a: c))\n"),
        ("![a](https://example.org/p.png) b", "(p:  b)\n"),
    ],
)
def test_what_was_refused_reaches_no_format(text: str, made: str) -> None:
    assert shown(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a <i lang=ru>b", "(p: a (i lang=ru: b))\n"),
        ("a</i> b</span>", "(p: a b)\n"),
        ("*a <i lang=ru>b* c</i>", "(p: (em: a (i lang=ru: b)) c)\n"),
        ("<i lang=ru>a *b</i> c*", "(p: (i lang=ru: a (em: b)) c)\n"),
        ("<i lang=ru>a\n\nb</i>", "(p: (i lang=ru: a))\n(p: b)\n"),
    ],
)
def test_every_element_is_closed_within_what_holds_it(text: str, made: str) -> None:
    assert shown(text) == made


@pytest.mark.parametrize(
    "text",
    [
        "a\nb\n\n> c\n> d\n\n> - e\n",
        "- a\n- b\n  - c\n\n3. d\n4. e\n",
        "- a\n\n  b\n\n- c\n\n- > d\n",
        "- > a\n- \n\n1. a\\\n   b\n",
    ],
)
def test_lines_end_where_they_end_in_html(text: str) -> None:
    """As markdown-it writes it."""
    opened = re.sub(r"\((\w+)(?: start=3)?: ", r"<\1>", shown(text).replace("(br: )", "<br>"))
    html = re.sub(r"</\w+>", ")", MarkdownIt("commonmark").render(text))
    assert opened == html.replace("<br />", "<br>").replace(' start="3"', "")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("One sentence\nover two lines. Two.", "One sentence over two lines."),
        ("V. I. Lenin said so. Two.", "V. I. Lenin said so."),
        ("He said ‘no.’ Then he left.", "He said ‘no.’"),
        ("Is it so? Yes.", "Is it so?"),
        ("See p. 4 of it. Two.", "See p. 4 of it."),
        ("About [[term:soviet|the councils]]. Two.", "About the councils."),
        ("No stop", "No stop"),
        ("", ""),
    ],
)
def test_the_first_sentence_stands_alone(text: str, first: str) -> None:
    assert first_sentence(parse_body(text)) == first


def test_plain_text_has_the_words_and_no_marks() -> None:
    body = parse_body("A *b* [[term:c|d]].\nE.\n\nF [g](https://h.org).")
    assert plain_text(body) == "A b d. E.\nF g."
