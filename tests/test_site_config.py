"""Words of mkdocs.yml are safe to print, and what is harmless stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from edition.publish.eject import eject_site
from edition.publish.site_config import safe_config

BASE = Path(__file__).parent / "problems" / "_base"
TAGGED = 'A"><script>x()</script>&lt;b&gt;'
INERT = "A”›‹script›x()‹/script›＆lt;b＆gt;"


@pytest.mark.parametrize(
    ("said", "safe"),
    [
        ({"site_name": TAGGED}, {"site_name": INERT}),
        ({"site_description": "a & b"}, {"site_description": "a & b"}),
        ({"nav": [{TAGGED: [TAGGED]}]}, {"nav": [{INERT: [INERT]}]}),
        ({"site_url": 'https://e.org/"><b'}, {"site_url": "https://e.org/%22%3E%3Cb"}),
        ({"site_url": "https://e.org/%D0%B0/"}, {"site_url": "https://e.org/%D0%B0/"}),
        ({"repo_url": None, "site_url": "", "theme": "x"}, {}),
        ({"copyright": "<b>A</b> &amp; B"}, {"copyright": "A &amp; B"}),
        (
            {"copyright": '<a href="https://e.org/" onclick="x()" rel="license">A</a><base>'},
            {"copyright": '<a href="https://e.org/" rel="license">A</a>'},
        ),
        ({"copyright": '<a href="javascript:x()">A</a>'}, {"copyright": "<a>A</a>"}),
    ],
)
def test_what_could_be_mark_up_is_none(said: dict[str, Any], safe: dict[str, Any]) -> None:
    assert safe_config(said) == safe
    assert safe_config(safe) == safe


def test_the_words_of_this_edition_stay_as_they_are() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "!ENV" not in line]
    config = yaml.safe_load("\n".join(lines))
    safe = safe_config(config)
    assert safe == {key: config[key] for key in safe}
    assert set(safe) == {"site_name", "site_description", "copyright", "nav"}


def test_the_way_out_is_as_safe(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "edition")
    (root / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": TAGGED}), encoding="utf-8")
    (root / "docs/rights.md").write_text(f"---\ntitle: '{TAGGED}'\n---\n# A\n", encoding="utf-8")
    eject_site(root, tmp_path / "out", release=False)
    config = yaml.safe_load((tmp_path / "out/mkdocs.yml").read_bytes())
    assert config["site_name"] == INERT
    assert f'title: "{INERT}"' in (tmp_path / "out/docs/rights.md").read_text(encoding="utf-8")
