"""No text of a contributor is mark-up anywhere on a site: every text is tried in every place.

The table of texts and places is data: tests/sinks.yml.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from lxml.html import HtmlElement
from tools import git

from edition.model.problems import Problem
from edition.publish.active_content import active_content
from edition.publish.built_page import BuiltPage, read_built_pages
from edition.publish.plugin import build_site
from edition.publish.policy import inline_scripts
from edition.publish.theme_scripts import is_theme_script

TESTS = Path(__file__).parent
ROWS: list[dict[str, Any]] = yaml.safe_load((TESTS / "sinks.yml").read_text(encoding="utf-8"))

MARKERS = {
    "tags": "{0}\"'><script>{0}()</script> &lt;script&gt;{0}()&lt;/script&gt; </title></script>"
    "<svg onload={0}()><meta http-equiv=refresh content={0}> [{{{{ 7*7 }}}}]",
    # For Markdown, where tags are refused or, in pages by hand, tags.
    "references": "{0}\"' &lt;script&gt;{0}()&lt;/script&gt; &lt;/title>&#60;svg onload={0}()&#62;"
    " [{{{{ 7*7 }}}}]",
    # In an address other signs are refused.
    "address": "{0}&lt;script&gt;{0}()&#34;);{{{{7*7}}}}",
    "name of a file": "{0}",
}
PLACES = {
    "md-header": "header",
    "md-tabs": "tabs",
    "md-sidebar--primary": "navigation",
    "md-sidebar--secondary": "table of contents",
    "md-footer": "footer",
    "md-skip": "skip link",
    "page-file": "edit links",
}
"""Classes of the theme around the words of a page, and of the links at their end."""
FILES = {"sitemap.xml": "sitemap", "changes.xml": "feed"}


def mark_of(row: dict[str, Any]) -> str:
    """The word by which the marker of a text is found, whatever becomes of the rest."""
    return f"q{re.sub('[^a-z]', '', str(row['source']).lower())}q"


def marker_of(row: dict[str, Any]) -> str:
    return MARKERS[row.get("marker", "tags")].format(mark_of(row))


def lay(root: Path) -> None:
    """The sample with the texts of all rows, and one commit of it."""
    shutil.copytree(TESTS / "sample", root)
    for row in ROWS:
        marker = marker_of(row)
        if "text" in row:
            path = root / row["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written(row["text"], marker), encoding="utf-8")
        elif "set" in row:
            path = root / row["file"]
            said = yaml.safe_load(path.read_bytes()) if path.exists() else {}
            path.write_text(yaml.safe_dump(said | filled(row["set"], marker)), "utf-8")
        else:
            name = marker.replace("<", "(").replace(">", ")")  # git allows neither in a name
            commit = ("commit", "-qm", marker, "--author", f"{name} <a@example.org>")
            for command in (("init", "-q"), ("add", "-A"), commit):
                git(root, *command)


def written(text: str, marker: str) -> str:
    """A text with the marker for each @, as YAML wants it before a closing quotation mark."""
    quoted = json.dumps(marker, ensure_ascii=False)[1:]
    return re.sub('@("?)(?!new-source)', lambda match: quoted if match[1] else marker, text)


def filled(value: Any, marker: str) -> Any:
    if isinstance(value, list):
        return [filled(each, marker) for each in value]
    if isinstance(value, dict):
        return {filled(key, marker): filled(each, marker) for key, each in value.items()}
    return str(value).replace("@", marker)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Problem]]:
    folder = tmp_path_factory.mktemp("sinks")
    lay(folder / "edition")
    return folder / "site", build_site(folder / "edition", folder / "site")


@pytest.fixture(scope="module")
def pages(built: tuple[Path, list[Problem]]) -> list[BuiltPage]:
    return read_built_pages(built[0])


def test_nothing_is_wrong_with_the_edition(built: tuple[Path, list[Problem]]) -> None:
    assert [str(each) for each in built[1] if each.blocking] == []


def test_no_marker_acts_in_any_page(pages: list[BuiltPage]) -> None:
    for page in pages:
        assert [*active_content(page)] == [], page.url
        for element in page.elements:
            written = [element.tag, *element.attrib.keys()]
            assert not [mark for mark in map(mark_of, ROWS) if mark in "".join(written)], page.url
            assert not [name for name in element.attrib if name.startswith("on")], page.url
        assert "[49]" not in page.html, page.url


def test_only_the_scripts_of_the_list_are_allowed(pages: list[BuiltPage]) -> None:
    for page in pages:
        scripts = [*inline_scripts(page)]
        assert len(scripts) == 4, page.url
        assert all(map(is_theme_script, scripts)), page.url
        assert page.html.count("'sha256-") == 4, page.url


def test_each_text_is_found_where_the_table_says(
    built: tuple[Path, list[Problem]], pages: list[BuiltPage]
) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for place, text in texts(page):
            for row in ROWS:
                if mark_of(row) in text:
                    found[row["source"]].add(place)
    for name, place in FILES.items():
        tree = etree.fromstring((built[0] / name).read_bytes())
        assert not tree.xpath("//*[local-name()='script' or local-name()='svg']")
        for row in ROWS:
            if mark_of(row) in "".join(tree.itertext()):
                found[row["source"]].add(place)
    now = {row["source"]: sorted(found[row["source"]]) for row in ROWS}
    assert now == {row["source"]: row["appears"] for row in ROWS}, yaml.safe_dump(now)


def texts(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """Every text and value of a page, with its place."""
    words = set(page.content_elements)
    for element in page.elements:
        text = " ".join([element.text or "", *map(str, element.attrib.values())])
        yield place_of(element, words, page), text
        if element.getparent() is not None and element.tail:
            yield place_of(element.getparent(), words, page), element.tail


def place_of(element: HtmlElement, words: set[HtmlElement], page: BuiltPage) -> str:
    if page.url == "404.html":
        return "404"
    for each in (element, *element.iterancestors()):
        for name in each.get("class", "").split():
            if name in PLACES:
                return PLACES[name]
    if element in words:
        return "words"
    if element.tag == "meta":
        name = str(element.get("name", element.get("property", "")))
        return f"meta {re.split('[_.:]', name)[0]}"
    return f"script {element.get('type')}" if element.tag == "script" else str(element.tag)
