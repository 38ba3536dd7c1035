"""`edition serve`: a preview that is rebuilt after every change and shows the problems.

Nothing that a contributor writes stops it: an invalid record is omitted, and if the site cannot be
built, the last one is shown. The problems are listed in the terminal and at the top of every page.
"""

from __future__ import annotations

import errno
import logging
import time
import traceback
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from edition.formats.html import counted
from edition.model.problems import Problem
from edition.publish.engine_files import ASSETS
from edition.publish.plugin import configured
from edition.publish.preview import BARE_PAGE, render_banner, with_banner
from edition.publish.site_settings import contains_engine

HOST = "127.0.0.1"
POLL_INTERVAL = 0.2
"""Seconds between two checks for changed files."""


def serve_site(root: Path, port: int) -> None:
    """Serve any folder that contains annotations/edition.yml, until Ctrl+C.

    Raises:
        click.ClickException: if the port cannot be used.
    """
    with TemporaryDirectory(prefix="edition-") as folder:
        try:
            server = PreviewServer(root.resolve(), Path(folder), port)
        except OSError as error:
            raise click.ClickException(_port_problem(port, error)) from None
        server.run()


def _port_problem(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        what = f"Port {port} is in use, perhaps by another `make serve`."
    else:
        what = f"Port {port} cannot be used: {error.strerror}."
    other = port + 1 if 1024 <= port < 65535 else 8001
    return f"{what} Choose another: make serve PORT={other}"


class PreviewServer(LiveReloadServer):
    """The server of MkDocs, which reloads open pages, with a build that never raises."""

    def __init__(self, root: Path, folder: Path, port: int) -> None:
        """Bind the port.

        Args:
            root: the folder that contains annotations/edition.yml.
            folder: an empty folder for the built site.
            port: the port to serve on.

        Raises:
            OSError: if the port cannot be used.
        """
        self._edition_root = root
        self._site, self._next, self._old = (folder / name for name in ("site", "next", "old"))
        self._banner = b""
        super().__init__(self.rebuild, HOST, port, str(self._site), polling_interval=POLL_INTERVAL)
        self.set_app(with_banner(self.serve_request, lambda: self._banner))
        self.error_handler = self._error_page
        super().server_bind()
        super().server_activate()

    def server_bind(self) -> None:
        """Do nothing: the port is bound before the first build, not after it as in MkDocs."""

    def server_activate(self) -> None:
        """Do nothing, as above; a request during the first build waits for it."""

    def run(self) -> None:
        """Build, serve, and rebuild after every change, until Ctrl+C."""
        root = self._edition_root
        self.watch(str(root), recursive=False)  # mkdocs.yml can be deleted and restored
        for folder in (root / "annotations", root / "docs"):
            if folder.is_dir():
                self.watch(str(folder))
        if contains_engine(root):
            self.watch(str(ASSETS))
        # Before the first build, so that no change during the build is missed.
        self.observer.start()
        try:
            self.rebuild()
            click.echo(f"Serving {self.url} – Ctrl+C stops it.", err=True)
            self.serve_thread.start()
            self._build_loop()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
        finally:
            self.shutdown()

    def rebuild(self) -> None:
        """Build the site; if that fails, keep the last one. Never raises."""
        begun = time.monotonic()
        problems: list[Problem] = []
        built = False
        with _Warnings() as warnings:
            try:
                self._build(problems)
            except Exception as error:
                if not isinstance(error, Abort):  # MkDocs has logged why
                    warnings.messages.append(_what_failed(error))
            else:
                has_text = any(self._next.glob("text/*/index.html"))
                if problems and not has_text:
                    warnings.messages.clear()  # they follow from the problem of the text
                built = has_text or not self._site.exists()
        if built:
            self._show_next()
        message = [str(each) for each in sorted(problems) if each.blocking]
        message += [each.replace(f"{self._edition_root}/", "") for each in warnings.messages]
        self._report(message, problems, built, time.monotonic() - begun)

    def _report(
        self, message: list[str], problems: list[Problem], built: bool, took: float
    ) -> None:
        """Show the problems in the terminal and on every page; advice only in the terminal."""
        advice = (str(each) for each in sorted(problems) if not each.blocking)
        for each in (*advice, *message):
            click.echo(each, err=True)
        outcome = f"Built in {took:.1f} s" if built else "The site could not be built"
        number = counted(len(message), "problem") if message else "no problems"
        click.echo(f"{time.strftime('[%H:%M:%S]')} {outcome}: {number}.", err=True)
        self._banner = (
            render_banner(f"{number}. {BANNER_SENTENCES[built]}", message) if message else b""
        )

    def _build(self, problems: list[Problem]) -> None:
        rmtree(self._next, ignore_errors=True)
        with configured(self._edition_root, self._next, problems.append, self.url) as config:
            config.plugins.on_startup(command="serve", dirty=False)
            mkdocs_build(config, serve_url=self.url)

    def _show_next(self) -> None:
        if self._site.exists():
            self._site.rename(self._old)
        self._next.rename(self._site)
        rmtree(self._old, ignore_errors=True)

    def _error_page(self, code: int) -> bytes:
        """Return the page for an error, which also reloads itself."""
        page = self._site / f"{code}.html"
        html = page.read_bytes() if page.is_file() else BARE_PAGE
        return bytes(self._inject_js_into_html(html, self._visible_epoch))  # type: ignore[no-untyped-call]


BANNER_SENTENCES = {
    True: "Records with a problem are left out of the pages.",
    False: "The site could not be built; this page is from the last successful build.",
}
"""What the page below the banner is, by whether the site was built."""


class _Warnings(logging.Handler):
    """Collects the warnings of MkDocs within a `with` statement."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message without control characters, because it can quote a contributor."""
        if record.name != "mkdocs.livereload":  # requests during the build
            text = record.getMessage()
            shown = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
            self.messages.append(shown)

    def __enter__(self) -> _Warnings:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def _what_failed(error: Exception) -> str:
    if isinstance(error, MkDocsException):
        return str(error)
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{at.filename}:{at.lineno}: {type(error).__name__}: {error}"
