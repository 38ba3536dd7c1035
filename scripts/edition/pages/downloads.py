"""What can be taken away, and what each file is for."""

from __future__ import annotations

from collections.abc import Sequence

from edition.render.html import el
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile, page

PURPOSES = {
    "copy-text.txt": "The copy-text, byte for byte.",
    "reading-text.txt": "The reading text, line for line in the layout of the copy-text.",
    "apparatus.json": "Every entry of the apparatus with its places in both texts; with it alone "
    "one text can be turned into the other.",
    "apparatus.csv": "The same as a table for a spreadsheet.",
    "concordance.csv": "Every word of the reading text, a row each: its form, its base form, its "
    "paragraph, and the character of reading-text.txt at which it starts.",
    "bibliography.json": "The bibliography as CSL-JSON, for Zotero and its kin.",
}


def downloads_page(renderer: Renderer, files: Sequence[SiteFile]) -> SiteFile:
    """`downloads.md`, with the size of each file."""
    rows = []
    for file in files:
        name = file.uri.rpartition("/")[2]
        size = len(file.content if isinstance(file.content, bytes) else file.content.encode())
        rows.append(
            el(
                "tr",
                el("th", el("a", name, href=f"site:{file.uri}"), scope="row"),
                el("td", PURPOSES[name]),
                el("td", f"{size / 1000:.0f} kB"),
            )
        )
    heads = [el("th", title, scope="col") for title in ("File", "What it is for", "Size")]
    version = renderer.edition.config.version
    content = el(
        "div",
        el("h1", "Downloads", class_="page-title"),
        el("p", f"Version {version} of the edition as data.", class_="lead"),
        el("table", el("thead", el("tr", heads)), el("tbody", rows), class_="codes"),
        class_="ed-list",
    )
    return page(
        "downloads.md", "Downloads", content, description="The texts and the apparatus as data."
    )
