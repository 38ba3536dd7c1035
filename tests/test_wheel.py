"""A wheel of this repository is the whole engine: nothing of a clone is needed beside it."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import ROOT
from tools import git

PACKAGE = ROOT / "scripts/edition"
TEXT = "1. The Stove\n\nIt was cold.\n\n2. The Wood\n\nNobody fetched it.\n"
OFFLINE = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(refuse)
"""
"""Imported by every process of the environment: none may ask the network."""
OURS = re.compile("bureaucra|kollontai|pamphlet|soviet|opposition|wedge|a8231a|c0392b", re.I)
"""Words and colours of this edition."""


def test_each_file_beside_the_code_is_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["edition"]
    files = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
    ]
    assert any(name.startswith("assets/fonts/") for name in files)
    covered = {name for name in files for p in patterns if fnmatch(name, p.replace("**/", ""))}
    assert [name for name in files if name not in covered] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of what git holds, so that nothing else can get into it."""
    out = tmp_path_factory.mktemp("wheel")
    copy = out / "source"
    for name in git(ROOT, "ls-files", "-z", "scripts", "pyproject.toml", "README.md").split("\0"):
        if name and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    run(out, *pip, "--wheel-dir", out, copy)
    [path] = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`edition` in an environment of its own, with what it depends on borrowed from the tests."""
    environment = tmp_path_factory.mktemp("environment")
    run(environment, sys.executable, "-m", "venv", "--without-pip", environment)
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python"]
    pip += [environment / "bin/python", "install", "-q"]
    run(environment, *pip, "--no-deps", "--no-index", wheel)
    [packages] = environment.glob("lib/python*/site-packages")
    (packages / "offline.py").write_text(OFFLINE, encoding="utf-8")
    # The .pth files of a folder that is named in one, such as that of this clone, are not read.
    borrowed = f"{sysconfig.get_path('purelib')}\nimport offline\n"
    (packages / "borrowed.pth").write_text(borrowed, encoding="utf-8")
    return environment / "bin/edition"


def run(folder: Path, *command: str | Path) -> None:
    """Run a command, which must succeed, in a folder and with no more than it needs."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def begun(command: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds `tale/`, an edition that the wheel began."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "tale.txt").write_text(TEXT, encoding="utf-8")
    run(folder, command, "init", "tale.txt", "tale", "--title", "A Tale", "--author", "Ida Wade")
    return folder


@pytest.fixture(scope="module")
def built(command: Path, begun: Path) -> Path:
    """Its site."""
    run(begun, command, "--root", "tale", "build", "site")
    return begun / "site"


@pytest.mark.sweep
@pytest.mark.xdist_group("wheel")
def test_the_wheel_holds_the_engine_alone(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    for name in ("scripts/edition.js", "styles/text.css", "templates/main.html", "mkdocs.yml"):
        assert f"edition/assets/{name}" in names
    assert {name.split("/")[0] for name in names if "dist-info" not in name} == {
        *("edition", "with_progress.py")
    }


@pytest.mark.sweep
@pytest.mark.xdist_group("wheel")
def test_the_code_that_runs_is_that_of_the_wheel(command: Path, tmp_path: Path) -> None:
    where = "import edition, sys; sys.exit(not edition.__file__.startswith(sys.prefix))"
    run(tmp_path, command.parent / "python", "-c", where)


@pytest.mark.sweep
@pytest.mark.xdist_group("wheel")
def test_it_begins_and_builds_an_edition_anywhere(command: Path, begun: Path, built: Path) -> None:
    assert {path.name for path in (begun / "tale").iterdir()} == {
        *("annotations", "docs", "mkdocs.yml", "README.md", ".gitignore")
    }
    run(begun, command, "--root", "tale", "check")
    assert 'data-locus="1.1"' in (built / "text/1/index.html").read_text(encoding="utf-8")
    for name in ("assets/edition.css", "assets/edition.js", "downloads/edition.pdf"):
        assert (built / name).stat().st_size > 1000, name


@pytest.mark.sweep
@pytest.mark.xdist_group("wheel")
def test_mkdocs_builds_the_same_site_by_the_plugin(command: Path, begun: Path, built: Path) -> None:
    mkdocs = "import sys; from mkdocs.__main__ import cli; sys.exit(cli())"
    options = ("build", "--strict", "--quiet", "--site-dir", begun / "same")
    run(begun / "tale", command.parent / "python", "-c", mkdocs, *options)
    first, second = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (built, begun / "same")
    )
    names = first.keys() | second.keys()
    assert [name for name in names if first.get(name) != second.get(name)] == []


@pytest.mark.sweep
@pytest.mark.xdist_group("wheel")
def test_it_ejects(command: Path, begun: Path) -> None:
    run(begun, command, "--root", "tale", "eject", "plain")
    for name in ("docs/text/1.md", "docs/assets/edition.css", "overrides/main.html", "mkdocs.yml"):
        assert (begun / "plain" / name).is_file(), name


@pytest.mark.sweep
@pytest.mark.xdist_group("wheel")
def test_the_look_of_another_edition_shows_nothing_of_this_one(built: Path) -> None:
    """But for the examples of what the check says, and the search that finds them."""
    endings = tuple(".html .xml .json .txt .css .js .svg .csv .jsonld .ttl .bib .ris".split())
    files = {
        path.relative_to(built).as_posix(): path.read_bytes()
        for path in built.rglob("*")
        if path.is_file()
    }
    shown = {
        place: data.decode("utf-8")
        for place, data in files.items()
        if place.endswith(endings) and not place.startswith(("problems/", "assets/search/"))
    }
    assert "changes.xml" in shown
    assert {place: found[0] for place, text in shown.items() if (found := OURS.search(text))} == {}
    ours = [path.read_bytes() for path in (ROOT / "docs/assets").glob("*.*")]
    assert len(ours) > 3
    assert [place for place, data in files.items() if data in ours] == []
