"""An address that leads nowhere: the page guesses which was meant; without scripts it has links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Host, serve

from browser.conftest import Reader, open_reader

pytestmark = pytest.mark.sweep


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with serve(site, Host) as address:
        yield address


@pytest.fixture
def lost(browser: Browser, host: str) -> Iterator[Reader]:
    readers = open_reader(browser, host, 1440)
    reader = next(readers)
    yield reader
    # That the address is not there is all that the browser may complain of.
    reader.complaints = [c for c in reader.complaints if "status of 404" not in c]
    next(readers, None)


def guesses(page: Page) -> list[str]:
    expect(page.locator(".guesses li").first).to_be_visible()
    links = page.locator(".guesses a").all()
    return [str(link.evaluate("a => a.href")) for link in links]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("text/2.3/", "text/2/#p2-3"),
        ("2/3", "text/2/#p2-3"),
        ("2.3", "text/2/#p2-3"),
        ("text/5-6.html", "text/5/#p5-6"),
        ("txt/2/#p2-4", "text/2/#p2-4"),
        ("text/2.99/", "text/2/#p2-0"),
        ("sections/4/", "text/4/#p4-0"),
        ("glossary/bureaucrasy/", "glossary/#term-bureaucracy"),
        ("glossary/self-activty", "glossary/#term-self-activity"),
        ("Zinoviev", "people/#person-zinoviev"),
        ("places/kronshtadt/", "places/#place-kronstadt"),
        ("notes/birds", "text/2/#n-birds"),
        ("glosary/", "glossary/"),
        ("bibliografy/", "bibliography/"),
    ],
)
def test_the_place_meant_is_guessed(lost: Reader, host: str, address: str, meant: str) -> None:
    assert guesses(lost.go(address))[0] == host + meant


@pytest.mark.parametrize("address", ["xyzzyplugh/", "%E0%A4%A-xyzzy/", "%3Cb%3Ebold/"])
def test_what_is_like_nothing_leads_to_a_search(lost: Reader, host: str, address: str) -> None:
    page = lost.go(address)
    found = guesses(page)
    assert len(found) == 1
    assert found[0].startswith(host + "search/?q=")
    assert page.locator(".guesses b").count() == 0


def test_without_the_names_there_are_pages_and_the_search(lost: Reader, host: str) -> None:
    lost.page.route("**/assets/targets.js", lambda route: route.abort())
    found = guesses(lost.go("glosary/"))
    assert found == [host + "glossary/", host + "search/?q=glosary"]
    lost.complaints = [c for c in lost.complaints if "net::ERR_FAILED" not in c]


def test_it_helps_without_a_script(browser: Browser, host: str) -> None:
    readers = open_reader(browser, host, 390, script=False)
    reader = next(readers)
    page = reader.go("no/such/page/")
    page.get_by_role("link", name="the glossary").click()
    page.wait_for_url(host + "glossary/")
    reader.complaints.clear()
    next(readers, None)
