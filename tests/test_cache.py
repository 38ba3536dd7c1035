"""The cache saves work and changes nothing: not the result, not what fails, not other files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from edition import Edition, Settings, build_edition
from edition.exports.book import fonts
from edition.exports.book.pdf import STYLE, pdf
from edition.read.disk_cache import MAX_ENTRIES, SUFFIX, VARIABLE, cache_folder, cached
from edition.render.renderer import Renderer


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, which does not exist yet."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


class Maker:
    """Counts how often it is asked."""

    def __init__(self, data: bytes = b"made") -> None:
        self.data, self.times = data, 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.data


def test_the_same_inputs_are_made_once_and_others_anew(folder: Path) -> None:
    make = Maker()
    for _ in range(2):
        assert cached("thing", [b"a", b"b"], make) == b"made"
    assert make.times == 1
    for inputs in ([b"ab"], [b"b", b"a"], [b"a", b"b", b""], [b"a"]):
        cached("thing", inputs, make)
    cached("other", [b"a", b"b"], make)
    assert make.times == 6
    assert len(list(folder.iterdir())) == 6


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:40],
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:-1] + b"x",
    ],
    ids=["empty", "half", "cut short", "longer", "another byte"],
)
def test_a_damaged_entry_is_made_again(folder: Path, spoil: object) -> None:
    assert callable(spoil)
    make = Maker(b"some bytes that were made")
    cached("thing", [b"a"], make)
    (entry,) = folder.iterdir()
    entry.write_bytes(spoil(entry.read_bytes()))
    for _ in range(2):
        assert cached("thing", [b"a"], make) == make.data
    assert make.times == 2


def test_what_fails_is_not_kept(folder: Path) -> None:
    def fail() -> bytes:
        raise ValueError("it cannot be made")

    for _ in range(2):
        with pytest.raises(ValueError, match="cannot be made"):
            cached("thing", [b"a"], fail)
    assert not folder.exists()


@pytest.mark.parametrize("place", ["in a file", "a file", "an entry that is a folder"])
def test_without_a_cache_that_can_be_written_everything_is_made(folder: Path, place: str) -> None:
    """Permissions would not do: whoever runs as root may write anywhere."""
    make = Maker()
    if place == "an entry that is a folder":
        cached("thing", [b"a"], make)
        (entry,) = folder.iterdir()
        entry.unlink()
        entry.mkdir()
    else:
        folder.write_text("not a folder", encoding="utf-8")
    if place == "in a file":
        os.environ[VARIABLE] = str(folder / "cache")
    before = make.times
    for _ in range(2):
        assert cached("thing", [b"a"], make) == b"made"
    assert make.times == before + 2
    if folder.is_dir():
        assert [entry.name for entry in folder.iterdir() if entry.is_file()] == []


def test_a_disk_that_is_full_costs_the_entry_and_leaves_no_half_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert cached("thing", [b"a"], Maker()) == b"made"
    assert list(folder.iterdir()) == []


def test_the_entries_used_longest_ago_are_deleted_and_nothing_else(folder: Path) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("the user's own", encoding="utf-8")
    for n in range(MAX_ENTRIES):
        cached(f"thing-{n}", [], Maker())
        (entry,) = folder.glob(f"thing-{n}-*")
        os.utime(entry, (1000 + n, 1000 + n))
    os.utime(folder / "letter.txt", (0, 0))
    cached("thing-0", [], Maker())  # used again
    cached("new", [], Maker())
    left = {entry.name.rpartition("-")[0].rpartition("-")[0] for entry in folder.glob(f"*{SUFFIX}")}
    assert left == {"new", "thing-0", *(f"thing-{n}" for n in range(2, MAX_ENTRIES))}
    assert (folder / "letter.txt").exists()


def test_the_cache_is_the_users_and_not_in_the_folder_that_is_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    found = cache_folder()
    assert found
    assert found.is_relative_to("/home/somebody")
    monkeypatch.setattr(
        "edition.read.disk_cache.user_cache_path", lambda _: Path("~/.cache/edition")
    )
    assert cache_folder() is None, "without a home it would lie in the folder that is built"
    make = Maker()
    for _ in range(2):
        cached("thing", [], make)
    assert make.times == 2
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The sources that the typesetter is given; it answers with a number."""
    sources: list[bytes] = []

    def compile_(source: bytes, _: object) -> bytes:
        sources.append(source)
        return str(len(sources)).encode()

    monkeypatch.setattr("edition.exports.book.pdf._compiled", compile_)
    return sources


@pytest.fixture(scope="module")
def sample() -> Edition:
    return build_edition(ROOT / "tests/sample")[0]


def test_a_pdf_is_set_once(sample: Edition, compiled: list[bytes]) -> None:
    assert pdf(Renderer(sample)) == pdf(Renderer(sample)) == b"1"
    assert len(compiled) == 1


@pytest.mark.parametrize(
    "change", ["text", "date", "address", "style", "typesetter", "fonts", "a font's bytes", "code"]
)
def test_a_pdf_is_set_anew_if_anything_changed_that_it_is_made_of(
    change: str,
    sample: Edition,
    compiled: list[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert pdf(Renderer(sample)) == b"1"
    edition, settings = sample, Settings()
    other = tmp_path / "other"
    if change in ("text", "date"):
        shutil.copytree(ROOT / "tests/sample", other)
        name, old, new = {
            "text": ("glossary/form.md", "\n---\n", "\n---\nAnother word. "),
            "date": ("edition.yml", "issued: ", "issued: 1999-01-01 # "),
        }[change]
        path = other / "annotations" / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        edition = build_edition(other)[0]
    elif change == "address":
        settings = Settings(site_url="https://example.org/")
    elif change == "style":
        other.write_bytes(STYLE.read_bytes() + b"\n")
        monkeypatch.setattr("edition.exports.book.pdf.STYLE", other)
    elif change == "typesetter":
        monkeypatch.setattr("edition.exports.book.pdf.version", lambda package: f"{package} 0.0.0")
    elif change == "code":
        other.write_bytes(Path(fonts.__file__).read_bytes() + b"\n")
        monkeypatch.setattr(fonts, "__file__", str(other))
    else:
        *faces, last = fonts.faces()
        other.write_bytes(last.file.read_bytes() + b"x")
        changed = [*faces, last._replace(file=other)] if change == "a font's bytes" else faces
        monkeypatch.setattr(fonts, "faces", lambda: changed)
    assert pdf(Renderer(edition, settings)) == b"2"
