"""What can be taken away, and what each file is for."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from edition.render.html import el
from edition.render.renderer import Renderer
from edition.render.site_file import GROUPS, Download, SiteFile, page

HEADS = ("File", "What it is for", "Size", "Checked")


def downloads_page(renderer: Renderer, downloads: Sequence[Download]) -> SiteFile:
    """`downloads.md`: a table for each group, with the size of each file."""
    version = renderer.edition.config.version
    content = el(
        "div",
        el("h1", "Downloads", class_="page-title"),
        el("p", f"Version {version} of the edition, to keep and to work with.", class_="lead"),
        [
            [el("h2", group), _table([each for each in downloads if each.group == group])]
            for group in GROUPS
            if any(each.group == group for each in downloads)
        ],
        class_="ed-list",
    )
    return page(
        "downloads.md", "Downloads", content, description="The edition as files to take away."
    )


def _table(downloads: Sequence[Download]) -> Markup:
    heads = [el("th", title, scope="col") for title in HEADS]
    rows = [
        el(
            "tr",
            el("th", el("a", _name(each), href=f"site:{each.file.uri}"), scope="row"),
            el("td", each.purpose),
            el("td", _size(each.file)),
            el("td", each.checked),
        )
        for each in downloads
    ]
    return el("table", el("thead", el("tr", heads)), el("tbody", rows), class_="codes")


def _name(download: Download) -> str:
    return download.file.uri.removeprefix("downloads/")


def _size(file: SiteFile) -> str:
    size = len(file.content if isinstance(file.content, bytes) else file.content.encode())
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
