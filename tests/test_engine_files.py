"""The scripts and styles of a site, as they are published."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from conftest import ROOT
from tools import program

from edition.publish.engine_files import engine_files
from edition.publish.style_sheet import PARTS, font_faces

ASSETS = ROOT / "scripts/edition/assets"
LONGEST_LINE = 120


def test_every_part_of_the_style_sheet_is_in_it_once() -> None:
    assert sorted(PARTS) == sorted(path.stem for path in (ASSETS / "styles").iterdir())


def test_every_font_is_loaded_and_there_is_no_rule_without_its_font() -> None:
    named = re.findall(r"url\(fonts/([^)]+)\)", "".join(font_faces()))
    there = {path.name for path in (ASSETS / "fonts").glob("*.woff2")}
    assert set(named) == there


def test_published_scripts_can_be_read_and_are_classic(tmp_path: Path) -> None:
    scripts = {each.uri: each.data for each in engine_files() if each.uri.endswith(".js")}
    assert len(scripts) == len([*(ASSETS / "scripts").glob("*.js")])
    for uri, data in scripts.items():
        path = tmp_path / Path(uri).name
        path.write_bytes(data)
        assert data.startswith(b'(()=>{"use strict";'), uri
        assert not re.search(rb"^\s*(?:import|export)\b", data, re.M), uri
        subprocess.run([program("node"), "--check", str(path)], check=True)


def test_an_edition_s_own_file_replaces_the_engine_s() -> None:
    taken = "assets/edition.css"
    assert taken not in {each.uri for each in engine_files([taken])}


def test_no_line_of_a_script_or_a_style_is_long() -> None:
    for path in [*(ASSETS / "scripts").iterdir(), *(ASSETS / "styles").iterdir()]:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert len(line) <= LONGEST_LINE, f"{path.name}:{n}"
