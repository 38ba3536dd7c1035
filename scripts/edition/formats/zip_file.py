"""Files as a ZIP; the same files give the same bytes: order, dates and permissions are fixed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

UNIX, READABLE = 3, 0o100644 << 16
"""The system whose permissions are meant, and those of a file that all may read (APPNOTE 4.4)."""


def zipped(
    files: Iterable[tuple[str, bytes]],
    issued: str = "1980-01-01",
    stored: frozenset[str] = frozenset(),
) -> bytes:
    """The files in the order given.

    Args:
        files: path and content of each.
        issued: the ISO day that all of them bear; ZIP knows none before 1980.
        stored: the paths that are not compressed.
    """
    day = max(date.fromisoformat(issued), date(1980, 1, 1))
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for path, data in files:
            info = ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_STORED if path in stored else ZIP_DEFLATED
            info.create_system, info.external_attr = UNIX, READABLE
            archive.writestr(info, data)
    return out.getvalue()
