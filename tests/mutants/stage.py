"""A copy of the project that mutants may spoil, and its tests run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("scripts", "tests", "docs", "annotations", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", "*.egg-info", ".hypothesis")


@contextmanager
def staged() -> Iterator[Path]:
    """A temporary copy of what the tests read.

    The package lies in it twice, as `scripts/edition` and as `edition`: mutmut takes the names of
    modules from their paths.
    """
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        stage = Path(name).resolve()
        for each in COPIED:
            if (ROOT / each).is_dir():
                shutil.copytree(ROOT / each, stage / each, ignore=LEFT_OUT)
            else:
                shutil.copy(ROOT / each, stage / each)
        (stage / "edition").symlink_to("scripts/edition")
        yield stage


def run(stage: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the environment in the stage, whose package stands before the project's."""
    environment = {**os.environ, "PYTHONPATH": str(stage / "scripts"), "CI": "true"}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # a mutant may be as long and as old as the file
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=stage,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
