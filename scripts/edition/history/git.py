"""Call git so that nothing in a repository can run; no other module starts a program.

A repository's settings may name programs: pager, external diff, text conversion, file-system
monitor, hooks, and the command that fetches objects that are missing. A folder that someone sent,
or a plain clone with a repository among its files, brings such settings. The options and variables
here disable them.
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
    "-c", "safe.bareRepository=explicit",
)  # fmt: skip
TIMEOUT = 60
"""Seconds; a repository of this size answers in less than one."""


def run_git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Run a read-only git command in a folder.

    Args:
        root: the folder.
        arguments: the command and its options; use `--no-ext-diff --no-textconv` where it diffs,
            and no command that reads or writes files of the work tree: its filters would run.
        given: what it reads from standard input.

    Returns:
        Its output, or None where there is no git, no repository, or git refuses.
    """
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
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


def begin_branch(root: Path, name: str) -> bool:
    """Create a branch at the last commit and make it the current one.

    The same as `git switch --create`, but without reading the work tree, which does not change.

    Returns:
        Whether that succeeded; if not, nothing has changed.
    """
    if run_git(root, "branch", "--no-track", name) is None:
        return False
    return run_git(root, "symbolic-ref", "-m", "begin", "HEAD", f"refs/heads/{name}") is not None
