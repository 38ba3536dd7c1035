"""A cache on disk for results that are slow to make and depend only on their inputs.

It is in the user's cache folder: one in the edition's folder could have been planted by whoever
wrote that folder. If the cache fails, the result is made again.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

VARIABLE = "EDITION_CACHE"
"""The environment variable that names another folder."""
MAX_ENTRIES = 16
"""When there are more, the least recently used entries are deleted."""

SUFFIX = ".edition-cache"
"""Ends the names of entries; nothing else is ever deleted."""

_DIGEST = hashlib.sha256().digest_size


def cached(name: str, inputs: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, from the cache if it was made from the same inputs before.

    Args:
        name: of the result; begins the names of its entries.
        inputs: everything that the result depends on, always in the same order.
        make: makes the result; nothing is stored if it raises.
    """
    key = hashlib.sha256()
    for each in inputs:
        key.update(hashlib.sha256(each).digest())
    folder = cache_folder()
    if folder is None:
        return make()
    entry = folder / f"{name}-{key.hexdigest()}{SUFFIX}"
    data = _read(entry)
    if data is None:
        data = make()
        with suppress(OSError):
            _write(entry, data)
            _delete_oldest(folder)
    return data


def cache_folder() -> Path | None:
    """Return the folder of the cache, which may not exist; None if the user has no home."""
    if given := os.environ.get(VARIABLE):
        return Path(given).absolute()
    folder = user_cache_path("edition")
    return folder if folder.is_absolute() else None


def _read(entry: Path) -> bytes | None:
    """Return the data of an entry; None if it is missing, truncated or damaged."""
    try:
        found = entry.read_bytes()
        os.utime(entry)
    except OSError:
        return None
    digest, data = found[:_DIGEST], found[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def _write(entry: Path, data: bytes) -> None:
    """Write to a temporary file first, so that another build never reads half an entry."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=entry.parent, prefix="unfinished-", suffix=SUFFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        Path(name).replace(entry)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _delete_oldest(folder: Path) -> None:
    entries = sorted(folder.glob(f"*{SUFFIX}"), key=lambda e: e.stat().st_mtime, reverse=True)
    for entry in entries[MAX_ENTRIES:]:
        entry.unlink(missing_ok=True)
