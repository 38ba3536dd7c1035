"""The list of the theme's inline scripts is that of the themes which are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml
from conftest import BIN

from edition.publish.active_content import active_content
from edition.publish.built_page import BuiltPage, read_built_pages
from edition.publish.eject import eject_site
from edition.publish.policy import add_policy, allowed_scripts, inline_scripts
from edition.publish.theme_scripts import LIST, digest, is_theme_script, known_scripts

BASE = Path(__file__).parent / "problems" / "_base"
GENERATORS = ("mkdocs", "properdocs", "zensical")
Pages: TypeAlias = tuple[str, list[BuiltPage]]
"""The generator and what it built."""
SCOPE = '__md_scope=new URL("{}",location),x()'


@pytest.fixture(scope="module", params=GENERATORS)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A site of two pages with one word each, by the theme and our templates."""
    folder = tmp_path_factory.mktemp(request.param)
    eject_site(BASE, folder, release=False)
    shutil.rmtree(folder / "docs" / "text")
    for page in (folder / "docs").rglob("*.md"):
        page.unlink()
    for name in ("index.md", "deeper/page.md"):
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_text("Word\n", encoding="utf-8")
    config = yaml.safe_load((folder / "mkdocs.yml").read_bytes())
    config |= {"nav": ["index.md", "deeper/page.md"], "site_url": "https://example.org/an/edition/"}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    made = subprocess.run(
        [str(BIN / request.param), "build", "--clean"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr[-3000:]
    return request.param, read_built_pages(folder / "site")


def test_each_script_of_the_theme_is_on_the_list(pages: Pages) -> None:
    name, built = pages
    assert len(built) == 3, "two pages and the one for unknown addresses"
    found = {digest(code): code for page in built for code in inline_scripts(page)}
    missing = [
        f"- purpose: ?  # {name}: {code[:200]}\n  sha256: {each}"
        for each, code in found.items()
        if each not in known_scripts()
    ]
    assert missing == [], "\n".join(["", f"Add to {LIST.name}:", *missing])
    assert len(found) == 4


def test_a_page_without_words_of_ours_is_sound(pages: Pages) -> None:
    for page in pages[1]:
        assert [*active_content(page)] == [], page.url
        assert len(allowed_scripts(page)) == 4
        assert "base-uri 'none'" in add_policy(page)


def test_no_script_is_on_the_list_that_no_theme_has() -> None:
    """Three of MkDocs and ProperDocs, one more of Zensical, one of our own templates."""
    assert len(known_scripts()) == 5


@pytest.mark.parametrize(
    "path", [".", "..", "../../..", "/", "/an/edition/", "/an/edition", "/%D0%B0/"]
)
def test_a_script_is_the_same_at_every_depth(path: str) -> None:
    assert digest(SCOPE.format(path)) == digest(SCOPE.format("."))


@pytest.mark.parametrize(
    "path", ["", "...", "https://evil.example/", "//evil.example/", "../x", '"+x()+"', "/a b/"]
)
def test_no_other_path_is_accepted(path: str) -> None:
    assert digest(SCOPE.format(path)) != digest(SCOPE.format("."))


def test_a_script_that_holds_one_of_the_theme_is_another() -> None:
    assert not is_theme_script("")
    assert digest(f"x();{SCOPE.format('..')}") != digest(f"x();{SCOPE.format('.')}")
