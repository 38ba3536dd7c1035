"""Read from git when each record was added, changed and removed, and its earlier texts.

Without git, outside a repository and in a shallow clone there is no history, and the pages say
less. The same commit gives the same history on every machine.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from edition.history.git import run_git

FOLDER = "annotations"
HOW = {"A": "added", "M": "changed", "T": "changed", "D": "removed"}
"""What happened to a file, by git's letter."""
MISSING = "missing"
"""What git prints for a file that the repository does not hold."""
MAX_BYTES = 256 * 1024
"""Size limit of one earlier version; larger ones are not read."""

_HEAD = re.compile(r"([0-9a-f]{40,64}) (\d*)\n?")
_LAST_SECOND = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
"""The latest date that is accepted; a commit can claim any number of seconds."""
_RAW = re.compile(r":\d{6} \d{6} ([0-9a-f]+) ([0-9a-f]+) ([AMTD])\d*")


class Version(NamedTuple):
    """One change of one file."""

    path: str
    """Posix, relative to the edition's root."""
    how: str
    """`added`, `changed` or `removed`."""
    moment: str
    """When its author made it: ISO 8601 in UTC, `2026-11-23T12:00:00Z`."""
    commit: str
    release: str
    """The first release that holds it, without its `v`; empty if none does yet."""
    blob: str
    """git's hash of the file at that version; all zeros if it was removed."""

    @property
    def day(self) -> str:
        """ISO."""
        return self.moment[:10]


@dataclass(frozen=True)
class History:
    """All changes of annotations/, newest first."""

    versions: tuple[Version, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """The contents of files that have more than one version, by blob."""
    releases: tuple[str, ...] = ()
    """The names of the releases, without their `v`, the oldest first."""

    @cached_property
    def versions_by_path(self) -> dict[str, list[Version]]:
        """The changes of each file, newest first, since it was last added."""
        found: dict[str, list[Version]] = defaultdict(list)
        closed: set[str] = set()
        for version in self.versions:
            if version.path in closed:
                continue
            found[version.path].append(version)
            if version.how == "added":
                closed.add(version.path)
        return dict(found)

    def first(self, path: str) -> str:
        """Return the day on which a file was added; empty if that is not known."""
        versions = self.versions_by_path.get(path, [])
        return versions[-1].day if versions and versions[-1].how == "added" else ""

    def last(self, path: str) -> str:
        """Return the day of its last change; empty if that is not known."""
        versions = self.versions_by_path.get(path, [])
        return versions[0].day if versions else ""


def read_history(root: Path) -> History:
    """Read the history of an edition's annotations; it is empty where git has none.

    Cached for each commit, so that a rebuild costs one call of git.
    """
    head = run_git(root, "rev-parse", "HEAD", "--is-shallow-repository")
    if head is None or not head.endswith(b"\nfalse\n"):
        return History()
    return _read(root.resolve(), head.decode("ascii").split()[0])


@lru_cache(maxsize=4)
def _read(root: Path, head: str) -> History:
    message = run_git(
        root, "log", "--format=%H %at", "--raw", "-z", "--no-abbrev", "--no-renames",
        "--no-ext-diff", "--no-textconv", "--relative", head, "--", FOLDER,
    )  # fmt: skip
    if message is None:
        return History()
    releases = _releases(root)
    commits = _commits(root, releases)
    versions = tuple(_versions(message.decode("utf-8", "replace"), commits))
    return History(versions, _texts(root, versions), releases)


def _versions(log: str, releases: Mapping[str, str]) -> list[Version]:
    found = []
    commit = moment = ""
    fields = iter(log.split("\0"))
    for item in fields:
        if head := _HEAD.match(item):
            commit, moment = head[1], _utc(head[2])
            item = item[head.end() :]
        if raw := _RAW.fullmatch(item.strip()):
            path = next(fields, "")
            how, blob = HOW[raw[3]], raw[2]
            found.append(Version(path, how, moment, commit, releases.get(commit, ""), blob))
    return found


def _utc(seconds: str) -> str:
    """Format seconds since 1970 as ISO 8601, clamped to what a calendar can express."""
    moment = datetime.fromtimestamp(min(int(seconds or 0), _LAST_SECOND), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _releases(root: Path) -> tuple[str, ...]:
    message = run_git(root, "tag", "--list", "v*", "--sort=v:refname", "--merged", "HEAD") or b""
    return tuple(tag.removeprefix("v") for tag in message.decode("utf-8", "replace").split())


def _commits(root: Path, releases: tuple[str, ...]) -> dict[str, str]:
    """Return the first release that holds each commit."""
    found: dict[str, str] = {}
    for release in releases:
        commits = run_git(root, "rev-list", f"refs/tags/v{release}", "--") or b""
        for commit in commits.decode("ascii").split():
            found.setdefault(commit, release)
    return found


def _texts(root: Path, versions: tuple[Version, ...]) -> dict[str, str]:
    by_path: dict[str, list[str]] = defaultdict(list)
    for version in versions:
        by_path[version.path].append(version.blob)
    blobs = sorted({b for each in by_path.values() if len(each) > 1 for b in each if b.strip("0")})
    listing = _cat_file(root, "--batch-check", blobs).decode("ascii")
    rows = [line.split() for line in listing.splitlines()]
    small = [row[0] for row in rows if row[-1] != MISSING and int(row[-1]) <= MAX_BYTES]
    output = _cat_file(root, "--batch", small)
    texts = {}
    at = 0
    while (end := output.find(b"\n", at)) > 0:
        blob, *_, size = output[at:end].decode("ascii").split()
        at = end + 1
        if size != MISSING:
            texts[blob] = output[at : at + int(size)].decode("utf-8", "replace")
            at += int(size) + 1
    return texts


def _cat_file(root: Path, how: str, blobs: list[str]) -> bytes:
    given = "".join(f"{blob}\n" for blob in blobs).encode("ascii")
    return (run_git(root, "cat-file", how, given=given) or b"") if blobs else b""
