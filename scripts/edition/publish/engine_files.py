"""The engine's own files of a site: scripts, styles and fonts, all under `assets/`."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from edition.formats.site_file import SiteFile
from edition.publish.site_settings import ENGINE

ASSETS = ENGINE / "assets"
TEMPLATES = ASSETS / "templates"
"""Laid over the theme's own."""

_FOLDERS = {"scripts": "assets", "styles": "assets", "fonts": "assets/fonts"}
"""Where the files of each folder are in a site."""


def engine_files(taken: Collection[str] = ()) -> Iterator[SiteFile]:
    """Yield the files that every site has.

    Args:
        taken: paths within docs/ of the edition's own files, which replace ours.
    """
    for folder, place in _FOLDERS.items():
        for path in sorted((ASSETS / folder).iterdir()):
            uri = f"{place}/{path.name}"
            if path.is_file() and uri not in taken:
                yield SiteFile(uri, path.read_bytes())
