"""No program that reads contributions during a build is told to do anything by them.

Git, which reads history, is tried in test_hostile.py.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from built import soup_of
from click.testing import CliRunner
from hostile_cases import SECRET, lay_sample
from test_hostile import nothing_runs, published

from edition.cli import main
from edition.model.problems import Problem
from edition.publish.built_page import parse_page
from edition.publish.plugin import build_site

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "readers.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Problem]]:
    """The site of an edition that holds all of it."""
    root = lay_sample(tmp_path_factory.mktemp("readers") / "edition")
    for row in ROWS:
        path = root / row["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(row["text"], encoding="utf-8")
    with nothing_runs():
        problems = build_site(root, root.parent / "site")
    return root.parent / "site", problems


def test_all_of_it_is_read(built: tuple[Path, list[Problem]]) -> None:
    blocking = [str(p) for p in built[1] if p.blocking and not p.path.startswith("site/")]
    assert blocking == []


def letters(text: str) -> str:
    return re.sub(r"[\s\ufffe]+", "", text)


def test_nothing_of_the_machine_is_in_any_file(built: tuple[Path, list[Problem]]) -> None:
    assert not list(built[0].parent.rglob("ran*"))
    for name, data in published(built[0]).items():
        assert SECRET.encode() not in data, name
        assert b"root:x:" not in data, name


def test_the_typesetter_prints_commands_as_words(built: tuple[Path, list[Problem]]) -> None:
    document = pypdfium2.PdfDocument(built[0] / "downloads" / "edition.pdf")
    printed = letters("".join(page.get_textpage().get_text_bounded() for page in document))
    assert "root:x:" not in printed
    assert SECRET not in printed
    for words in (words for row in ROWS for words in row["printed"]):
        assert letters(words) in printed


def test_macros_of_a_page_are_words(built: tuple[Path, list[Problem]]) -> None:
    words = soup_of(built[0] / "macros" / "index.html").get_text()
    assert "{{ config }} {% include 'secret.txt' %}" in words


def test_a_built_page_declares_no_entities_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    address = (tmp_path / "secret.txt").as_uri()
    page = parse_page(f'<!DOCTYPE html [<!ENTITY e SYSTEM "{address}">]><p title="&e;">&e;</p>')
    assert SECRET not in "".join(
        "".join([element.text or "", *element.attrib.values()]) for element in page.elements
    )


@pytest.mark.parametrize(
    "given",
    [
        r"@book{a, title = {\input{/etc/passwd} \write18{touch ran}}, year = 1900}",
        '@string{s = s # s} @book{a, title = s # "x", year = 1900}',
        "@book{a, title={A}, crossref={b}} @book{b, title={B}, crossref={a}}",
        "@book{a, title={" + "{" * 2000 + "x" + "}" * 2000 + "}, year=1900}",
        '@preamble{"\\\\openin"} @comment{x} @book{a, title={A}, author={'
        + "A and " * 2000
        + "B}}",
        "@book{../../ran, title={../../ran}, author={/etc/passwd}, year={../..}}",
    ],
)
def test_bibtex_is_words(given: str, tmp_path: Path) -> None:
    root = lay_sample(tmp_path / "edition")
    before = set(tmp_path.rglob("*"))
    with nothing_runs():
        result = CliRunner().invoke(main, ["--root", str(root), "new-source"], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    made = [path for path in tmp_path.rglob("*") if path not in before]
    assert all(path.parent == root / "annotations/sources" for path in made)
    assert not [path for path in made if "root:x:" in path.read_text(encoding="utf-8")]
