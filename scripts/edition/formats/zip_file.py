"""Write ZIP files whose bytes depend on their contents only."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

UNIX, READABLE = 3, 0o100644 << 16
"""System and permissions: a file that everyone can read (APPNOTE.TXT, section 4.4)."""


def zip_files(
    files: Iterable[tuple[str, bytes]],
    issued: str = "1980-01-01",
    stored: frozenset[str] = frozenset(),
) -> bytes:
    """Return a ZIP file with the files in the given order.

    Args:
        files: the path and the content of each.
        issued: the ISO date of all files; ZIP has none before 1980, so an earlier one is 1980.
        stored: the paths of the files that are not compressed.
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
