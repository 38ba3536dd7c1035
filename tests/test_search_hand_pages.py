"""A hit on a page written by hand leads to the heading that it stands under."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import lxml.html
import pytest
from markdown import Markdown
from mkdocs.config import load_config

from edition import Edition
from edition.pages.search_page import PARTS
from edition.render.renderer import Renderer
from edition.search.page_units import _blocks
from edition.search.units import units

HOME = Path(__file__).resolve().parents[1]

PAGES = {
    "in English": "# The text\n\nOne.\n\n## What is *known* & what not\n\nTwo.",
    "in Russian": "# Введение\n\nРаз.\n\n## Текст\n\nДва.\n\n### 1921 год\n\nТри.",
    "the same twice": "# Notes\n\nOne.\n\n## Notes\n\nTwo.\n\n## Notes 1\n\nThree.",
    "with ids of its own": "# T {#my}\n\nOne.\n\n## My\n\nTwo.\n\n## B {: .c #b-1 }\n\nThree.",
    "underlined": "The text { #whole }\n========\n\nOne.\n\nA part\n------\n\nTwo.",
    "with attributes": "# A\n\nOne {: .x }\n\nTwo.\n\n## C `d` {: .e }\n\n- Three\n",
    "with code": "# `edition` <b>it</b> “is”\n\n```\n# no heading {#no}\n```\n\n## Größe\n\nTwo.",
}


@pytest.mark.parametrize("name", PAGES)
def test_its_anchors_are_those_of_the_page(name: str) -> None:
    """As the generator makes it, with all that mkdocs.yml says."""
    config = load_config(str(HOME / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    built = Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    ).convert(PAGES[name])
    anchors = list(dict.fromkeys(anchor for anchor, _ in _blocks(PAGES[name])))
    assert anchors == re.findall(r'<h\d[^>]*? id="([^"]*)"', built)


def test_every_hit_leads_to_an_id_of_the_built_page(site: Path, edition: Edition) -> None:
    found = {unit.address for unit in units(Renderer(edition)) if unit.kind == "pages"}
    assert len(found) > 50
    for page, addresses in groupby(sorted(found), lambda address: address.partition("#")[0]):
        file = site / page.removeprefix("site:") / "index.html"
        ids = set(lxml.html.parse(str(file)).xpath("//@id"))
        assert {address.partition("#")[2] for address in addresses} <= {"", *ids}, page


def test_attributes_at_its_end_join_no_paragraph_to_the_next() -> None:
    assert _blocks("One\n{: .x }\n\nTwo.") == [("", "One"), ("", "Two.")]


def test_every_unit_is_of_a_kind_that_can_be_asked_for(edition: Edition) -> None:
    assert {unit.kind for unit in units(Renderer(edition))} == set(PARTS)
