"""Every output of the miniature edition, as it should be."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from edition import build_edition, site_files

TESTS = Path(__file__).resolve().parent


def test_every_file_of_the_miniature_edition(golden: Callable[[Path, str], None]) -> None:
    edition, problems = build_edition(TESTS / "sample")
    assert problems == []
    files = list(site_files(edition))
    for file in files:
        text = _as_text(file.data)
        golden(TESTS / "golden" / file.uri, text.replace("><", ">\n<"))
    golden_files = (p for p in (TESTS / "golden").rglob("*.*") if p.is_file())
    expected = {p.relative_to(TESTS / "golden").as_posix() for p in golden_files}
    assert expected == {file.uri for file in files}


def _as_text(content: bytes) -> str:
    """Text as it is; of an archive the names of its files, of other files how they begin.

    What compresses them may differ from machine to machine.
    """
    if content.startswith(b"PK"):
        return "\n".join([*ZipFile(BytesIO(content)).namelist(), ""])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return f"{content[:8]!r} …\n"
