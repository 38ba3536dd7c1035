"""The Nu HTML checker finds no error in any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tools import node_file, program

pytestmark = pytest.mark.sweep

THEME = {
    # The theme's check boxes for drawer and search carry an attribute that only text fields have.
    "Attribute “autocomplete” is only allowed when the input type is": 'class="md-toggle"',
    # Its navigation writes tabindex="" on the labels of folded groups.
    "Bad value “” for attribute “tabindex” on element “label”": 'class="md-nav__link"',
}
"""Errors of the theme, which is not ours to fix: how the message begins, and what it is about."""


def is_the_themes(message: dict[str, str]) -> bool:
    return any(
        message["message"].startswith(words) and part in message.get("extract", "")
        for words, part in THEME.items()
    )


def test_every_page_is_valid(site: Path) -> None:
    jar = node_file("vnu-jar/build/dist/vnu.jar")
    options = [
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    command = [program("java"), "-Xss8m", "-jar", jar, *options, str(site)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    messages = json.loads(output)["messages"]
    assert messages, "the theme's own errors were not seen: did it look at the pages?"
    ours = {
        f"{each['url'].partition('/site/')[2]}:{each.get('lastLine')}: {each['message']} "
        f"{each.get('extract', '')[:120]!r}"
        for each in messages
        if not is_the_themes(each)
    }
    assert sorted(ours) == []
