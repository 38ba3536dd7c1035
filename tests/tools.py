"""Programs that some tests need and that no Python package holds; scripts/find_tools.sh gets them.

A test whose program is missing is skipped, but fails where CI=true.
"""

from __future__ import annotations

import os
import shutil
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


DEBIAN = {"java": "default-jre-headless", "node": "nodejs npm"}
