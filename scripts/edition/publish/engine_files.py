"""The files that the engine adds to a site: scripts, styles and fonts, all in `assets/`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from rjsmin import jsmin

from edition.formats.site_file import SiteFile
from edition.publish.site_settings import ENGINE
from edition.publish.style_sheet import style_sheet

ASSETS = ENGINE / "assets"
TEMPLATES = ASSETS / "templates"
"""Templates that override those of the theme."""


def engine_files(taken: Collection[str] = ()) -> Iterator[SiteFile]:
    """Yield the files that every site has.

    Args:
        taken: paths within docs/ of the files of the edition, which replace ours.
    """
    for file in chain(_scripts(), _styles(), _fonts()):
        if file.uri not in taken:
            yield file


def _scripts() -> Iterator[SiteFile]:
    """Yield the scripts without comments and types, which are a third of their size."""
    for path in sorted((ASSETS / "scripts").glob("*.js")):
        yield SiteFile(f"assets/{path.name}", jsmin(path.read_text(encoding="utf-8")) + "\n")


def _styles() -> Iterator[SiteFile]:
    yield SiteFile("assets/edition.css", style_sheet(ASSETS / "styles"))


def _fonts() -> Iterator[SiteFile]:
    for path in sorted((ASSETS / "fonts").iterdir()):
        yield SiteFile(f"assets/fonts/{path.name}", path.read_bytes())
