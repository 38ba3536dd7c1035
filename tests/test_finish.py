"""The check of a built site sees whatever a page leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.finish import check_links, read_built


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
        assert check_links(tmp_path, read_built(tmp_path)) == []
    page.write_text(element.format("../assets/not.svg"), encoding="utf-8")
    (fault,) = check_links(tmp_path, read_built(tmp_path))
    assert (fault.path, fault.code) == ("site/page/index.html", "broken-link")
    assert "../assets/not.svg" in fault.message


def test_where_a_page_itself_lies_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<link rel="canonical" href="/">', encoding="utf-8")
    assert check_links(tmp_path, read_built(tmp_path)) == []
