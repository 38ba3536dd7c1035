"""Takes the pictures of the page "Contribute" anew: python tests/browser/take_pictures.py

They show the site as it is, with a note that is put in for the purpose into a copy.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from serving import serve

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conftest import ROOT

from browser.find import find_browser
from browser.test_citing import select
from edition.publish.plugin import build_site

PICTURES = ROOT / "docs/assets/contribute"
WORDS = "hundreds of other officials"
NOTE = f"""---
at: 2.3
quote: {WORDS}
kind: rhetoric
certainty: editorial
by: [anonymous]
---
The joke ends in arithmetic: a club for friends of birds gives work to hundreds of clerks.
"""
COLOURS = 160


def keep(page: Page, name: str, x: int, y: int, width: int, height: int) -> None:
    """Save a part of the window as a small picture."""
    clip = {"x": x, "y": y, "width": width, "height": height}
    shot = Image.open(io.BytesIO(page.screenshot(clip=clip)))  # type: ignore[arg-type]
    small = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    PICTURES.mkdir(parents=True, exist_ok=True)
    small.save(PICTURES / f"{name}.png", optimize=True)


def main() -> None:
    """Build a copy, open it and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root, site = Path(folder, "edition"), Path(folder, "site")
        for each in ("annotations", "docs"):
            shutil.copytree(ROOT / each, root / each)
        (root / "mkdocs.yml").write_text("repo_url: https://git.example/you/edition\n", "utf-8")
        note = root / "annotations/notes/2/hundreds-of-other-officials.md"
        build_site(root, site)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        with serve(site) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(f"{address}text/2/")
            select(page, "p2-3", WORDS)
            page.get_by_role("button", name="Annotate").wait_for()
            box = page.locator("#p2-3").bounding_box() or {"y": 0, "height": 0}
            page.mouse.wheel(0, box["y"] + box["height"] - 640)
            page.wait_for_timeout(800)
            keep(page, "select", 60, 260, 680, 400)
            page.keyboard.press("a")
            dialog = page.get_by_role("dialog")
            dialog.get_by_label("Kind", exact=True).select_option("rhetoric")
            dialog.get_by_label("Note: one sentence").fill(NOTE.rpartition("---\n")[2].strip())
            dialog.get_by_label("Leave my name out").check()
            dialog.get_by_label("I wrote this myself").check()
            page.wait_for_timeout(500)
            form = dialog.bounding_box() or {"x": 0, "y": 0, "width": 100, "height": 100}
            keep(page, "form", *(int(form[key]) for key in ("x", "y", "width", "height")))
            note.write_text(NOTE, encoding="utf-8")
            build_site(root, site)
            page.goto("about:blank")
            page.goto(f"{address}text/2/#n-hundreds-of-other-officials")
            page.wait_for_timeout(800)
            keep(page, "preview", 60, 60, 1200, 560)
        browser.close()


if __name__ == "__main__":
    main()
