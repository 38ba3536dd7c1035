"""One ZIP with taken, the same bytes for the same files."""

from __future__ import annotations

import hashlib
import io
from zipfile import ZipFile

import pytest

from edition import Edition
from edition.exports.archive import MANIFEST, archive_download
from edition.exports.downloads import downloads
from edition.formats.site_file import Download, SiteFile
from edition.render.renderer import Renderer


@pytest.fixture(scope="module")
def taken(edition: Edition) -> list[Download]:
    return list(downloads(Renderer(edition)))


@pytest.fixture(scope="module")
def archive(taken: list[Download]) -> ZipFile:
    assert taken[-1].file.uri == "downloads/edition.zip"
    content = taken[-1].file.content
    assert isinstance(content, bytes)
    return ZipFile(io.BytesIO(content))


def test_every_download_is_in_it(archive: ZipFile, taken: list[Download], edition: Edition) -> None:
    folder = f"edition-{edition.config.version}"
    beside = [each.file for each in taken[:-1] if each.file.uri.startswith("downloads/")]
    for file in beside:
        name = file.uri.removeprefix("downloads/")
        assert archive.read(f"{folder}/{name}") == file.content
    assert {each.file.uri for each in taken} - {file.uri for file in beside} == {
        "downloads/edition.zip",
        "dts/index.json",  # leads to files of the site
    }
    assert not [name for name in archive.namelist() if "dts" in name]


def test_the_manifest_is_that_of_sha256sum(archive: ZipFile) -> None:
    names = archive.namelist()
    folder = names[0].partition("/")[0]
    lines = archive.read(f"{folder}/{MANIFEST}").decode("utf-8").splitlines()
    output = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    assert {f"{folder}/{path}" for path in output} == set(names) - {f"{folder}/{MANIFEST}"}
    for path, digest in output.items():
        assert hashlib.sha256(archive.read(f"{folder}/{path}")).hexdigest() == digest


def test_licences_and_transcribers_go_with_it(archive: ZipFile) -> None:
    texts = {
        n.partition("/")[2]: archive.read(n).decode("utf-8", "replace") for n in archive.namelist()
    }
    assert "GNU Free Documentation License" in texts["LICENSES/GFDL-1.3.txt"]
    assert "11. RELICENSING" in texts["LICENSES/GFDL-1.3.txt"]
    assert "Attribution-ShareAlike 4.0 International" in texts["LICENSES/CC-BY-SA-4.0.txt"]
    assert "Brian Baggins" in texts["RIGHTS.md"]
    assert "[[" not in texts["RIGHTS.md"]
    assert "annotations.csv" in texts["README.txt"]


def test_dates_order_and_permissions_are_fixed(archive: ZipFile, edition: Edition) -> None:
    year, month, day = map(int, edition.config.issued.split("-"))
    infos = archive.infolist()
    assert {info.date_time for info in infos} == {(year, month, day, 0, 0, 0)}
    assert {info.external_attr >> 16 for info in infos} == {0o100644}
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)


def test_it_takes_in_what_it_is_given(edition: Edition) -> None:
    given = Download(SiteFile("downloads/a/b.json", "{}"), "A test.", "not at all")
    found = archive_download(Renderer(edition), [given]).file.content
    assert isinstance(found, bytes)
    archive = ZipFile(io.BytesIO(found))
    assert archive.read(f"edition-{edition.config.version}/a/b.json") == b"{}"
