"""Versions one after the other: each stays as it was published, whatever comes later.

The scripts are those of the workflow; only `make site` and the address of GitHub are stood in for.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from tools import git

pytestmark = pytest.mark.sweep

ADDRESS = "https://edition.example/"
MAKE = """#!/bin/sh
mkdir -p site/downloads
echo "$(cat words) $SITE_URL $VERSIONS_URL" > site/index.html
cp site/index.html site/downloads/index.html
cp site/index.html site/downloads/edition.txt
"""


class Published:
    """A repository with its branch of pages, published as the workflow does it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.remote = folder, folder / "main", folder / "remote.git"
        for path in ("scripts/build_version.sh", "annotations/edition.yml", "CHANGELOG.md"):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, self.root / path)
        (folder / "bin").mkdir()
        (folder / "bin/make").write_text(MAKE, "utf-8")
        (folder / "bin/make").chmod(0o755)
        git(folder, "init", "-q", "--bare", str(self.remote))
        pages = folder / "first"
        git(folder, "init", "-q", str(pages))
        (pages / "CNAME").write_text("edition.example", "utf-8")
        git(pages, "add", "-A")
        git(pages, "commit", "-qm", "Begin")
        git(pages, "push", "-q", str(self.remote), "HEAD:gh-pages")

    def build(self, version: str, words: str, tag: str) -> subprocess.CompletedProcess[str]:
        old = (ROOT / "annotations/edition.yml").read_text("utf-8")
        now = yaml.safe_load(old)["version"]
        for path in ("annotations/edition.yml", "CHANGELOG.md"):
            text = (ROOT / path).read_text("utf-8").replace(now, version)
            (self.root / path).write_text(text, "utf-8")
        (self.root / "words").write_text(words, "utf-8")
        command = ["sh", "scripts/build_version.sh", ADDRESS, tag]
        way = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            command, cwd=self.root, env={"PATH": way}, capture_output=True, text=True, check=False
        )

    def publish(self, version: str, words: str, tag: str) -> Path:
        """What is on the branch of pages afterwards."""
        made = self.build(version, words, tag)
        assert made.returncode == 0, made.stdout + made.stderr
        workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
        steps = workflow["jobs"]["publish"]["steps"]
        step = next(each for each in steps if "Replace" in each.get("name", ""))
        pages = self.folder / f"pages-{words}"
        git(self.folder, "clone", "-q", "-b", "gh-pages", str(self.remote), str(pages))
        instead = f"url.{self.remote}.insteadOf"
        git(pages, "config", instead, "https://x-access-token:secret@github.com/owner/name")
        script = step["run"].replace("/tmp/public", str(self.root / "public"))
        environment = {**os.environ, "GH_TOKEN": "secret", "REPOSITORY": "owner/name"}
        subprocess.run(["sh", "-eu", "-c", script], cwd=pages, env=environment, check=True)
        shutil.rmtree(pages)
        git(self.folder, "clone", "-q", "-b", "gh-pages", str(self.remote), str(pages))
        return pages


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(tmp_path)


def test_a_version_stays_as_it_was_published(published: Published) -> None:
    first = published.publish("1.0.0", "one", "v1.0.0")
    assert (first / "index.html").read_text("utf-8") == f"one {ADDRESS} {ADDRESS}\n"
    assert (first / "v1.0.0/index.html").read_text("utf-8") == f"one {ADDRESS}v1.0.0/ {ADDRESS}\n"
    between = published.publish("1.0.0", "fixed", "")
    assert (between / "index.html").read_text("utf-8").startswith("fixed ")
    again = published.publish("1.0.0", "again", "v1.0.0")
    after = published.publish("2.0.0", "two", "v2.0.0")
    for pages in (between, again, after):
        assert (pages / "v1.0.0/index.html").read_bytes() == (
            first / "v1.0.0/index.html"
        ).read_bytes()
        assert (pages / "CNAME").is_file()
    assert (after / "v2.0.0/index.html").read_text("utf-8").startswith("two ")


def test_what_is_signed_is_what_stays(published: Published) -> None:
    pages = published.publish("1.0.0", "one", "v1.0.0")
    release = published.root / "public/release"
    lines = (release / "checksums-sha256.txt").read_text("utf-8").splitlines()
    output = {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}
    assert set(output) == {"edition.txt"}
    for name, digest in output.items():
        stays = (pages / "v1.0.0/downloads" / name).read_bytes()
        assert hashlib.sha256(stays).hexdigest() == digest
        assert (release / name).read_bytes() == stays


@pytest.mark.parametrize("tag", ["v1.0.1", "1.0.0", "v1.0.0 "])
def test_a_tag_that_is_not_the_version_publishes_nothing(published: Published, tag: str) -> None:
    made = published.build("1.0.0", "one", tag)
    assert made.returncode == 1
    assert "does not match version 1.0.0" in made.stdout
    assert not (published.root / "public").exists()


def job(name: str) -> dict[str, Any]:
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    found: dict[str, Any] = workflow["jobs"][name]
    return found


def test_who_signs_can_write_nothing_and_who_writes_cannot_sign() -> None:
    assert job("build")["permissions"] == {"contents": "read", "pages": "read"}
    assert job("sign")["permissions"] == {"contents": "read", "id-token": "write"}
    assert job("publish")["permissions"] == {"contents": "write"}
    assert job("sign")["environment"] == job("publish")["environment"] == "release"


SIGSTORE = """#!/bin/sh
# sigstore sign --bundle BUNDLE FILE
[ "$1 $2" = "sign --bundle" ] && sha256sum < "$4" > "$3"
"""


def test_the_job_that_signs_needs_no_right_to_write(tmp_path: Path) -> None:
    """Its own commands, with the signing program stood in for: it asks Sigstore's servers."""
    (tmp_path / "public/release").mkdir(parents=True)
    (tmp_path / "public/release/checksums-sha256.txt").write_text("sums", "utf-8")
    (tmp_path / "sign/bin").mkdir(parents=True)
    (tmp_path / "sign/bin/sigstore").write_text(SIGSTORE, "utf-8")
    (tmp_path / "sign/bin/sigstore").chmod(0o755)
    (step,) = [each for each in job("sign")["steps"] if each.get("name") == "Sign the checksums"]
    script = step["run"].replace("/tmp/", f"{tmp_path}/")
    environment = {"PATH": os.environ["PATH"]}  # no token of any kind
    subprocess.run(["sh", "-eu", "-c", script], cwd=tmp_path, env=environment, check=True)
    signature = (tmp_path / "signature/checksums-sha256.sigstore.json").read_text("utf-8")
    assert signature.startswith(hashlib.sha256(b"sums").hexdigest())


def test_what_signs_is_locked_by_its_hashes(tmp_path: Path) -> None:
    """Every file that the job would install is there and is the one that was locked."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:", "-d", str(tmp_path)]
    subprocess.run([*command, "-r", str(ROOT / "requirements-sign.txt")], check=True)
    assert list(tmp_path.glob("sigstore-*.whl"))
