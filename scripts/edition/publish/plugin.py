"""The MkDocs plugin that supplies the pages of the edition and finishes the built site.

Events: https://www.mkdocs.org/dev-guide/plugins/#events
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from edition.build import build_edition
from edition.formats.site_file import Page as GeneratedPage
from edition.history.log import read_history
from edition.model.problems import Problem
from edition.publish.engine_files import TEMPLATES, engine_files
from edition.publish.finish import finish_site
from edition.publish.site_config import safe_config
from edition.publish.site_files import site_files
from edition.publish.site_settings import (
    DEFAULT_SETTINGS,
    MERGED,
    NAME,
    contains_engine,
    edition_settings,
    engine_settings,
    merge_settings,
    plugin_options,
    safe_settings,
)
from edition.read.files import explain_os_error, refuse_link
from edition.read.navigation import navigation, unlisted
from edition.render.linker import Settings

# A logger below `mkdocs`, so that --strict counts its warnings.
log = logging.getLogger("mkdocs.plugins.edition")


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in mkdocs.yml."""

    repo_branch = Optional(Type((str, int, float)))
    """The branch for the edit links; YAML reads some names as numbers."""
    versions_url = Type(str, default="")
    """The address of the folder with the released versions, such as `v1.2.0/`; or empty."""


class EditionPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Builds the edition in the folder of mkdocs.yml."""

    def __init__(self) -> None:
        self.report: Callable[[Problem], None] = _log
        """Called with each problem of the edition or of the built site."""
        self.said: Mapping[str, Any] | None = None
        """The edition's settings of its site; without them mkdocs.yml is read whole."""
        self._serving = False
        self._pages: dict[str, GeneratedPage] = {}
        self._sources: dict[str, str] = {}
        self._day = ""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Any:
        """Read the options of mkdocs.yml; those of the engine are the defaults.

        Returns:
            Errors and warnings.
        """
        below = plugin_options(engine_settings())
        return super().load_config({**below, **options}, config_file_path)

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Remember whether this is `mkdocs serve`, which skips the steps of a release."""
        gc.set_threshold(100_000)  # there is little garbage; collecting it takes a tenth
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Merge mkdocs.yml with the engine's settings, and make its texts safe to print."""
        _add_engine_settings(config, _read_whole(config) if self.said is None else self.said)
        config.update(safe_config(config))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Refuse a symbolic link: MkDocs would first empty the folder that it leads to."""
        refuse_link(_root(config), Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and the engine's files; report every problem, never raise."""
        root = _root(config)
        edition, problems = build_edition(root)
        for problem in problems:
            self.report(problem)
        self._day = edition.config.issued
        _remove_unused(files, Path(config.docs_dir), edition.files)
        made = site_files(edition, self._place(config), read_history(root), not self._serving)
        for each in chain(engine_files(edition.files), made):
            if isinstance(each, GeneratedPage):
                self._pages[each.uri] = each
            file = File.generated(config, each.uri, content=each.data)
            self._sources[file.dest_uri] = each.edit_path
            if old := files.get_file_from_path(each.uri):
                files.remove(old)
            files.append(file)
        uris = [file.src_uri for file in files]
        config.nav = navigation(config.nav, uris)
        for uri in unlisted(uris):
            if unlisted_page := files.get_file_from_path(uri):
                unlisted_page.inclusion = InclusionLevel.NOT_IN_NAV
        return files

    def _place(self, config: MkDocsConfig) -> Settings:
        return Settings.of(config.site_url, config.repo_url, self.config)

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Set the date of the page, so that the sitemap does not depend on the clock."""
        if "SOURCE_DATE_EPOCH" not in os.environ:
            page.update_date = self._day
        return page

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Skip the Markdown parser for pages that are HTML already."""
        return markdown if self._html_of(page) is None else ""

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Restore the HTML; only `finish_site` checks its links, as MkDocs has not seen the ids."""
        finished = self._html_of(page)
        if finished is None:
            return html
        page.present_anchor_ids = None
        return finished

    def _html_of(self, page: Page) -> str | None:
        """Return the content of a generated page if it is HTML; else None."""
        made = self._pages.get(page.file.src_uri)
        return str(made.content).strip() if made and made.is_html else None

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Cache the compiled templates of the theme, which saves a tenth of a rebuild."""
        env.bytecode_cache = FileSystemBytecodeCache()
        return env

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        """Add the links to the file of a page for the template main.html."""
        path = self._sources.get(page.file.dest_uri, "")
        context["file_links"] = self._place(config).file_links(path, page.url or "./")
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site; delete the sitemap, which is empty, if the site has no address."""
        if not config.site_url:
            for path in Path(config.site_dir).glob("sitemap.xml*"):
                path.unlink()
        if not self._serving:
            for each in finish_site(Path(config.site_dir), self._sources):
                self.report(each)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Explain an error of the file system, which MkDocs does not catch.

        Raises:
            BuildError: instead of that error.
        """
        if isinstance(error, OSError):
            raise BuildError(explain_os_error(error)) from None

    def on_serve(self, server: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        """Make `mkdocs serve` watch the records too."""
        server.watch(str(_root(config) / "annotations"))
        return server


def _log(problem: Problem) -> None:
    """Log a problem as a warning, which --strict counts; advice is logged as information."""
    log.log(logging.WARNING if problem.blocking else logging.INFO, "%s", problem)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _read_whole(config: MkDocsConfig) -> dict[str, Any]:
    """Read mkdocs.yml itself: MkDocs does not distinguish it from its own defaults."""
    with Path(config.config_file_path).open("rb") as file:
        said: dict[str, Any] = yaml_load(file)
    return said


def _add_engine_settings(config: MkDocsConfig, said: Mapping[str, Any]) -> None:
    """Fill in what an edition does not say.

    Args:
        config: filled in place.
        said: the edition's settings, in the shape of mkdocs.yml.

    Raises:
        ConfigurationError: if the merged settings are not valid.
    """
    ours = engine_settings() | edition_settings(_root(config))
    filled = {*ours} - {*said} | ({*MERGED} & {*ours}) - {"plugins"}
    both = type(config)(config_file_path=config.config_file_path)
    both.load_dict({"site_name": config.site_name, "docs_dir": config.docs_dir, "plugins": []})
    both.load_dict(
        {key: value for key, value in merge_settings(ours, said).items() if key in filled}
    )
    if errors := both.validate()[0]:
        raise ConfigurationError("; ".join(f"{key}: {error}" for key, error in errors))
    own = 1 if both.theme.custom_dir else 0
    both.theme.dirs.insert(own, str(TEMPLATES))
    if "markdown_extensions" in filled:
        filled.add("mdx_configs")
    if config.site_url:  # `mkdocs serve` has set it
        filled.discard("site_url")
    config.update({key: both[key] for key in filled})


def _remove_unused(files: Files, docs: Path, published: Collection[str]) -> None:
    """Remove the files of docs/ that are not published, and files of the theme that are not used.

    Two thirds of the theme are its search and source maps. The pages of docs/ are generated.
    """
    for file in list(files):
        uri = file.src_uri
        of_docs = file.abs_src_path and Path(file.abs_src_path).is_relative_to(docs)
        unused = uri.startswith("assets/javascripts/lunr/") or uri.endswith(".map")
        if unused or (of_docs and uri not in published):
            files.remove(file)


def build_site(root: Path, out: Path) -> list[Problem]:
    """Build the site of any folder that contains annotations/edition.yml.

    Returns:
        The problems of the edition and of the built site.
    """
    problems: list[Problem] = []
    with configured(root, out, problems.append) as config:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    return problems


@contextmanager
def configured(
    root: Path,
    out: Path,
    report: Callable[[Problem], None],
    site_url: str | None = None,
) -> Iterator[MkDocsConfig]:
    """Configure MkDocs for the edition in a folder; docs/ is optional.

    If the folder contains the running code, its whole mkdocs.yml is read; otherwise only the keys
    in `SAFE_KEYS`.

    Args:
        root: the folder that contains annotations/edition.yml.
        out: the folder that the site is written to.
        report: called with each problem.
        site_url: the address of the site, if it is not the one in mkdocs.yml.

    Raises:
        ConfigurationError: if mkdocs.yml does not name the plugin.
        SymbolicLinkError: if `out` is reached through a symbolic link in the folder.
    """
    refuse_link(root, out)
    root = root.resolve()
    trusted = contains_engine(root)
    own = {} if trusted else merge_settings(DEFAULT_SETTINGS, safe_settings(root))
    docs = root / "docs"
    has_docs = docs.is_dir() and not docs.is_symlink()
    with TemporaryDirectory(prefix="edition-") as empty:
        folders = {"docs_dir": str(docs) if has_docs else empty, "site_dir": str(out.resolve())}
        config = load_config(
            str(root / NAME) if trusted else BytesIO(),
            config_file_path=str(root / NAME),
            **{**own, **folders, "strict": False, "site_url": site_url or own.get("site_url")},
        )
        plugin = config.plugins.get("edition")
        if not isinstance(plugin, EditionPlugin):
            raise ConfigurationError(f"{NAME} does not name the plugin; add `plugins: [edition]`.")
        plugin.report = report
        plugin.said = None if trusted else own
        yield config
