"""A real browser over the built site, with every request recorded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page


class Reader:
    """A browser window, and what it asked for and complained of."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on(
            "requestfailed",
            lambda request: (
                self.complaints.append(f"{request.url}: {request.failure}")
                if request.failure != "net::ERR_ABORTED"  # the reader went on before it came
                else None
            ),
        )
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda message: (
                self.complaints.append(message.text)
                if message.type in ("error", "warning")
                else None
            ),
        )

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.address + path)
        return self.page


NARROW = pytest.param(390, id="narrow", marks=pytest.mark.sweep)


@pytest.fixture(params=[pytest.param(1440, id="wide"), NARROW])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def open_reader(
    browser: Browser, address: str, width: int, script: bool = True
) -> Iterator[Reader]:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    context.set_default_timeout(10_000)
    reader = Reader(context, address)
    yield reader
    context.close()
    foreign = [url for url in reader.requests if not url.startswith((address, "data:"))]
    assert foreign == [], "a request left the host"
    assert reader.complaints == []


@pytest.fixture
def reader(browser: Browser, address: str, width: int) -> Iterator[Reader]:
    """A reader with JavaScript, at both widths."""
    yield from open_reader(browser, address, width)


@pytest.fixture
def plain_reader(browser: Browser, address: str, width: int) -> Iterator[Reader]:
    """A reader without JavaScript, at both widths."""
    yield from open_reader(browser, address, width, script=False)
