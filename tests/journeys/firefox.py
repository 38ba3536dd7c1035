"""Firefox, driven by its own Marionette; without a window on the screen."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from journeys.marionette import Marionette, MarionetteError
from journeys.web_driver import REQUESTS, ByRole, keys, pointer
from journeys.window import Device

# What the journeys need of the browser's own window, whose scripts may do everything.
PREPARE = """
const [width, height, script, touch] = arguments;
const browser = gBrowser.selectedBrowser;
for (const limit of ["min", "max"]) {
  browser.style[`${limit}Width`] = `${width}px`;
  browser.style[`${limit}Height`] = `${height}px`;
}
browser.browsingContext.allowJavascript = script;
browser.browsingContext.touchEventsOverride = touch ? "enabled" : "none";
"""
FORGET = """
const [done] = arguments;
Services.console.reset();
Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).clearEvents();
Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: () => done() });
"""
COMPLAINTS = """
const said = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).getEvents()
  .filter((event) => ["error", "warn"].includes(event.level))
  .filter((event) => /^(http|file):/.test(event.filename))
  .map((event) => event.arguments.join(" "));
const problems = Services.console.getMessageArray()
  .filter((each) => each instanceof Ci.nsIScriptError && /^(http|file|data):/.test(each.sourceName))
  .filter((each) => /javascript|CSP|Content Security/i.test(each.category) && !(each.flags & 1))
  // Firefox alone would fetch the next page beforehand; the policy refuses, and nothing is lost.
  .filter((each) => !each.errorMessage.includes("blocked the loading of a resource (default-src)"))
  .map((each) => `${each.sourceName}: ${each.errorMessage}`);
return [...said, ...problems];
"""


class FirefoxWindow(ByRole):
    """The one window, cleared of everything that it remembers."""

    errors = (MarionetteError,)

    def __init__(self, firefox: Marionette, device: Device, script: bool, downloads: Path) -> None:
        self._firefox, self._downloads = firefox, downloads
        self._script, self._device = script, device
        for file in downloads.iterdir():
            file.unlink()
        self.open("about:blank")
        self._firefox.send("WebDriver:SetWindowRect", width=1500, height=1100)
        self._privileged(FORGET, wait=True)
        self.resize(device.width, device.height)

    def _privileged(self, script: str, *arguments: object, wait: bool = False) -> Any:
        """Run a script with the rights of the browser itself."""
        kind = "Async" if wait else ""
        self._firefox.send("Marionette:SetContext", value="chrome")
        try:
            return self._firefox.send(
                f"WebDriver:Execute{kind}Script", script=script, args=arguments
            )
        finally:
            self._firefox.send("Marionette:SetContext", value="content")

    def open(self, url: str) -> None:
        self._firefox.send("WebDriver:Navigate", url=url)

    def run(self, function: str, *arguments: object) -> Any:
        script = f"return [({function})(...arguments)]"
        answer = self._firefox.send("WebDriver:ExecuteScript", script=script, args=arguments)
        if answer is None:
            raise MarionetteError("the page is going")
        return answer[0]

    def role_of(self, element: Any) -> str:
        return str(self._firefox.send("WebDriver:GetComputedRole", id=_id(element)))

    def name_of(self, element: Any) -> str:
        return str(self._firefox.send("WebDriver:GetComputedLabel", id=_id(element)))

    def _act(self, actions: object) -> None:
        self._firefox.send("WebDriver:PerformActions", actions=[actions])

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
        """Give the page a part of the window, which itself cannot be so narrow."""
        self._privileged(PREPARE, width, height, self._script, self._device.touch)

    def back(self) -> None:
        self._firefox.send("WebDriver:Back")

    def pdf(self) -> bytes:
        return base64.b64decode(self._firefox.send("WebDriver:Print"))

    def saved(self, name: str) -> bytes | None:
        path = self._downloads / name
        part = path.with_name(f"{name}.part")
        return path.read_bytes() if path.is_file() and not part.exists() else None

    def requests(self) -> list[str]:
        return list(self.run(REQUESTS))

    def complaints(self) -> list[str]:
        return list(self._privileged(COMPLAINTS))

    def close(self) -> None:
        self.open("about:blank")


def _id(element: dict[str, str]) -> str:
    """A reference to an element is its id under a key that the standard fixes."""
    return next(iter(element.values()))
