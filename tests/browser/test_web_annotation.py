"""Tools of others find every annotation again in the pages: Hypothesis's way, and Recogito's."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tools import MODULES, node_file, program

pytestmark = pytest.mark.sweep

QUOTE = """places => places.map(({ fragment, quote, hint }) => {
  const element = document.getElementById(fragment);
  const range = anchorQuote.toRange(element, quote, { hint });
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return [before.toString().length, range.toString()];
})"""
"""By quotation near the position, with the code that Hypothesis was built on.

The paragraph is taken as a reader of the text has it, without what is marked `data-aux`. Gives
where the words begin, and the words.
"""

WITHOUT_AUX = """() => {
  document.querySelectorAll("[data-locus] [data-aux]").forEach(e => e.remove());
  // The library can end no range with the last character of its root.
  document.querySelectorAll("[data-locus]").forEach(e => e.append("\\n"));
}"""

POSITION = """annotations => annotations.map(([fragment, annotation]) => {
  const element = document.getElementById(fragment);
  const annotator = element.annotator ??= RecogitoJS.createTextAnnotator(element, {
    adapter: RecogitoJS.W3CTextFormat(location.href, element),
  });
  annotator.addAnnotation(annotation);
  const shown = annotator.state.store.getAnnotation(annotation.id);
  const words = shown.target.selector[0].range.cloneContents();
  words.querySelectorAll("[data-aux]").forEach(e => e.remove());
  return words.textContent;
})"""
"""By position within the paragraph, with Recogito, which reads Web Annotations as they are."""

NOT_ANNOTATABLE = """() => {
  window.process = { env: {} };  // the library looks there for how it was built
  document.querySelectorAll("[data-locus] [data-aux]").forEach(
  e => e.classList.add("not-annotatable"));
}"""


@pytest.fixture(scope="module")
def by_page(site: Path) -> dict[str, list[dict[str, Any]]]:
    """The annotations of each page of the text, by its address within the site."""
    made = json.loads((site / "downloads/annotations.jsonld").read_text("utf-8"))
    found: dict[str, list[dict[str, Any]]] = {}
    for annotation in made["first"]["items"]:
        source = normpath(f"downloads/{annotation['target']['source']}") + "/"
        found.setdefault(source, []).append(annotation)
    assert sum(map(len, found.values())) == made["total"]
    return found


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    """A page into which the tools of others may be put: the policy lets in no scripts."""
    context = browser.new_context(bypass_csp=True, base_url=address)
    return context.new_page()


def chosen(annotation: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The quotation and the fragment of a target."""
    by_type = {each["type"]: each for each in annotation["target"]["selector"]}
    return by_type["TextQuoteSelector"], by_type["FragmentSelector"]


def test_hypothesis_finds_every_quotation(
    page: Page, by_page: dict[str, list[dict[str, Any]]]
) -> None:
    package = node_file("dom-anchor-text-quote/package.json")
    bundle = str(Path(__file__).with_name("bundle.cjs"))
    command = [program("node"), bundle, str(Path(package).parent), "anchorQuote"]
    script = subprocess.run(command, cwd=MODULES, capture_output=True, text=True, check=True).stdout
    assert len(by_page) == 6  # the title lines, and five sections
    for source, items in by_page.items():
        page.goto(source)
        page.evaluate(WITHOUT_AUX)
        page.add_script_tag(content=script)
        wanted = [chosen(annotation) for annotation in items]
        places = [
            # To the library an empty prefix stands anywhere; none makes it go by the suffix.
            {
                "fragment": f["value"],
                "quote": {key: words for key, words in quote.items() if words},
                "hint": f["refinedBy"]["start"],
            }
            for quote, f in wanted
        ]
        found = [[f["refinedBy"]["start"], quote["exact"]] for quote, f in wanted]
        assert page.evaluate(QUOTE, places) == found, source
    page.context.close()


def test_recogito_finds_every_position(
    page: Page, by_page: dict[str, list[dict[str, Any]]]
) -> None:
    script = node_file("@recogito/text-annotator/dist/text-annotator.umd.js")
    for source, items in by_page.items():
        page.goto(source)
        page.evaluate(NOT_ANNOTATABLE)
        page.add_script_tag(path=script)
        given = []
        for annotation in items:
            quote, fragment = chosen(annotation)
            inner = {**annotation["target"], "selector": [quote, fragment["refinedBy"]]}
            given.append([fragment["value"], {**annotation, "target": inner}])
        wanted = [chosen(annotation)[0]["exact"] for annotation in items]
        assert page.evaluate(POSITION, given) == wanted, source
    page.context.close()
