"""The one file that touches MkDocs: gives it the edition's pages and finishes what it built.

Events: https://www.mkdocs.org/dev-guide/plugins/#events
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
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
from edition.files import linked_part
from edition.folder_config import folder_config
from edition.kept_pages import SOURCE, TEMPLATE, KeptMarkdown, KeptPages, KeptTemplates
from edition.navigation import navigation, unlisted
from edition.site_config import safe_config

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
_kept = KeptPages()
_markdown = KeptMarkdown()


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
    if _state["serving"]:
        logging.getLogger("mkdocs").addHandler(_markdown)


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
    _leave_out(files, Path(config.docs_dir), edition.config.copy_text_page)
    release = not _state["serving"]
    for each in site_files(edition, settings, read_history(root), release):
        file = File.generated(config, each.uri, content=each.content)
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


def _leave_out(files: Files, docs: Path, no_page: str) -> None:
    """The generator would follow a link out of the repository, and wait for a pipe.

    Two thirds of the theme's bytes serve its own search and those who debug it.
    """
    for file in list(files):
        path = Path(file.abs_src_path or docs)
        linked = path.is_relative_to(docs) and linked_part(docs, path)
        # Pages by hand are read by the engine, which adds them again with a head of its own.
        alien = file.is_documentation_page() or linked or not path.is_file()
        uri = file.src_uri
        unused = uri.startswith("assets/javascripts/lunr/") or uri.endswith(".map")
        if (file.abs_src_path and alien) or unused or uri == no_page:
            files.remove(file)


def _settings(config: MkDocsConfig) -> Settings:
    return Settings.of(config.site_url, config.repo_url, config.extra)


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """What can be done about the file of a page, for docs/overrides/main.html."""
    path = _files.get(page.file.src_uri, "")
    _sources[page.file.dest_uri] = path
    context["file_links"] = _settings(config).file_links(path, page.url or "./")
    context["kept"] = _kept.page(page.file.src_uri)
    return context


def on_post_page(output: str, *, page: Page, **_: Any) -> str:
    """Keep the page for the next rebuild."""
    if _state["serving"]:
        _kept.keep(page.file.src_uri, output)
    return output


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Compile each of the theme's templates once; while serving, build only pages that changed."""
    env.bytecode_cache = KeptTemplates()
    if _state["serving"]:
        env.loader = ChoiceLoader([DictLoader({TEMPLATE: SOURCE}), *filter(None, [env.loader])])
        _leave_out_unchanged(config, [file.page for file in files if file.page])
    return env


def _leave_out_unchanged(config: MkDocsConfig, pages: Sequence[Page]) -> None:
    shown = tuple((page.file.src_uri, page.url, page.title) for page in pages)
    custom = Path(config.theme.custom_dir or "")
    read = (Path(config.config_file_path), *sorted(p for p in custom.rglob("*") if p.is_file()))
    _kept.begin((shown, tuple(path.read_bytes() for path in read)))
    for page in pages:
        made_of = (page.content, repr(page.meta), _files.get(page.file.src_uri))
        if _kept.again(page.file.src_uri, made_of):
            page.meta["template"] = TEMPLATE


def on_page_markdown(
    markdown: str, *, page: Page, config: MkDocsConfig, files: Files, **_: Any
) -> str:
    """Spare the Markdown parser what is HTML already, and while serving what it read before."""
    uri = page.file.src_uri
    if is_finished(markdown):
        _finished[uri] = markdown.strip()
        return ""
    if _state["serving"]:
        extensions = repr((config.markdown_extensions, config.mdx_configs))
        made_of = markdown, extensions, frozenset(files.src_uris)
        if (html := _markdown.begin(uri, made_of)) is not None:
            _finished[uri] = html
            return ""
    return markdown


def on_page_content(html: str, *, page: Page, files: Files, **_: Any) -> str:
    """Put the HTML back; of its ids MkDocs knows none, so that only the finisher judges links."""
    if page.file.src_uri in _finished:
        html = _finished.pop(page.file.src_uri)
        page.present_anchor_ids = None
    if _state["serving"]:
        _markdown.end(page, html, files)
    return html


def on_post_build(*, config: MkDocsConfig) -> None:
    """Link check, security policy; no sitemap where no address is known: it would be empty."""
    if not config.site_url:
        for path in Path(config.site_dir).glob("sitemap.xml*"):
            path.unlink()
    if not _state["serving"]:
        _report(config, finish_site(Path(config.site_dir), _sources))
    _forget_the_date()


def on_build_error(**_: Any) -> None:
    """Leave nothing behind for the next build of this process."""
    _forget_the_date()


def _forget_the_date() -> None:
    if _state["epoch"] and os.environ.get(EPOCH) == _state["epoch"]:
        del os.environ[EPOCH]
    _state["epoch"] = None


def build_site(root: Path, out: Path) -> list[Problem]:
    """Build any folder that holds annotations/edition.yml, with this repository's code alone.

    The folder's docs/ is used if it is there, and of its mkdocs.yml the keys of `FOLDER_KEYS`.

    Returns:
        The problems of the edition and of the built site.
    """
    overlay = folder_config(root) if root.resolve() != HOME else {}
    docs = root / "docs"
    has_docs = docs.is_dir() and not docs.is_symlink()
    empty = out.parent / f".{out.name}.docs"
    if not has_docs:
        empty.mkdir(parents=True, exist_ok=True)
    try:
        config = load_config(
            config_file=str(HOME / "mkdocs.yml"),
            docs_dir=str((docs if has_docs else empty).resolve()),
            site_dir=str(out.resolve()),
            strict=False,
            **overlay,
        )
        config.extra.update({ROOT: str(root.resolve()), COLLECTED: []})
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
        return list(config.extra[COLLECTED])
    finally:
        if empty.is_dir():
            empty.rmdir()


def _add_defaults(files: Files, config: MkDocsConfig) -> None:
    """Another folder's site gets this repository's styles, fonts and scripts."""
    docs = HOME / "docs"
    for path in sorted((docs / "assets").rglob("*")):
        uri = path.relative_to(docs).as_posix()
        if path.is_file() and files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, abs_src_path=str(path)))
