"""Pages written by hand: what is their head, and what is told of the signs that stand in them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from edition import build_edition, site_files
from edition.exports.archive import archive_download
from edition.exports.book.front_matter_pages import front_chapters
from edition.pages.hand_written import PLACEHOLDERS
from edition.read.hand_pages import BLANKS
from edition.render.renderer import Renderer
from edition.search.page_units import hand_page_units

BASE = Path(__file__).parent / "problems" / "_base"
HEADS = {
    "as usual": "---\ntitle: A Page\n---\n",
    "with a space behind the fence": "--- \ntitle: A Page\n---  \n",
    "closed by dots": "---\ntitle: A Page\n...\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "edition")


@pytest.mark.parametrize("name", HEADS)
def test_front_matter_is_no_words_anywhere(name: str, root: Path) -> None:
    for page in ("introduction", "rights"):
        text = f"{HEADS[name]}# Heading\n\nWords.\n"
        (root / f"docs/{page}.md").write_text(text, encoding="utf-8")
    edition, problems = build_edition(root)
    assert problems == []
    assert [page.title for page in edition.pages] == ["A Page"] * 2
    renderer = Renderer(edition)
    found = [unit.text for unit in hand_page_units(renderer) if unit.title == "A Page"]
    assert found == ["Heading", "Words."] * 2
    chapter = next(each for each in front_chapters(renderer) if each.name == "introduction")
    assert str(chapter.content) == "<h1>Heading</h1>\n<p>Words.</p>"
    packed = archive_download(renderer, []).file.content
    assert isinstance(packed, bytes)
    with ZipFile(io.BytesIO(packed)) as archive:
        assert archive.read("edition-0/RIGHTS.md") == b"# Heading\n\nWords.\n"
    files = site_files(edition, release=False)
    written = next(file.data.decode() for file in files if file.uri == "rights.md")
    assert written.startswith('---\ntitle: "A Page"\nhead: ')
    assert written.endswith("\n---\n# Heading\n\nWords.\n")


def test_a_page_takes_its_title_from_no_example(root: Path) -> None:
    (root / "docs/rights.md").write_text("# Rights\n\n```\ntitle: Of a file\n```\n", "utf-8")
    edition, _ = build_edition(root)
    assert edition.pages[-1].title == "Rights"


@pytest.mark.parametrize(
    ("typed", "output"),
    [
        ("[@river-1901, p. 12; Allen 2015]", "is not a citation"),
        ("[@river-1901 p. 12]", "is not a citation"),
        ("[@river-1901;\n@river-1901]", "is not a citation"),
        ("the rope [[1.1] is old", "is not closed"),
    ],
)
def test_a_sign_that_is_none_is_told_and_loses_no_words(
    typed: str, output: str, root: Path
) -> None:
    (root / "docs/a.md").write_text(f"---\ntitle: A\n---\n\nSee\n{typed}.\n", "utf-8")
    edition, problems = build_edition(root)
    [problem] = problems
    assert (problem.path, problem.line, problem.code) == ("docs/a.md", 6, "bad-reference")
    assert output in problem.message
    page = next(file.content for file in site_files(edition, release=False) if file.uri == "a.md")
    assert typed in str(page)


CODE = """# A

`[[1.1]` and ``[@a `b` c]``
and [[an address](https://example.org/)], [@Anna Wade](https://example.org/).

1.  An example:

    ```
    [@river-1901 p. 12]
    ```

~~~
[[1.1
~~~

<!-- [[later -->
"""


def test_code_comments_and_links_are_left_alone(root: Path) -> None:
    (root / "docs/a.md").write_text(CODE, "utf-8")
    assert build_edition(root)[1] == []


def test_whatever_is_called_a_blank_is_filled_in() -> None:
    assert set(PLACEHOLDERS) == set(BLANKS)
