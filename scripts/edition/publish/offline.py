"""Copy a built site so that it can be opened from a folder without a server; zip the copy.

It works on a site built by any generator. The scripts make addresses with `edition.address`
(edition.js).
"""

from __future__ import annotations

import posixpath
import re
import shutil
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from edition.formats.zip_file import zip_files

SERVER_ONLY = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
    "robots.txt",
    "*.map",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
)
"""Patterns of the paths that are not copied.

These files are only for servers and developers, or belong to the search of the theme, which is not
used.
"""

_LINK = re.compile(r'(?P<head><(?:a|area|link|form)\b[^>]*?\s(?:href|action)=")(?P<to>[^"]*)"')
_PRELOAD = re.compile(r'\s*<link rel="preload"[^>]*>')


def make_offline(site: Path, out: Path) -> Path:
    """Copy a built site into a folder so that its pages open from there.

    Args:
        site: the folder that the generator wrote; it is not changed.
        out: the folder to make.

    Returns:
        The path of the ZIP file beside `out`.

    Raises:
        FileExistsError: if `out` is not empty.
    """
    if out.is_dir() and any(out.iterdir()):
        raise FileExistsError(out)

    def ignored(folder: str, names: list[str]) -> set[str]:
        within = PurePath(folder).relative_to(site)
        paths = {name: (within / name).as_posix() for name in names}
        return {
            n for n, path in paths.items() if any(fnmatchcase(path, each) for each in SERVER_ONLY)
        }

    shutil.copytree(site, out, dirs_exist_ok=True, ignore=ignored)
    for page in sorted(out.rglob("*.html")):
        place = page.relative_to(out).as_posix()
        html = page.read_text(encoding="utf-8")
        page.write_text(open_from_folder(html, place, out), encoding="utf-8", newline="\n")
    names = sorted(each.relative_to(out.parent).as_posix() for each in out.rglob("*"))
    paths = ((name, out.parent / name) for name in names)
    files = ((name, path.read_bytes()) for name, path in paths if path.is_file())
    archive = out.with_name(f"{out.name}.zip")
    archive.write_bytes(zip_files(files))
    return archive


def open_from_folder(html: str, place: str, site: Path) -> str:
    """Change the links of a page from folders to their `index.html`.

    Args:
        html: the page.
        place: its path within the site, such as `text/2/index.html`.
        site: the folder that contains the targets.
    """
    folder = posixpath.dirname(place)

    def lead(link: re.Match[str]) -> str:
        return f'{link["head"]}{_to_file(link["to"], folder, site)}"'

    # For Firefox a folder is not 'self': without the scheme the search box would not work.
    html = html.replace("form-action 'self';", "form-action 'self' file:;", 1)
    # Browsers refuse to preload fonts from a folder, where preloading is not needed anyway.
    return _PRELOAD.sub("", _LINK.sub(lead, html))


def _to_file(address: str, folder: str, site: Path) -> str:
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.S).groups()  # type: ignore[union-attr]
    if not path or ":" in path.partition("/")[0] or path.startswith("/"):
        return address
    target = posixpath.normpath(posixpath.join(folder, path))
    if target.startswith("..") or not (site / target / "index.html").is_file():
        return address
    return f"{path.rstrip('/')}/index.html{rest}"
