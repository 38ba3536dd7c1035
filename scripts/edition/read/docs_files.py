"""Choose the files of docs/ that may be published, and report the others.

Reviewers of prose may change docs/, and a received folder brings its own, so only types that
cannot run are published unchanged. What can run is allowed only in docs/assets/, which the owner of
the code reviews.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from edition.model.problems import Problem, problem
from edition.read.config import MARKDOWN, Config
from edition.read.files import read_plain
from edition.read.svg_check import unsafe_part

DOCS = "docs"
PAGE = ".md"
STATIC = tuple(".txt .csv .json .bib .pdf .png .jpg .jpeg .gif .webp .avif .ico".split())
"""Suffixes of files that run nothing; allowed anywhere in docs/."""
ASSETS = tuple(".css .js .svg .woff2".split())
"""Suffixes of files that pages load; allowed in docs/assets/."""
ASSETS_FOLDER = "assets"
TEMPLATES = "overrides"
"""A folder in docs/ that is never published."""
LIKE_A_PAGE = (*MARKDOWN, ".html", ".htm", ".xhtml")
"""Suffixes of pages. A review rule such as `/docs/*.md` would also match a folder so named."""


def read_docs(root: Path, config: Config) -> tuple[list[str], list[Problem]]:
    """List the files of docs/ that may be published; links are never followed.

    Args:
        root: the folder that holds docs/.
        config: names the copy-text, which is published only if it is not a page.

    Returns:
        Their paths in docs/, posix and sorted; and a problem for each other file except
        hidden files, which are never published.
    """
    docs = root / DOCS
    problems = [
        problem(path.relative_to(root).as_posix(), 1, "symlink", "this is a symbolic link")
        for path in links_in(docs)
    ]
    if docs.is_symlink():
        return [], problems
    files = []
    for path, is_folder in _visible(docs):
        uri = path.relative_to(docs).as_posix()
        if path.is_symlink() or uri == config.copy_text_page:
            continue
        found = _folder_problem(uri) if is_folder else _file_problem(path, uri)
        if found is None:
            files += [] if is_folder else [uri]
        elif f"{DOCS}/{uri}" != config.copy_text:
            problems.append(found)
    return sorted(files), problems


def links_in(folder: Path) -> list[Path]:
    """Yield the symbolic links in a folder, or the folder itself if it is one."""
    if folder.is_symlink():
        return [folder]
    return [
        path
        for base, folders, files in os.walk(folder)
        for name in sorted([*folders, *files])
        if (path := Path(base, name)).is_symlink()
    ]


def _visible(docs: Path) -> Iterator[tuple[Path, bool]]:
    """Yield files, and folders named like a page, whose content is not listed."""
    for base, folders, files in os.walk(docs):
        here = Path(base)
        folders[:] = [name for name in folders if not name.startswith(".")]
        if here == docs:
            folders[:] = [name for name in folders if name != TEMPLATES]
        yield from ((here / name, True) for name in folders if name.endswith(LIKE_A_PAGE))
        folders[:] = [name for name in folders if not name.endswith(LIKE_A_PAGE)]
        yield from ((here / name, False) for name in files if not name.startswith("."))


def _folder_problem(uri: str) -> Problem:
    message = f"a folder may not have a name like a page: `{uri.rpartition('/')[2]}`"
    return problem(f"{DOCS}/{uri}", 1, "folder-like-page", message)


def _file_problem(path: Path, uri: str) -> Problem | None:
    place = f"{DOCS}/{uri}"
    ending = path.suffix
    if ending in ASSETS and not uri.startswith(f"{ASSETS_FOLDER}/"):
        message = f"files that end in {ending} are published only from {DOCS}/{ASSETS_FOLDER}/"
        fix = f"Move it to {DOCS}/{ASSETS_FOLDER}/, or remove it."
        return problem(place, 1, "unknown-file-type", message, fix=fix)
    if ending not in (PAGE, *STATIC, *ASSETS):
        what = f"files that end in {ending}" if ending else "files without an ending"
        known = ", ".join((PAGE, *STATIC, *ASSETS))
        return problem(place, 1, "unknown-file-type", f"{what} are not published", known=known)
    if ending == ".svg":
        return _drawing_problem(path, place)
    if not path.is_file() and ending != PAGE:  # a page is reported when it is read
        return _not_plain(path, place)
    return None


def _not_plain(path: Path, place: str) -> Problem | None:
    _, problems = read_plain(path, place)
    return next(iter(problems), None)


def _drawing_problem(path: Path, place: str) -> Problem | None:
    try:
        data, problems = read_plain(path, place)
    except OSError as error:
        return problem(place, 1, "unsafe-drawing", f"cannot be read: {error.strerror}")
    if problems:
        return problems[0]
    part = unsafe_part(data)
    return problem(place, 1, "unsafe-drawing", f"this drawing has {part}") if part else None
