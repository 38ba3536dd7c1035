"""Run a slow command and report its progress: `with_progress.py TITLE COMMAND…`.

Every five seconds a line shows the elapsed time and the last line of the output. Whole lines are
printed, so that logs are readable. The rest of the output is shown only if the command fails.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

INTERVAL = 5
"""Seconds between two lines of progress."""


def run(title: str, command: Sequence[str], interval: float = INTERVAL) -> int:
    """Run a command and report its progress.

    Args:
        title: what the command does; printed first.
        command: the program and its arguments.
        interval: seconds between two lines of progress.

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
