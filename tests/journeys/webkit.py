"""WebKit (WebKitGTK's MiniBrowser), driven by selenium on a screen that nobody sees."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from journeys.web_driver import REQUESTS, ByRole, keys, pointer
from journeys.window import Device

BROWSERS = Path("/usr/lib")
DRIVER_TIMEOUT = 60
"""Seconds for one answer; a driver whose browser cannot start never answers."""


@contextmanager
def screen(path: str) -> Iterator[str]:
    """A screen in memory; gives its name."""
    command = [path, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    command.append("-noreset")  # else it refuses a browser that starts while another one ends
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout
        yield f":{server.stdout.readline().decode().strip()}"
        server.terminate()


class WebKitWindow(ByRole):
    """A browser of its own, since its driver cannot clear what a page has stored."""

    errors = (WebDriverException,)

    def __init__(
        self, driver: str, display: str, device: Device, script: bool, folder: Path
    ) -> None:
        self._log = folder / "webkit.log"
        self._log.unlink(missing_ok=True)
        options = Options()
        options.binary_location = str(next(BROWSERS.glob("*/webkit2gtk-4.*/MiniBrowser")))
        options.add_argument("--automation")
        options.add_argument("--enable-write-console-messages-to-stdout=true")
        if not script:
            options.add_argument("--enable-javascript-markup=false")
        service = Service(
            executable_path=driver,
            log_output=str(self._log),
            env={**os.environ, "DISPLAY": display},
        )
        socket.setdefaulttimeout(DRIVER_TIMEOUT)
        try:
            self._browser = WebKitGTK(options=options, service=service)
        finally:
            socket.setdefaulttimeout(None)
        self.resize(device.width, device.height)

    def open(self, url: str) -> None:
        self._browser.get(url)

    def run(self, function: str, *arguments: object) -> Any:
        answer = self._browser.execute_script(f"return [({function})(...arguments)]", *arguments)
        if answer is None:
            raise WebDriverException("the page is going")
        return answer[0]

    def role_of(self, element: Any) -> str:
        return str(element.aria_role)

    def name_of(self, element: Any) -> str:
        return str(element.accessible_name)

    def _act(self, actions: object) -> None:
        self._browser.execute("actions", {"actions": [actions]})

    def click(self, x: float, y: float) -> None:
        self._act(pointer("mouse", (x, y)))

    def touch(self, x: float, y: float) -> None:
        self._act(pointer("touch", (x, y)))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._act(pointer("mouse", start, end))

    def press(self, key: str) -> None:
        self._act(keys([key]))

    def write(self, text: str) -> None:
        self._act(keys(list(text)))

    def resize(self, width: int, height: int) -> None:
        """Make the page so large, as far as the tool bar of the window lets it."""
        self._browser.set_window_size(width, height)
        self._browser.set_window_size(width, 2 * height - int(self.run("() => innerHeight")))

    def back(self) -> None:
        self._browser.back()

    def pdf(self) -> bytes:
        raise NotImplementedError

    def saved(self, name: str) -> bytes | None:
        raise NotImplementedError

    def requests(self) -> list[str]:
        return list(self.run(REQUESTS))

    def complaints(self) -> list[str]:
        said = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in said if line.startswith("CONSOLE") and "ERROR" in line]

    def close(self) -> None:
        self._browser.quit()
