"""Run a command that takes long: `with_progress.py TITLE COMMAND…`.

Its output is held back. Every five seconds one line says how long it has run and what it said
last: whole lines, so that logs stay readable. All of the output is shown if it fails.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

INTERVAL = 5
"""Seconds between two lines."""


def run(title: str, command: Sequence[str], interval: float = INTERVAL) -> int:
    """Run a command and report its progress.

    Args:
        title: what is being done; printed at once.
        command: the program and its arguments.
        interval: seconds between two lines.

    Returns:
        The exit code of the command.
    """
    print(f"{title} ...", flush=True)
    begun = time.monotonic()
    with TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        with output.open("wb") as file:
            process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        while True:
            try:
                code = process.wait(interval)
                break
            except subprocess.TimeoutExpired:
                seconds = time.monotonic() - begun
                print(f"  {seconds:.0f} s: {_last_line(output)}", flush=True)
        if code:
            print(_text(output), flush=True)
    return code


def _last_line(output: Path) -> str:
    lines = [line.strip() for line in _text(output).splitlines() if line.strip()]
    return lines[-1][:90] if lines else "…"


def _text(output: Path) -> str:
    return output.read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1], sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit(130)
