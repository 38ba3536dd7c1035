"""Addresses and stored values that a stranger wrote: nothing runs, leaves the host or breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Host, serve

from browser.conftest import Reader, open_reader
from browser.hostile_data import ADDRESSES, NAMES, STORED
from browser.test_annotate import PHRASES, begin
from browser.test_citing import select
from browser.test_hostile import ADDRESSES as LINKS
from browser.test_hostile import HANDLERS, WATCH, _refuse

SAMPLE = slice(None, None, 12), slice(None, None, 4)
"""Which addresses and which stored values are tried in the gate."""


@pytest.fixture
def visitor(browser: Browser, site: Path) -> Iterator[Reader]:
    with serve(site, Host) as address:
        for reader in open_reader(browser, address, width=1440):
            reader.context.add_init_script(WATCH)
            reader.page.on("dialog", partial(_refuse, reader.complaints))
            yield reader


def wrong(reader: Reader) -> list[str]:
    """What happened on the page in view that must not; the list is empty afterwards."""
    page = reader.page
    page.wait_for_function("!document.querySelector('[aria-busy]')")
    found: list[str] = page.evaluate("window.told")
    found += page.eval_on_selector_all("a[href], area[href]", LINKS)
    found += page.eval_on_selector_all("*", HANDLERS)
    found += [words for words in reader.complaints if "status of 404" not in words]
    reader.complaints.clear()
    if not page.url.startswith(reader.address):
        found.append(f"led to {page.url}")
    return found


def test_there_are_as_many_as_are_promised() -> None:
    assert len(set(ADDRESSES)) >= 200
    assert len(set(STORED)) >= 60


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(ADDRESSES[SAMPLE[0]], id="sample"),
        pytest.param(ADDRESSES, id="all", marks=pytest.mark.sweep),
    ],
)
def test_no_address_runs_a_script_or_breaks_one(visitor: Reader, addresses: list[str]) -> None:
    failed = {}
    for address in addresses:
        visitor.page.goto("about:blank")
        visitor.go(address)
        if found := wrong(visitor):
            failed[address[:200]] = found
    assert failed == {}


def prefix_of(page: Page) -> str:
    """What all keys of the site begin with."""
    return f"{page.evaluate('window.edition.root.pathname')}.edition."


def draft_key(reader: Reader) -> str:
    """The name under which the draft of a note on the phrase of the test is stored."""
    begin(reader, *PHRASES["plain"])
    reader.page.get_by_label("Note: one sentence").fill("A draft.")
    keys: list[str] = reader.page.evaluate("Object.keys(localStorage)")
    (name,) = [key for key in keys if ".edition.draft:" in key]
    return name.removeprefix(prefix_of(reader.page))


def store(page: Page, name: str, value: str) -> None:
    """Replace all that is stored by one value, written as it is; the palette is the theme's."""
    key = "/.__palette" if name == "palette" else prefix_of(page) + name
    page.evaluate("localStorage.clear()")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])


def use(page: Page, name: str) -> None:
    """Do what reads the stored value and writes it again."""
    if name == "draft":
        select(page, *PHRASES["plain"])
        page.keyboard.press("a")
        dialog = page.get_by_role("dialog", name="Annotate")
        dialog.get_by_label("Kind", exact=True).select_option("rhetoric")
        dialog.get_by_label("Note: one sentence").fill("It was said.")
        dialog.get_by_label("I wrote this myself").check()
        dialog.get_by_label("Leave my name out").check()
        with page.expect_download():
            dialog.get_by_role("button", name="Save the file").click()
    elif name == "cite":
        page.locator("a.locus").first.click()
        page.get_by_role("radio", name="MLA").check()
    elif name == "single-keys":
        page.get_by_role("button", name="Keys").click()
        page.get_by_label("Single keys").click()
    elif name == "text-state":
        page.get_by_role("button", name="Show changes").click()
    elif name == "place":
        page.mouse.wheel(0, 3000)
        page.wait_for_function("Object.keys(localStorage).some((key) => key.endsWith('.place'))")
    elif name == "palette":
        page.get_by_title("Dark page").click()
    else:
        page.keyboard.press({"beside": "b", "layers": "q"}[name])


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(STORED[SAMPLE[1]], id="sample"),
        pytest.param(STORED, id="all", marks=pytest.mark.sweep),
    ],
)
def test_no_stored_value_runs_a_script_or_breaks_one(
    visitor: Reader, stored: list[tuple[str, str]]
) -> None:
    draft = draft_key(visitor)
    failed = {}
    for name, value in stored:
        store(visitor.page, draft if name == "draft" else name, value)
        if name == "place":
            visitor.go("")  # offers to go on there
        page = visitor.go("text/2/")
        use(page, name)
        if found := wrong(visitor):
            failed[name, value] = found
        kept: list[str] = page.evaluate("Object.values(localStorage)")
        assert value not in kept, f"{name} was not overwritten"
        assert all(json.loads(each) is not None for each in kept)
    assert failed == {}


def test_every_key_names_the_site_and_old_keys_go(visitor: Reader) -> None:
    page = visitor.go("text/2/")
    old = ["edition.draft:2.1:|a|", *(f"edition.{name}" for name in NAMES if name != "draft")]
    page.evaluate("keys => keys.forEach((key) => localStorage.setItem(key, 'on'))", old)
    page.evaluate("localStorage.setItem('edition', 'of a neighbour')")
    visitor.go("text/2/")
    for name in NAMES:
        use(page, name)
        page.reload()
    keys = set(page.evaluate("Object.keys(localStorage)"))
    assert {key for key in keys if not key.startswith("/.")} == {"edition"}
    assert {f"/.edition.{name}" for name in NAMES if name != "draft"} <= keys
    page.evaluate("localStorage.clear()")


def test_two_sites_on_one_host_share_no_draft_and_no_setting(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).symlink_to(site)
    with serve(tmp_path) as host:
        for reader in open_reader(browser, host, 1440):
            one, other = Reader(reader.context, f"{host}a/"), Reader(reader.context, f"{host}b/")
            begin(one, *PHRASES["plain"])
            one.page.get_by_label("Note: one sentence").fill("Only here.")
            one.page.get_by_role("button", name="Close").click()
            one.page.get_by_role("button", name="Quiet").click()
            begin(other, *PHRASES["plain"])
            expect(other.page.get_by_label("Note: one sentence")).to_have_value("")
            expect(other.page.locator("html")).not_to_have_attribute("data-quiet", "")
            begin(one, *PHRASES["plain"])
            expect(one.page.get_by_label("Note: one sentence")).to_have_value("Only here.")
            expect(one.page.locator("html")).to_have_attribute("data-quiet", "")
            reader.complaints += one.complaints + other.complaints


DENIED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
})"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
}"""


@pytest.mark.parametrize(
    "refusal", [pytest.param(DENIED, id="denied"), pytest.param(FULL, id="full")]
)
def test_without_storage_choices_last_for_the_page(visitor: Reader, refusal: str) -> None:
    visitor.context.add_init_script(refusal)
    page = visitor.go("text/2/")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_label("Single keys")).not_to_be_checked()
    page.get_by_label("Single keys").check()
    page.get_by_role("button", name="Close").click()
    for expected in ("", "A draft."):
        select(page, *PHRASES["plain"])
        page.keyboard.press("a")
        note = page.get_by_label("Note: one sentence")
        expect(note).to_have_value(expected)
        note.fill("A draft.")
        page.get_by_role("button", name="Close").click()
    assert wrong(visitor) == []


CLOBBER = """<img name="{name}" id="{name}" src="/evil/deep/x.png" alt="">"""
CLOBBERED = ["currentScript", "head", "edition", "editionCitations", "editionTargets", "document$"]


def test_no_picture_stands_for_a_part_of_the_document(visitor: Reader, site: Path) -> None:
    """HTML of this kind is refused in pages; the scripts do not rely on that."""
    html = (site / "text/2/index.html").read_text(encoding="utf-8")
    pictures = "".join(CLOBBER.format(name=name) for name in CLOBBERED)
    html = html.replace('<div class="ed', f'{pictures}<div class="ed', 1)
    visitor.page.route(
        "**/text/2/", lambda route: route.fulfill(body=html, content_type="text/html")
    )
    visitor.page.route("**/x.png", lambda route: route.fulfill(body=""))
    page = visitor.go("text/2/")
    assert page.evaluate("document.currentScript.tagName") == "IMG"
    page.locator("a.locus").first.click()
    expect(page.get_by_role("dialog", name="Cite 2.1")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    page.get_by_label("Go to a place").fill("Zinoviev")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/#person-zinoviev")
    assert {url for url in visitor.requests if "/evil/" in url} == {
        f"{visitor.address}evil/deep/x.png"
    }
    assert wrong(visitor) == []
