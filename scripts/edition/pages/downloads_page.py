"""The page of downloads, with the purpose of each file."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from edition.formats.csv_table import FORMULA_NOTE
from edition.formats.dates import readable_date
from edition.formats.html import el
from edition.formats.site_file import GROUPS, Download, SiteFile, page
from edition.render.renderer import Renderer

LEADS = {
    "To read": "For reading on a screen or on paper, or for listening.",
    "To work with": f"For spreadsheets and reference managers. {FORMULA_NOTE}",
    "Data": "For programs. The addresses of these files do not change.",
}


def downloads_page(renderer: Renderer, downloads: Sequence[Download]) -> SiteFile:
    """Return `downloads.md`: the files by group, each with its purpose, size and validation."""
    config = renderer.edition.config
    rights = any(each.uri == "rights.md" for each in renderer.edition.pages)
    content = el(
        "div",
        el("h1", "Downloads", class_="page-title"),
        el(
            "p",
            f"The edition as files to download. All are of version {config.version}, "
            f"{readable_date(config.issued)}.",
            [" Each part has its own licence: ", el("a", "rights", href="site:rights/"), "."]
            if rights
            else None,
            class_="lead",
        ),
        [
            [
                el("h2", group),
                el("p", LEADS[group]),
                el(
                    "ul", [_item(each) for each in downloads if each.group == group], class_="files"
                ),
            ]
            for group in GROUPS
            if any(each.group == group for each in downloads)
        ],
        class_="ed-list",
    )
    return page(
        "downloads.md", "Downloads", content, description="The edition as files to download."
    )


def _item(download: Download) -> Markup:
    return el(
        "li",
        el("a", download.file.uri.removeprefix("downloads/"), href=f"site:{download.file.uri}"),
        el("span", _size(download.file), class_="size"),
        el("p", download.purpose, " ", el("small", f"Checked: {download.checked}.")),
    )


def _size(file: SiteFile) -> str:
    size = len(file.data)
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
