"""The head of a page by hand gives it a title, a description and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built import soup_of

from edition.model.problems import Problem
from edition.publish.active_content import active_content
from edition.publish.built_page import read_built_pages
from edition.publish.plugin import build_site
from edition.read.page_head import read_page_head

BASE = Path(__file__).parent / "problems" / "_base"
SCRIPT = "<script>window.PWN=1</script>"
REFRESH = '<meta http-equiv="refresh" content="0;url=https://evil.example/">'
PAGES = {
    "title.md": f"---\ntitle: 'Title{SCRIPT}'\n---\n# A\n",
    "description.md": f"---\ntitle: B\ndescription: 'x\">{SCRIPT}<x y=\"'\n---\n# B\n",
    "refresh.md": f"---\ntitle: C\ndescription: 'x\">{REFRESH}<x y=\"'\n---\n# C\n",
    "heading.md": "# Title &lt;/title>&lt;script>window.PWN=1&lt;/script>\n",
    "author.md": f"---\ntitle: E\nauthor: 'x\">{SCRIPT}'\n---\n# E\n",
    "template.md": "---\ntitle: F\ntemplate: 404.html\n---\n# F\n\nWords.\n",
    "head.md": f'---\ntitle: G\nhead: "{SCRIPT}"\n---\n# G\n',
    "twice.md": f"---\ntitle: H\n\"title\": '{SCRIPT}'\n---\n# H\n",
    "old-form.md": f"title: I{SCRIPT}\ntemplate: 404.html\n\n# I\n",
    "deeper/page.md": f"---\ntitle: 'J{SCRIPT}'\n---\n# J\n",
    "page.markdown": f"---\ntitle: 'K{SCRIPT}'\n---\n# K\n",
}
CONFIG = f"""
site_name: 'Ferry{SCRIPT}'
copyright: 'Rights{SCRIPT}{REFRESH}'
nav: [index.md, {{'Part{SCRIPT}': [title.md, {{'Page{SCRIPT}': description.md}}]}}]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Problem]]:
    folder = tmp_path_factory.mktemp("heads")
    root = shutil.copytree(BASE, folder / "edition")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name, text in PAGES.items():
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    return folder / "site", build_site(root, folder / "site")


def test_every_key_but_three_is_refused(built: tuple[Path, list[Problem]]) -> None:
    found = {(p.path, p.line, p.code) for p in built[1] if p.blocking}
    assert found >= {
        ("docs/author.md", 3, "unknown-key"),
        ("docs/template.md", 3, "unknown-key"),
        ("docs/head.md", 3, "unknown-key"),
        ("docs/twice.md", 3, "duplicate-key"),
    }


def test_no_head_acts_in_any_page(built: tuple[Path, list[Problem]]) -> None:
    for page in read_built_pages(built[0]):
        found = [*active_content(page)]
        # What is said in the body is words, where tags of a page by hand are tags.
        assert found == (["<script>"] if page.url == "old-form/" else []), page.url


def test_the_file_that_a_page_was_made_from_is_named(built: tuple[Path, list[Problem]]) -> None:
    [problem] = [p for p in built[1] if p.code == "active-content"]
    assert problem.path == "site/old-form/index.html"
    assert ("source", "docs/old-form.md") in {(hint.label, hint.text) for hint in problem.hints}


def test_a_head_chooses_no_template(built: tuple[Path, list[Problem]]) -> None:
    page = soup_of(built[0] / "template" / "index.html")
    assert "Words." in page.get_text()
    assert page.title
    assert page.title.get_text().startswith("F - Ferry")


def test_a_page_in_a_folder_is_published_with_a_head_of_ours(
    built: tuple[Path, list[Problem]],
) -> None:
    assert "J‹script›" in (built[0] / "deeper/page/index.html").read_text(encoding="utf-8")


def test_a_page_that_the_engine_does_not_read_is_not_published(
    built: tuple[Path, list[Problem]],
) -> None:
    assert not (built[0] / "page").exists()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", ("", "", ())),
        ("title: A\n", ("A", "", ())),
        ("title: 2.10\ndescription: no\n", ("2.10", "no", ())),
        ("hide: [toc, navigation]\n", ("", "", ("navigation", "toc"))),
    ],
)
def test_a_sound_head_is_read_as_words(head: str, said: tuple[str, str, tuple[str, ...]]) -> None:
    assert read_page_head(head, "docs/a.md") == (said, [])


@pytest.mark.parametrize(
    ("head", "code", "line"),
    [
        ("title: A\nicon: material/x\n", "unknown-key", 3),
        ("title: [A]\n", "wrong-type", 2),
        ("title: A\nhide: toc\n", "wrong-type", 3),
        ("hide: [everything]\n", "wrong-type", 2),
        ("title: !!python/name:os.system x\n", "yaml-tag", 2),
        ("title: &a A\ndescription: *a\n", "yaml-alias", 2),
        ("- title\n- A\n", "bad-front-matter", 2),
        ("title: A: B\n", "bad-front-matter", 2),
    ],
)
def test_a_head_that_is_none_is_told_with_its_line(head: str, code: str, line: int) -> None:
    [problem] = read_page_head(head, "docs/a.md")[1]
    assert (problem.path, problem.line, problem.code) == ("docs/a.md", line, code)
    assert problem.blocking
