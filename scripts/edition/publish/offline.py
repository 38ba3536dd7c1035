"""A built site -> a copy that opens from a folder, without a server, and the same as one zip.

Works on what any generator built. The scripts find their way by `edition.address` (edition.js).
"""

from __future__ import annotations

import posixpath
import re
import shutil
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from edition.formats.zip_file import zipped

SERVER_ONLY = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
    "robots.txt",
    "*.map",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
)
"""Left out: for servers and makers only, and the parts of the theme's search, which is not used.

By their path within the site.
"""

_LINK = re.compile(r'(?P<head><(?:a|area|link|form)\b[^>]*?\s(?:href|action)=")(?P<to>[^"]*)"')
_PRELOAD = re.compile(r'\s*<link rel="preload"[^>]*>')


def make_offline(site: Path, out: Path) -> Path:
    """Copy a built site into a folder so that its pages open from there.

    Args:
        site: the folder that the generator wrote; it is left as it is.
        out: the folder to make; its name is the name of the copy.

    Returns:
        The zip beside `out`.

    Raises:
        FileExistsError: if there is something in `out`.
    """
    if out.is_dir() and any(out.iterdir()):
        raise FileExistsError(out)

    def left_out(folder: str, names: list[str]) -> set[str]:
        within = PurePath(folder).relative_to(site)
        paths = {name: (within / name).as_posix() for name in names}
        return {
            n for n, path in paths.items() if any(fnmatchcase(path, each) for each in SERVER_ONLY)
        }

    shutil.copytree(site, out, dirs_exist_ok=True, ignore=left_out)
    for page in sorted(out.rglob("*.html")):
        place = page.relative_to(out).as_posix()
        html = page.read_text(encoding="utf-8")
        page.write_text(open_from_folder(html, place, out), encoding="utf-8", newline="\n")
    names = sorted(each.relative_to(out.parent).as_posix() for each in out.rglob("*"))
    paths = ((name, out.parent / name) for name in names)
    files = ((name, path.read_bytes()) for name, path in paths if path.is_file())
    archive = out.with_name(f"{out.name}.zip")
    archive.write_bytes(zipped(files))
    return archive


def open_from_folder(html: str, place: str, site: Path) -> str:
    """One page with its links to folders led to their `index.html`.

    Args:
        html: the page.
        place: its path within the site, `text/2/index.html`.
        site: the folder in which the targets are looked for.
    """
    folder = posixpath.dirname(place)

    def lead(link: re.Match[str]) -> str:
        return f'{link["head"]}{_to_file(link["to"], folder, site)}"'

    # To Firefox a folder is not 'self': without the scheme the search box would send nothing.
    html = html.replace("form-action 'self';", "form-action 'self' file:;", 1)
    # Fonts are no longer asked for ahead: from a folder a browser refuses it, and there is no wait.
    return _PRELOAD.sub("", _LINK.sub(lead, html))


def _to_file(address: str, folder: str, site: Path) -> str:
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.S).groups()  # type: ignore[union-attr]
    if not path or ":" in path.partition("/")[0] or path.startswith("/"):
        return address
    target = posixpath.normpath(posixpath.join(folder, path))
    if target.startswith("..") or not (site / target / "index.html").is_file():
        return address
    return f"{path.rstrip('/')}/index.html{rest}"
