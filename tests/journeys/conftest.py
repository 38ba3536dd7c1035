"""Visitors for the journeys: at a desk, on a phone, without JavaScript, in each browser engine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from serving import Host, serve
from tools import program

from edition.publish.offline import make_offline
from journeys import webkit
from journeys.cannot import CANNOT
from journeys.chromium import ChromiumWindow
from journeys.firefox import FirefoxWindow
from journeys.marionette import Marionette
from journeys.visitor import Visitor
from journeys.window import DESK, PHONE, Device, Window

Opener = Callable[[Device, bool], Window]


@pytest.fixture(
    scope="session",
    params=[
        "chromium",
        pytest.param("firefox", marks=pytest.mark.sweep),
        pytest.param("webkit", marks=pytest.mark.sweep),
    ],
)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def opener(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opener]:
    """What opens a window of an engine."""
    if engine == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        yield lambda device, script: ChromiumWindow(browser, device, script)
        return
    folder = tmp_path_factory.mktemp("downloads")
    if engine == "firefox":
        path = shutil.which("firefox") or program("firefox-esr")
        profile = tmp_path_factory.mktemp("profile")
        driver = Marionette(path, profile, **{"browser.download.dir": str(folder)})
        yield lambda device, script: FirefoxWindow(driver, device, script, folder)
        driver.quit()
        return
    with webkit.screen(program("Xvfb")) as display:
        driver_path = program("WebKitWebDriver")
        yield lambda device, script: webkit.WebKitWindow(
            driver_path, display, device, script, folder
        )


@pytest.fixture(autouse=True)
def _cannot(engine: str, request: pytest.FixtureRequest) -> None:
    """Report what an engine cannot do as an expected failure, with the reason."""
    for mark in request.node.iter_markers("needs"):
        for ability in mark.args:
            if reason := CANNOT.get((engine, ability)):
                pytest.xfail(f"{engine}: {reason}")


def _visit(opener: Opener, device: Device, address: str, script: bool = True) -> Iterator[Visitor]:
    visitor = Visitor(opener(device, script), device, address)
    yield visitor
    visitor.leaves()


@pytest.fixture
def at_desk(opener: Opener, address: str) -> Iterator[Visitor]:
    yield from _visit(opener, DESK, address)


@pytest.fixture
def on_phone(opener: Opener, address: str) -> Iterator[Visitor]:
    yield from _visit(opener, PHONE, address)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visitor(request: pytest.FixtureRequest, opener: Opener, address: str) -> Iterator[Visitor]:
    """Once at a desk, once on a phone."""
    yield from _visit(opener, request.param, address)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def without_script(
    request: pytest.FixtureRequest, opener: Opener, address: str
) -> Iterator[Visitor]:
    """JavaScript is switched off."""
    yield from _visit(opener, request.param, address, script=False)


@pytest.fixture
def lost(opener: Opener, site: Path) -> Iterator[Visitor]:
    """At a host that answers with 404.html, as hosts do."""
    with serve(site, Host) as address:
        visitor = Visitor(opener(DESK, True), DESK, address)
        yield visitor
        visitor.leaves("404")


@pytest.fixture(scope="session")
def offline_copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline") / "my books"
    make_offline(site, folder)
    return folder


@pytest.fixture
def offline(opener: Opener, offline_copy: Path) -> Iterator[Visitor]:
    """Reads the copy in a folder, without a server."""
    yield from _visit(opener, DESK, f"{offline_copy.as_uri()}/")
