"""What a newcomer meets first: installing, and folders that cannot be written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import BIN, ROOT

from edition.cli import main
from edition.publish import plugin
from edition.read.files import explain_os_error
from with_progress import run

SAMPLE = ROOT / "tests/sample"


def edition(*arguments: object) -> str:
    """What a command of the edition says when it fails."""
    done = CliRunner().invoke(main, [str(each) for each in arguments])
    assert done.exit_code, done.output
    return done.output.strip()


@pytest.mark.parametrize("command", ["build", "eject"])
def test_a_file_in_place_of_a_folder_is_one_sentence(tmp_path: Path, command: str) -> None:
    (tmp_path / "taken").write_text("Mine.", "utf-8")
    output = edition("--root", SAMPLE, command, tmp_path / "taken" / "site")
    assert output.startswith("Error: ")
    assert "is a file, but a folder is needed there" in output
    assert len(output.splitlines()) == 1
    assert (tmp_path / "taken").read_text("utf-8") == "Mine."


def test_a_site_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root there is no such folder, so the error is raised by hand."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "site/index.html"))

    monkeypatch.setattr("mkdocs.utils.clean_directory", refuse)
    output = edition("--root", SAMPLE, "build", tmp_path / "site")
    assert "site/index.html cannot be read or written: permission denied." in output
    assert "another user" in output


def test_a_file_named_site_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("Mine.", "utf-8")
    command = [str(BIN / "mkdocs"), "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "site is a file, but a folder is needed there. Move the file away." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_somebody_else_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader,", "utf-8")
    output = edition("--root", SAMPLE, "build", tmp_path)
    assert "is not empty and does not contain a site built before" in output
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_and_an_older_site_are_built_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Path] = []

    def build_site(_: Path, out: Path) -> list[object]:
        built.append(out)
        return []

    monkeypatch.setattr(plugin, "build_site", build_site)
    old = tmp_path / "old"
    (old / "downloads").mkdir(parents=True)
    (old / "404.html").touch()
    (old / "downloads/apparatus.json").touch()
    (tmp_path / "empty").mkdir()
    for out in (old, tmp_path / "empty", tmp_path / "new"):
        done = CliRunner().invoke(main, ["build", str(out)])
        assert done.exit_code == 0, done.output
    assert built == [old, tmp_path / "empty", tmp_path / "new"]


def test_an_error_without_a_path_is_explained_too() -> None:
    assert explain_os_error(OSError(28, "No space left on device")) == (
        "A file cannot be read or written: no space left on device."
    )


def run_python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_long_command_reports_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    code = "import time; print('first'); print('second', flush=True); time.sleep(2)"
    assert run("Installing", run_python(code), interval=0.5) == 0
    title, *lines = capsys.readouterr().out.splitlines()
    assert title == "Installing ..."
    assert lines
    assert lines[-1].endswith("s: second")
    assert "first" not in "".join(lines)


def test_a_short_command_says_nothing_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Installing", run_python("print('much')")) == 0
    assert capsys.readouterr().out == "Installing ...\n"


def test_a_command_that_fails_shows_all_it_said(capfd: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('one'); print('two', file=sys.stderr); sys.exit(3)"
    assert run("Installing", run_python(code)) == 3
    output = capfd.readouterr().out
    assert "one" in output
    assert "two" in output
    assert "\r" not in output


@pytest.mark.parametrize("folder", ["browser", "lint"])
def test_the_lock_of_the_node_packages_names_versions_alone(folder: str) -> None:
    """npm of Debian 12 cannot read an override of `latest`, and what that means changes."""
    path = ROOT / "tests" / folder / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    wanted = {
        f"{path}: {name}"
        for path, package in lock["packages"].items()
        for name, version in package.get("dependencies", {}).items()
        if version == "latest"
    }
    assert wanted == set(), "write the version that is installed in place of `latest`"
