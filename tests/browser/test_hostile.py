"""The pages that show hostile contributions, opened: nothing of theirs runs, loads or moves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hostile_cases import MARK, lay_harmless
from playwright.sync_api import Browser, Dialog, Page, expect
from serving import serve

from browser.conftest import Reader, open_reader
from edition.publish.plugin import build_site

WATCH = """
  window.told = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.told.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  // Whatever theirs would run, it would call or set this.
  Object.defineProperty(window, "pwned", {
    get: () => { window.told.push("pwned was read"); return () => {}; },
    set: () => { window.told.push("pwned was set"); },
  });
"""
ADDRESSES = """
  links => links.map((a) => new URL(a.href.baseVal ?? a.href, location).protocol)
    .filter((protocol) => !/^(https?|mailto):$/.test(protocol))
"""
HANDLERS = """
  elements => elements.flatMap((e) => e.getAttributeNames().filter((name) => /^on/.test(name)))
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an edition with all hostile contributions that are let through."""
    root = lay_harmless(tmp_path_factory.mktemp("hostile") / "edition")
    build_site(root, root.parent / "site")
    return root.parent / "site"


@pytest.fixture
def visitor(browser: Browser, hostile: Path) -> Iterator[Reader]:
    """A reader of that site; afterwards no dialog, no foreign request, no complaint."""
    with serve(hostile) as address:
        for reader in open_reader(browser, address, width=1280):
            reader.context.add_init_script(WATCH)
            reader.page.on("dialog", partial(_refuse, reader.complaints))
            yield reader


def _refuse(complaints: list[str], dialog: Dialog) -> None:
    complaints.append(f"a dialog: {dialog.message}")
    dialog.dismiss()


def assert_quiet(page: Page) -> None:
    assert page.evaluate("window.told") == [], page.url


def test_the_watch_sees_what_it_should(visitor: Reader) -> None:
    """Else the tests below could not fail."""
    page = visitor.go("")
    page.evaluate("window.pwned = 1")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), "
        "{ textContent: 'window.ran = 1' }))"
    )
    page.wait_for_function("window.told.length > 1")
    output = page.evaluate("window.told")
    assert output[0] == "pwned was set"
    assert output[1].startswith("script-src-elem inline")
    assert not page.evaluate("window.ran")
    visitor.complaints.clear()


def test_on_every_page_that_shows_them_nothing_runs(visitor: Reader, hostile: Path) -> None:
    shown = 0
    for path in sorted(hostile.rglob("*.html")):
        if MARK not in path.read_text(encoding="utf-8"):
            continue
        page = visitor.go(path.relative_to(hostile).as_posix().removesuffix("index.html"))
        page.eval_on_selector_all("details", "all => all.forEach((each) => { each.open = true; })")
        assert page.eval_on_selector_all("a[href], area[href]", ADDRESSES) == [], path
        assert page.eval_on_selector_all("*", HANDLERS) == [], path
        assert_quiet(page)
        shown += 1
    assert shown > 20


def test_scripts_show_their_words_as_words(visitor: Reader) -> None:
    """Search, the jump box, the panel and the ways to cite make elements of them."""
    page = visitor.go(f"search/?q={MARK}")
    expect(page.locator("[data-hit-count]")).to_be_visible()
    assert page.locator(".hit").count() > 20
    assert_quiet(page)
    page = visitor.go("text/1/")
    page.get_by_label("Go to a place").fill(MARK)
    for lemma in page.locator(".lemma").all()[:3]:
        lemma.click()
        assert_quiet(page)
    for link in page.locator("a.term:visible, a.to-locus:visible").all()[:4]:
        link.hover()
    assert_quiet(page)
    page.keyboard.press("Escape")
    assert page.eval_on_selector_all("*", HANDLERS) == []
