"""Bodies: what is understood, what is refused, what is shown."""

from __future__ import annotations

import pytest

from edition.read.body import first_sentence, parse_body, plain_text, render_body
from edition.read.body_syntax import Citation, Cited, Reference, Resolver

RESOLVER = Resolver(
    lambda reference: f"<a href='site:x'>{reference.label or reference.target}</a>",
    lambda citation: ", ".join(work.id for work in citation.works),
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;"),
)


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
    assert body.faults == ()


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
    assert [(f.code, f.line) for f in parse_body(text).faults][:1] == [(code, line)]


def test_what_is_allowed_is_rendered() -> None:
    body = parse_body('*A* <i lang="ru-Latn">sovet</i> of **us** [w](https://example.org) [[2.3]]')
    assert not body.faults
    assert str(render_body(body, RESOLVER)).strip() == (
        '<p><em>A</em> <i lang="ru-Latn">sovet</i> of <strong>us</strong>'
        ' <a href="https://example.org">w</a> <a href="site:x">2.3</a></p>'
    )


def test_even_what_was_refused_is_harmless_if_rendered() -> None:
    body = parse_body("<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=y>")
    html = str(render_body(body, RESOLVER))
    assert "script" not in html
    assert "onerror" not in html


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
