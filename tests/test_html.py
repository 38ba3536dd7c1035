"""Elements are escaped; addresses are right from every page."""

from __future__ import annotations

import pytest

from edition.formats.dates import readable_date
from edition.formats.html import el, join, relative, shortened, url_of


def test_elements_are_escaped() -> None:
    made = el("a", "<b> & ", el("i", "x"), None, ["y", "z"], href='"&', hidden=True, title=None)
    assert made == '<a href="&#34;&amp;" hidden="">&lt;b&gt; &amp; <i>x</i>yz</a>'
    assert join(["<", el("br")], ", ") == "&lt;, <br>"


@pytest.mark.parametrize(
    ("uri", "address", "seen"),
    [
        ("text/2.md", "site:text/3/#p3-1", "../3/#p3-1"),
        ("text/2.md", "site:text/2/#p2-1", "#p2-1"),
        ("text/2.md", "site:", "../../"),
        ("text/index.md", "site:text/2/", "2/"),
        ("index.md", "site:glossary/#term-a", "glossary/#term-a"),
        ("index.md", "site:", "./"),
        ("glossary.md", "site:downloads/a.json", "../downloads/a.json"),
        ("glossary.md", "site:glossary/#letter-a", "#letter-a"),
    ],
)
def test_addresses_are_relative(uri: str, address: str, seen: str) -> None:
    assert relative(f'<a href="{address}">', uri) == f'<a href="{seen}">'


def test_pages_are_folders() -> None:
    assert [url_of(u) for u in ("index.md", "text/index.md", "a.md", "a.json")] == [
        "",
        "text/",
        "a/",
        "a.json",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a short one", "a short one"),
        ("a longer one than that", "a longer …"),
        ("Donaudampfschiff", "Donaudampfsc…"),
        ("一二三四五六七八九十一二三", "一二三四五六七八九十一二…"),
    ],
)
def test_what_is_too_long_loses_whole_words_if_it_has_several(text: str, shown: str) -> None:
    assert shortened(text, 12) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("1921-03-16", "", "16 March 1921"),
        ("1921-03-08", "1921-03-16", "8–16 March 1921"),
        ("1921-03-28", "1921-04-01", "28 March – 1 April 1921"),
        ("1920-11", "1921-03", "November 1920 – March 1921"),
        ("1918", "1920", "1918–1920"),
        ("1921-01", "", "January 1921"),
        ("1917-10-29", "1918-02-23", "29 October 1917 – 23 February 1918"),
        ("about 1919", "", "about 1919"),
        ("1921-99-99", "", "1921-99-99"),
    ],
)
def test_dates_read_well(start: str, end: str, shown: str) -> None:
    assert readable_date(start, end) == shown
