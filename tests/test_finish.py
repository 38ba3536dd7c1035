"""The check of a built site sees whatever a page leads to."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.publish.built_page import read_built_pages
from edition.publish.finish import check_links, finish_site


@pytest.mark.parametrize(
    "element",
    [
        '<a href="{}">words</a>',
        '<map><area href="{}"></map>',
        '<form action="{}"></form>',
        '<img src="{}">',
        '<link rel="alternate" href="{}">',
        '<script src="{}"></script>',
    ],
)
def test_what_leads_nowhere_is_a_problem(tmp_path: Path, element: str) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/there.svg").touch()
    page = tmp_path / "page/index.html"
    for address in (
        "../assets/there.svg",
        "../assets/there.svg?v=2",
        "./",
        "https://example.org/x",
    ):
        page.write_text(element.format(address), encoding="utf-8")
        assert check_links(tmp_path, read_built_pages(tmp_path)) == []
    page.write_text(element.format("../assets/not.svg"), encoding="utf-8")
    (finding,) = check_links(tmp_path, read_built_pages(tmp_path))
    assert (finding.path, finding.code) == ("site/page/index.html", "broken-link")
    assert "../assets/not.svg" in finding.message


def test_where_a_page_itself_lies_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<link rel="canonical" href="/">', encoding="utf-8")
    assert check_links(tmp_path, read_built_pages(tmp_path)) == []


def test_each_page_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def parse(data: bytes, parser: object) -> object:
        parsed.append(data)
        return fromstring(data, parser)

    fromstring = etree.fromstring
    monkeypatch.setattr(etree, "fromstring", parse)
    for name in ("index.html", "page/index.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(
            f"<meta charset=utf-8><article>{name}</article>", encoding="utf-8"
        )
    assert finish_site(tmp_path) == []
    assert len(parsed) == 3


@pytest.mark.parametrize("html", ["", "\n", "<!-- nothing -->", "words"])
def test_a_page_without_elements_is_no_accident(tmp_path: Path, html: str) -> None:
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    assert finish_site(tmp_path) == []
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == html
