"""Finds a browser for the tests; run as a script it prints the path, or fails.

First one that the machine has, then Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def find_browser() -> str | None:
    """The path of a Chromium or Chrome; None if there is none."""
    named = os.environ.get("BROWSER_PATH")
    if named and Path(named).is_file():
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path and not _is_stub(Path(path)):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def _is_stub(path: Path) -> bool:
    """Ubuntu's chromium-browser may only tell to install a snap."""
    return b"snap install" in path.read_bytes()[:4096]


if __name__ == "__main__":
    found = find_browser()
    print(found or "", file=sys.stdout if found else sys.stderr)
    sys.exit(0 if found else 1)
