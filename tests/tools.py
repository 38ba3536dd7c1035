"""Programs that some tests need and that no Python package holds; scripts/find_tools.sh gets them.

A test whose program is missing is skipped, but fails where CI=true.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

MODULES = Path(__file__).resolve().parent / "browser" / "node_modules"
IN_CI = os.environ.get("CI") == "true"


def missing(what: str, remedy: str) -> NoReturn:
    """End a test for want of a program."""
    sentence = f"There is no {what}; {remedy}."
    if IN_CI:
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def program(name: str) -> str:
    """The path of a program of the machine."""
    path = shutil.which(name)
    return path or missing(name, f"on Debian: apt-get install {DEBIAN[name]}")


def node_file(name: str) -> str:
    """The path of a file of a Node package."""
    path = MODULES / name
    return str(path) if path.is_file() else missing(name, "sh scripts/find_tools.sh gets it")


def validator(name: str) -> str:
    """The path of a validator that the environment has beside the project, in EDITION_VALIDATORS.

    They are no part of it: everywhere else the tests' own checks of the same rules must do.
    """
    path = Path(os.environ.get("EDITION_VALIDATORS", "")) / name
    if not os.environ.get("EDITION_VALIDATORS"):
        pytest.skip("EDITION_VALIDATORS names no folder; the tests' own checks stand alone")
    assert path.is_file(), f"{path} is not there"
    return str(path.resolve())


DEBIAN = {
    "java": "default-jre-headless",
    "node": "nodejs npm",
    "git": "git",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}


def git(root: Path, *arguments: str, date: str = "2026-11-01T12:00:00+00:00") -> str:
    """What git says, run as nobody in particular on a day of its own."""
    identity = {"NAME": "A", "EMAIL": "a@example.org", "DATE": date}
    who = {f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in identity.items()}
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    command = [program("git"), "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()
