"""Calling something again whenever a file of the edition has changed."""

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
"""Lines by which an editor knows the two ends of a run (.vscode/tasks.json)."""

PAUSE = 0.2
"""Seconds without a change after which a change is over: editors write in several steps."""

IGNORED = (".swp", ".tmp", "~")


class _Bell(FileSystemEventHandler):
    def __init__(self) -> None:
        self.rung = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        written = event.event_type in ("created", "modified", "moved", "deleted")
        if written and not str(event.src_path).endswith(IGNORED):
            self.rung.set()


def watch(folders: list[Path], act: Callable[[], None], stop: threading.Event) -> None:
    """Act at once, and again after every change, until stopped.

    Args:
        folders: those that are there are watched, with all below them.
        act: must not raise.
        stop: ends the watching within half a second.
    """
    bell, observer = _Bell(), Observer()
    for folder in folders:
        if folder.is_dir():
            observer.schedule(bell, str(folder), recursive=True)
    observer.start()
    try:
        act()
        while not stop.is_set():
            if not bell.rung.wait(0.5):
                continue
            while bell.rung.is_set():
                bell.rung.clear()
                stop.wait(PAUSE)
            act()
    finally:
        observer.stop()
        observer.join()


def check_again(root: Path, form: str) -> None:
    """Check, and check again at every change, until Ctrl+C; each run between two fixed lines."""

    def act() -> None:
        click.echo(BEGIN)
        edition, problems = build_edition(root)
        say(problems, form, len(list(edition.records)))
        click.echo(END)

    stop = threading.Event()
    with contextlib.suppress(KeyboardInterrupt):
        watch([root / "annotations", root / "docs"], act, stop)
