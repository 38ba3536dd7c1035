"""Nothing in a built page runs, loads or redirects, wherever in it, but what the theme does."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.publish.active_content import active_content
from edition.publish.built_page import parse_page
from edition.publish.finish import finish_site
from edition.publish.policy import add_policy

HEAD = '<html><head><meta charset="utf-8">{}</head><body><article></article></body></html>'
BODY = "<html><head><meta charset=utf-8></head><body>{}<article></article></body></html>"
FOOT = "<html><head><meta charset=utf-8></head><body><article></article>{}</body></html>"
WORDS = "<html><head><meta charset=utf-8></head><body><article>{}</article></body></html>"
ANYWHERE = [
    '<p onclick="x()">',
    '<p style="color: red">',
    '<a href="javascript:x()">x</a>',
    '<a href=" java\nscript:x()">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="./" ping="https://evil.example/">x</a>',
    '<img src="https://evil.example/x.png">',
    '<img src="//evil.example/x.png">',
    '<img src="\\\\evil.example/x.png">',
    '<img srcset="x.png 1x, https://evil.example/x.png 2x">',
    '<form action="https://evil.example/"></form>',
    '<form action="./"><button formaction="https://evil.example/">x</button></form>',
    "<iframe></iframe>",
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<link rel="dns-prefetch" href="//evil.example">',
    '<link rel="canonical" href="https://evil.example/elsewhere/">',
    '<link rel="schema.DC" href="https://evil.example/">',
    '<script src="https://evil.example/x.js"></script>',
    "<script>x()</script>",
    "<script type=module>x()</script>",
    "<noscript><p></p></noscript>",
    "<style>p { color: red }</style>",
    "<svg><set attributeName=href></set></svg>",
]


@pytest.mark.parametrize("page", [HEAD, BODY, FOOT, WORDS], ids=["head", "body", "foot", "words"])
@pytest.mark.parametrize("element", ANYWHERE)
def test_whatever_acts_is_reported_wherever_it_is(element: str, page: str) -> None:
    assert [*active_content(parse_page(page.format(""), "page/"))] == []
    assert [*active_content(parse_page(page.format(element), "page/"))] != []


@pytest.mark.parametrize("page", [HEAD, BODY, FOOT, WORDS], ids=["head", "body", "foot", "words"])
def test_no_script_of_a_page_gives_itself_a_hash(page: str) -> None:
    assert "'sha256-" not in add_policy(parse_page(page.format("<script>x()</script>")))


@pytest.mark.parametrize(
    "element",
    [
        '<img name="currentScript" src="x.png" alt="">',
        '<img name="head" src="x.png" alt="">',
        '<form name="body" action="./"></form>',
        '<a name="location">x</a>',
        '<p id="__config">x</p>',
        "<h2 id='&quot;onclick=&quot;x()'>x</h2>",
        "<svg><title><meta http-equiv=refresh content=0></title></svg>",
    ],
)
def test_words_give_no_property_to_the_document(element: str) -> None:
    assert [*active_content(parse_page(WORDS.format(element)))] != []


@pytest.mark.parametrize(
    "element",
    [
        '<a href="https://example.org/">x</a> <a href="mailto:a@example.org">x</a>',
        '<img src="../x.png" srcset="x.png 1x, y.png 2x" alt="">',
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="">',
        '<form action="./"><input name="q"></form>',
        "<svg><title>1 &lt; 2, a &amp; b</title></svg>",
        '<p id="config">x</p>',
    ],
)
def test_what_a_page_needs_is_left_alone(element: str) -> None:
    assert [*active_content(parse_page(WORDS.format(element)))] == []


def test_the_built_file_and_its_source_are_named(tmp_path: Path) -> None:
    for name in ("known", "unknown"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(HEAD.format("<base>"), encoding="utf-8")
    known, unknown = finish_site(tmp_path, {"known/index.html": "docs/known.md"})
    assert (known.path, known.code) == ("site/known/index.html", "active-content")
    assert ("source", "docs/known.md") in {(hint.label, hint.text) for hint in known.hints}
    assert "source" not in {hint.label for hint in unknown.hints}
    assert known.blocking
