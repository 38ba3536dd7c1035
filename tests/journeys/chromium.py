"""Chromium, driven by Playwright."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Download, Error, Request

from journeys.window import Device


class ChromiumWindow:
    """A window with storage of its own."""

    errors = (Error,)

    def __init__(self, browser: Browser, device: Device, script: bool) -> None:
        self._context = browser.new_context(
            viewport={"width": device.width, "height": device.height},
            has_touch=device.touch,
            java_script_enabled=script,
        )
        self._context.set_default_timeout(10_000)
        self._complaints: list[str] = []
        self._requests: list[str] = []
        self._downloads: list[Download] = []
        self._context.on("request", lambda request: self._requests.append(request.url))
        self._context.on("requestfailed", self._failed)
        self._page = self._context.new_page()
        self._page.on("pageerror", lambda error: self._complaints.append(str(error)))
        self._page.on("console", self._said)
        self._page.on("download", lambda download: self._downloads.append(download))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the visitor went on before it came
            self._complaints.append(f"{request.url}: {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complaints.append(message.text)

    def open(self, url: str) -> None:
        self._page.goto(url)

    def run(self, function: str, *arguments: object) -> Any:
        return self._page.evaluate(f"given => ({function})(...given)", list(arguments))

    def find(self, role: str, name: str) -> list[Any]:
        found = self._page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
        return list(found.element_handles())

    def click(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y)

    def touch(self, x: float, y: float) -> None:
        self._page.touchscreen.tap(x, y)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self._page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=4)
        mouse.up()

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def back(self) -> None:
        self._page.go_back()

    def pdf(self) -> bytes:
        return self._page.pdf(format="A4")

    def saved(self, name: str) -> bytes | None:
        for download in self._downloads:
            if download.suggested_filename == name:
                return download.path().read_bytes()
        self._page.wait_for_timeout(50)  # lets news of a download in
        return None

    def requests(self) -> list[str]:
        return self._requests

    def complaints(self) -> list[str]:
        return self._complaints

    def close(self) -> None:
        self._context.close()
