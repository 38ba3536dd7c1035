"""What MkDocs calls: gives it the edition's pages and finishes what it built.

Events: https://www.mkdocs.org/dev-guide/plugins/#events
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from edition import (
    Problem,
    Settings,
    build_edition,
    finish_site,
    is_finished,
    read_history,
    site_files,
)
from edition.publish.folder_config import folder_config
from edition.publish.site_config import safe_config
from edition.read.files import explain_os_error, refuse_link
from edition.read.navigation import navigation, unlisted

HOME = Path(__file__).resolve().parents[1]
"""The repository that this code lies in: its mkdocs.yml, templates and styles are the defaults."""

ROOT, COLLECTED = "edition_root", "edition_problems"
"""Keys of `extra` by which `build_site` speaks with the hooks."""

# A logger of the mkdocs tree, so that --strict counts what it says.
log = logging.getLogger("mkdocs.hooks.edition")

EPOCH = "SOURCE_DATE_EPOCH"
"""The one date that a build may know: sitemap and archives must not depend on the clock."""

_state: dict[str, Any] = {"serving": False, "epoch": None}
_files: dict[str, str] = {}
"""The file in the repository that each page is made from, by uri."""
_sources: dict[str, str] = {}
"""The same, by the built file."""
_finished: dict[str, str] = {}
"""HTML of generated pages on its way around the Markdown parser, by uri."""


def _report(config: MkDocsConfig, problems: list[Problem]) -> None:
    """As warnings that --strict counts, or to whoever called `build_site`."""
    if COLLECTED in config.extra:
        config.extra[COLLECTED] += problems
        return
    for problem in problems:  # advice is told, but does not fail a strict build
        log.log(logging.WARNING if problem.blocking else logging.INFO, "%s", problem)


def on_startup(*, command: str, **_: Any) -> None:
    """Remember whether this is `mkdocs serve`, which skips the steps of a release."""
    gc.set_threshold(100_000)  # nearly all is kept: to look for garbage in it costs a tenth
    _state["serving"] = command == "serve"


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Keep MkDocs, which empties the folder first, from a folder elsewhere that a link leads to."""
    refuse_link(Path(config.config_file_path).parent, Path(config.site_dir))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let no word of mkdocs.yml be taken for mark-up."""
    config.update(safe_config(config))
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages; report every problem as a warning, never raise."""
    root = Path(config.extra.get(ROOT) or Path(config.config_file_path).parent)
    edition, problems = build_edition(root)
    _report(config, problems)
    if EPOCH not in os.environ:
        os.environ[EPOCH] = _state["epoch"] = str(int(edition.config.day.timestamp()))
    settings = _settings(config)
    _leave_out(files, Path(config.docs_dir), edition.files)
    release = not _state["serving"]
    for each in site_files(edition, settings, read_history(root), release):
        file = File.generated(config, each.uri, content=each.data)
        _files[each.uri] = each.edit_path
        if old := files.get_file_from_path(each.uri):
            files.remove(old)
        files.append(file)
    _add_defaults(files, config)
    uris = [file.src_uri for file in files]
    config.nav = navigation(config.nav, uris)
    left_out = frozenset(unlisted(uris))
    for file in (each for each in files if each.src_uri in left_out):
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return files


def _leave_out(files: Files, docs: Path, published: Collection[str]) -> None:
    """Keep of docs/ only what was checked; its pages are among the generated files.

    Two thirds of the theme's bytes serve its own search and those who debug it.
    """
    for file in list(files):
        uri = file.src_uri
        of_docs = file.abs_src_path and Path(file.abs_src_path).is_relative_to(docs)
        unused = uri.startswith("assets/javascripts/lunr/") or uri.endswith(".map")
        if unused or (of_docs and uri not in published):
            files.remove(file)


def _settings(config: MkDocsConfig) -> Settings:
    return Settings.of(config.site_url, config.repo_url, config.extra)


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """What can be done about the file of a page, for docs/overrides/main.html."""
    path = _files.get(page.file.src_uri, "")
    _sources[page.file.dest_uri] = path
    context["file_links"] = _settings(config).file_links(path, page.url or "./")
    return context


def on_env(env: Environment, **_: Any) -> Environment:
    """Compile the theme's templates once for all builds: that is a tenth of a rebuild."""
    env.bytecode_cache = FileSystemBytecodeCache()
    return env


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Skip the Markdown parser for pages that are HTML already."""
    if not is_finished(markdown):
        return markdown
    _finished[page.file.src_uri] = markdown.strip()
    return ""


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    """Put the HTML back; of its ids MkDocs knows none, so that only the finisher judges links."""
    if page.file.src_uri not in _finished:
        return html
    page.present_anchor_ids = None
    return _finished.pop(page.file.src_uri)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Link check, security policy; no sitemap where no address is known: it would be empty."""
    if not config.site_url:
        for path in Path(config.site_dir).glob("sitemap.xml*"):
            path.unlink()
    if not _state["serving"]:
        _report(config, finish_site(Path(config.site_dir), _sources))
    _forget_the_date()


def on_build_error(*, error: Exception, **_: Any) -> None:
    """Leave nothing behind for the next build of this process.

    Raises:
        BuildError: in place of an error of the file system, which MkDocs would not catch.
    """
    _forget_the_date()
    if isinstance(error, OSError):
        raise BuildError(explain_os_error(error)) from None


def _forget_the_date() -> None:
    if _state["epoch"] and os.environ.get(EPOCH) == _state["epoch"]:
        del os.environ[EPOCH]
    _state["epoch"] = None


def build_site(root: Path, out: Path) -> list[Problem]:
    """Build any folder that holds annotations/edition.yml, with this repository's code alone.

    Returns:
        The problems of the edition and of the built site.
    """
    with configured(root, out) as config:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
        return list(config.extra[COLLECTED])


@contextmanager
def configured(root: Path, out: Path) -> Iterator[MkDocsConfig]:
    """MkDocs' configuration for the edition in a folder.

    The folder's docs/ is used if it is there, and of its mkdocs.yml the keys of `FOLDER_KEYS`.

    Raises:
        SymbolicLinkError: if the site would be written through a link in the folder.
    """
    refuse_link(root, out)
    overlay = folder_config(root) if root.resolve() != HOME else {}
    docs = root / "docs"
    has_docs = docs.is_dir() and not docs.is_symlink()
    with TemporaryDirectory(prefix="edition-") as empty:
        config = load_config(
            config_file=str(HOME / "mkdocs.yml"),
            docs_dir=str(docs.resolve()) if has_docs else empty,
            site_dir=str(out.resolve()),
            strict=False,
            **overlay,
        )
        config.extra.update({ROOT: str(root.resolve()), COLLECTED: []})
        yield config


def _add_defaults(files: Files, config: MkDocsConfig) -> None:
    """Another folder's site gets this repository's styles, fonts and scripts."""
    docs = HOME / "docs"
    for path in sorted((docs / "assets").rglob("*")):
        uri = path.relative_to(docs).as_posix()
        if path.is_file() and files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, abs_src_path=str(path)))
