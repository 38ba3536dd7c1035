"""Asking git about a repository, so that nothing in the repository can run.

Its configuration may name programs (pager, external diff, text conversion, file-system monitor);
the options and variables here put them out of force.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.quotePath=false",
    "-c", "log.showSignature=false",
)  # fmt: skip
TIMEOUT = 60
"""Seconds; a repository of this sort answers in less than one."""


def run_git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git says of the repository in this folder.

    Args:
        root: the folder.
        arguments: the command and its options; use `--no-ext-diff --no-textconv` where it diffs.
        given: for its standard input.

    Returns:
        Its output; None where there is no git, no repository, or it refuses.
    """
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "HOME": os.environ.get("HOME", ""),
    }
    try:
        done = subprocess.run(
            ["git", *_OPTIONS, *arguments],
            cwd=root,
            env=environment,
            input=given,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
