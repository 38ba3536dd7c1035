"""Whatever anybody writes into a file, the edition is built, and no page does what it should not.

Each file is either a record or a problem with its place; nothing raises and nothing is lost.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition import Edition, Problem, build_edition, site_files
from edition.formats.site_file import Page
from edition.kinds.csl import CSL_TYPES, CSL_VARIABLES, DATE_VARIABLES, NAME_VARIABLES
from edition.kinds.kind import Kind
from edition.kinds.table import KINDS
from edition.model.problems import render_github, render_json, render_text
from edition.model.text import Ref
from edition.render.renderer import Renderer

pytestmark = pytest.mark.sweep

BASE = Path(__file__).parent / "problems" / "_base"
NOTE = "annotations/notes/1/rope.md"
SOURCE = "annotations/sources/river-1901.yml"
CONFIG = "annotations/edition.yml"

NOTE_HEAD = "---\nat: 1.2\nquote: met\nkind: context\ncertainty: editorial\nby: [editors]\n---\n"

fuzz = settings(deadline=None, derandomize=True, database=None)
FEW, MANY = settings(fuzz, max_examples=30), settings(fuzz, max_examples=150)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sound edition; every example leaves it as it was."""
    return shutil.copytree(BASE, tmp_path_factory.mktemp("fuzz") / "edition")


def build_with(root: Path, place: str, data: bytes) -> tuple[Edition, list[Problem], list[str]]:
    """Build the edition with one file changed; also what is printed, and every page."""
    path = root / place
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    try:
        edition, problems = build_edition(root)
        pages = [f.data.decode() for f in site_files(edition, release=False) if isinstance(f, Page)]
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(1 <= p.line <= lines for p in problems if p.path == place), problems
    for render in (render_text, render_github, render_json):
        render(problems).encode("utf-8")
    for page in pages:
        page.encode("utf-8")
    return edition, problems, pages


class Elements(HTMLParser):
    """The elements of a piece of HTML with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@lru_cache(maxsize=256)  # most pages are the same in all examples
def assert_harmless(html: str) -> None:
    """No element that runs or frames, no handler, no address with a scheme that is not known."""
    for tag, attributes in Elements(html).found:
        assert tag not in {"script", "iframe", "style", "object", "embed", "base", "meta", "link"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in {"href", "src", "action", "formaction"} & attributes.keys():
            scheme, colon, _ = attributes[name].strip().partition(":")
            known = {"http", "https", "mailto", "site"}
            assert not colon or scheme.lower() in known or "/" in scheme or "#" in scheme


@lru_cache(maxsize=256)
def assert_harmless_page(page: str) -> None:
    """The same of a page, and of what its front matter gives to the page's head."""
    front, content = page.split("\n---\n", 1) if page.startswith("---\n") else ("", page)
    assert_harmless(content)
    for tag, attributes in Elements(str((yaml.safe_load(front) or {}).get("head", ""))).found:
        assert tag in {"meta", "link", "script"}
        assert tag != "script" or attributes == {"type": "application/ld+json"}
        assert attributes.keys() <= {"content", "href", "name", "property", "rel", "title", "type"}
        assert ":" not in attributes.get("href", "") or re.match("https?://", attributes["href"])


def is_told_or_taken(edition: Edition, problems: list[Problem], place: str, ref: Ref) -> bool:
    """Whether a file became a record or a problem: none is passed over in silence."""
    return ref in edition.records or any(p.path == place and p.blocking for p in problems)


# Files of any content

SIGNS = "a quote: title: : - ? [ { } ] , \" ' | > &a *a !t --- ... %YAML # \0 \ufeff".split(" ")
yaml_pieces = st.lists(st.sampled_from([*SIGNS, " ", "\n", "\r\n", "\t"]), max_size=20)
anything = st.binary(max_size=80) | yaml_pieces.map(lambda pieces: "".join(pieces).encode())


@MANY
@given(data=anything, fenced=st.booleans())
@example(data=b"a: x\n...\n---\nb: y", fenced=False)
@example(data=b"[" * 20_000, fenced=True)
def test_a_note_may_be_any_bytes(root: Path, data: bytes, fenced: bool) -> None:
    data = b"---\n" + data + b"\n---\nThe text of a note." if fenced else data
    edition, problems, _ = build_with(root, NOTE, data)
    assert is_told_or_taken(edition, problems, NOTE, Ref("note", "rope"))


@MANY
@given(data=anything)
def test_a_source_may_be_any_bytes(root: Path, data: bytes) -> None:
    edition, problems, _ = build_with(root, SOURCE, data)
    assert is_told_or_taken(edition, problems, SOURCE, Ref("source", "river-1901"))


@MANY
@given(data=anything)
def test_edition_yml_may_be_any_bytes(root: Path, data: bytes) -> None:
    _, problems, _ = build_with(root, CONFIG, data)
    assert any(p.path == CONFIG and p.blocking for p in problems)


@FEW
@given(data=anything | st.just(b"\xff") | st.text(max_size=40).map(str.encode))
def test_the_copy_text_may_be_any_bytes(root: Path, data: bytes) -> None:
    place = "docs/text/copy-text.txt"
    _, problems, _ = build_with(root, place, data)
    assert ("copy-text-changed", place) in {(p.code, p.path) for p in problems}


@FEW
@given(name=st.binary(min_size=1, max_size=12).filter(lambda n: not {0, 47} & set(n)))
@example(name=b"two\nlines.md")
@example(name=b"\xe9t\xe9.md")
def test_a_file_may_have_any_name(root: Path, name: bytes) -> None:
    if name in (b".", b".."):
        return
    place = f"annotations/people/{name.decode('utf-8', 'surrogateescape')}"
    _, problems, _ = build_with(root, place, b"---\nname: A\nforms: [A]\n---\nSomebody.\n")
    assert problems or name.startswith(b".") or name.endswith(b".md")


# Heads of any shape

WORDS = "word 1901 ² 0 -1 2.10 no 1921-13-40 1.1 1.2 1.1-2.2 editors A river ../x docs".split()
HOSTILE = [
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    '" onload="alert(1)',
    "</div><object>",
]
ODD = ["", " ", "9" * 5000, "x" * 300, "a\nb", "a\0b", "\u202e"]
words = st.sampled_from([*WORDS, *HOSTILE, *ODD]) | st.text(max_size=8)
inner_keys = words | st.sampled_from(["date-parts", "raw", "literal", "family", "given", "season"])
values = st.recursive(
    words,
    lambda value: st.lists(value, max_size=3) | st.dictionaries(inner_keys, value, max_size=3),
    max_leaves=6,
)


@st.composite
def heads(draw: st.DrawFn, kind: Kind) -> dict[str, object]:
    """A valid head with some values replaced by others of any shape."""
    signed = {"by": ["editors"]} if kind.has_body else {}
    keys = st.sampled_from(kind.keys) | st.text(max_size=4)
    wrong = draw(st.dictionaries(keys, values, max_size=3))
    return {**kind.example, **signed, **wrong}


def written(head: Mapping[str, object]) -> str:
    """A head as YAML, a line for each key; JSON is YAML."""
    return "\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@FEW
@given(data=st.data())
def test_a_head_may_hold_any_values(root: Path, kind: Kind, data: st.DataObject) -> None:
    id_ = "2" if kind.name == "commentary" else "new"
    folder = f"annotations/{kind.folder}{'/1' if kind.by_section else ''}"
    place = f"{folder}/{id_}{kind.suffix}"
    text = written(data.draw(heads(kind)))
    if kind.has_body:
        text = f"---\n{text}\n---\nOf the [[{kind.name}:new]] river [@river-1901, p. 2].\n"
    edition, problems, pages = build_with(root, place, text.encode("utf-8", "surrogatepass"))
    assert is_told_or_taken(edition, problems, place, Ref(kind.name, id_))
    for page in pages:
        assert_harmless_page(page)


NAME, DATE = {"family": "Wade", "given": "A."}, {"date-parts": [["1901", "2"], ["1902"]]}


@pytest.mark.parametrize(
    ("value", "accepting"),
    [
        ("<script>alert(1)</script> & more", CSL_VARIABLES - {"URL"}),
        ("https://example.org/?a=1&b=2", CSL_VARIABLES),
        ([NAME, "The Ferry Society"], NAME_VARIABLES),
        (DATE, DATE_VARIABLES),
        ([["1901"]], frozenset()),
    ],
)
def test_every_csl_variable_takes_its_shape_alone_and_is_rendered(
    tmp_path: Path, value: object, accepting: frozenset[str]
) -> None:
    root = shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    variables = {f"s{n}": name for n, name in enumerate(sorted(CSL_VARIABLES - OWN_KEYS))}
    for id_, name in variables.items():
        source = {"type": "book", "title": "The <img src=x onerror=y> River", name: value}
        (root / f"annotations/sources/{id_}.yml").write_text(written(source), encoding="utf-8")
    edition, problems = build_edition(root)
    accepted = {name for id_, name in variables.items() if Ref("source", id_) in edition.records}
    assert accepted == accepting - OWN_KEYS
    assert {p.code for p in problems if p.blocking} <= {"wrong-type", "dangerous-link"}
    assert len(edition.bibliography.entries) == len(accepted) + 1
    for entry in edition.bibliography.entries:
        assert_harmless(str(entry.html))


OWN_KEYS = {"type", "title", "status", "id"}
"""Variables whose values the model of a source judges itself."""


def test_every_csl_type_can_be_rendered(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    for type_ in CSL_TYPES:
        source = {"type": type_, "title": f"On a {type_}", "author": "Wade", "issued": "1901"}
        path = root / "annotations" / "sources" / f"{type_.replace('_', '-')}.yml"
        path.write_text(written(source), encoding="utf-8")
    edition, problems = build_edition(root)
    shown = " ".join(entry.html for entry in edition.bibliography.entries)
    assert not any(p.blocking for p in problems)
    assert [
        type_ for type_ in CSL_TYPES if f"On a {type_}".casefold() not in shown.casefold()
    ] == []


@settings(fuzz, max_examples=100)
@given(
    changed=st.dictionaries(
        st.sampled_from("title author date copy-text sha256 heading licence issued".split()),
        values | st.sampled_from(["{n}{title}", "{title}{n}", "{n}. {title}{n}"]),
        max_size=3,
    )
)
@example(changed={"copy-text": "a\0b"})
@example(changed={"copy-text": "x" * 300})
def test_edition_yml_may_hold_any_values(root: Path, changed: dict[str, object]) -> None:
    sound = {
        "title": "The Ferry",
        "author": "A Passenger",
        "date": "1902",
        "copy-text": "docs/text/copy-text.txt",
        "sha256": "0",
        "heading": "{n}. {title}",
        "licence": "CC0-1.0",
    }
    text = written({**sound, **changed}).encode("utf-8", "surrogatepass")
    _, _, pages = build_with(root, CONFIG, text)
    for page in pages:
        assert_harmless_page(page)


# Bodies of any text

FRAGMENTS = (
    "[[ 1.1 ]] | [@ river-1901 ; nobody ] ( ) * _ ` > - 1. # \\ ``` --- word. A. landing [x]( !["
    " <!-- --> <? </i> <script> </script> <style> <b> &amp; &#x3c; &#106; \0 \x02 \x03 \u202e site:"
    " person:ferryman term:landing javascript:alert(1) https://example.org/ <iframe/src=//x>"
)
SPACED = ["<img src=x onerror=y>", "<span lang=ru onclick=y>", '<i lang="ru">', ", p. 12"]
fragments = st.sampled_from([*FRAGMENTS.split(" "), *SPACED, " ", "\n", "\n\n", "  \n"])
bodies = st.lists(fragments | st.text(max_size=6), max_size=16).map("".join)


@MANY
@given(body=bodies)
@example(body="<script>alert(1)</script>")
@example(body="." * 50_000 + "x")
@example(body="A. b. " * 8000)
@example(body="[x](javascript:alert(1)) [y](data:text/html,x) <a href=//x onclick=y>z</a>")
@example(body='[x](https://example.org/ "\\" onload=\\"alert(1)") [@river-1901, <img src=x>]')
@example(body="[[person:ferryman|<img src=x onerror=y>]] [[1.1|</a><script>]]")
def test_a_body_may_be_any_text(root: Path, body: str) -> None:
    data = (NOTE_HEAD + body).encode("utf-8", "replace")
    edition, problems, pages = build_with(root, NOTE, data)
    assert is_told_or_taken(edition, problems, NOTE, Ref("note", "rope"))
    for page in pages:
        assert_harmless_page(page)
    if Ref("note", "rope") in edition.bodies:
        shown = Renderer(edition).body(Ref("note", "rope"))
        for tag, attributes in Elements(shown).found:
            assert tag in {
                "p",
                "em",
                "strong",
                "a",
                "blockquote",
                "ul",
                "ol",
                "li",
                "code",
                "i",
            } | {
                "span",
                "br",
            }
            assert attributes.keys() <= {"href", "title", "class", "lang", "start"}
