"""A real browser over the built site, with every request recorded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tools import missing

from browser.find import find_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        missing("browser", "on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, handler: type[SimpleHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """Serve a folder, which may be filled later; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site, served."""
    with serve(site) as address:
        yield address


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
