"""Watch the files of an edition, and repeat an action whenever one changes."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from edition.authoring.exit_report import say
from edition.build import build_edition

BEGIN, END = "Checking …", "Checked; waiting for changes."
"""Lines that tell a text editor that a run begins or ends (.vscode/tasks.json)."""

QUIET_TIME = 0.2
"""Seconds without events after which a change is complete: editors write in several steps."""

IGNORED_ENDINGS = (".swp", ".tmp", "~")


class _ChangeHandler(FileSystemEventHandler):
    """Sets a flag when a file changes."""

    def __init__(self) -> None:
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        written = event.event_type in ("created", "modified", "moved", "deleted")
        if written and not str(event.src_path).endswith(IGNORED_ENDINGS):
            self.changed.set()


def watch(folders: list[Path], act: Callable[[], None], stop: threading.Event) -> None:
    """Call an action at once, and again after every change, until stopped.

    Args:
        folders: watched with their subfolders, if they exist.
        act: the action; must not raise.
        stop: when set, watching ends within half a second.
    """
    handler, observer = _ChangeHandler(), Observer()
    for folder in folders:
        if folder.is_dir():
            observer.schedule(handler, str(folder), recursive=True)
    observer.start()
    try:
        act()
        while not stop.is_set():
            if not handler.changed.wait(0.5):
                continue
            while handler.changed.is_set():
                handler.changed.clear()
                stop.wait(QUIET_TIME)
            act()
    finally:
        observer.stop()
        observer.join()


def check_repeatedly(root: Path, form: str) -> None:
    """Check, and again after every change, until Ctrl+C; print `BEGIN` and `END` each time."""

    def act() -> None:
        click.echo(BEGIN)
        edition, problems = build_edition(root)
        say(problems, form, len(list(edition.records)))
        click.echo(END)

    stop = threading.Event()
    with contextlib.suppress(KeyboardInterrupt):
        watch([root / "annotations", root / "docs"], act, stop)
