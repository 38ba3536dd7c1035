"""The fonts of the site, for the book.

Each file is a separate family. The families are listed one after the other, so that a program that
ignores `unicode-range` finds a missing character in the next one.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"


class Face(NamedTuple):
    """One font file."""

    family: str
    style: str
    weight: str
    file: Path


def faces() -> list[Face]:
    """Return the font files in alphabetical order.

    `source-serif-4-latin-ext-400-italic.woff2` is italic 400 of the family `serif latin-ext`.
    """
    found = []
    for path in sorted(FONTS.glob("*.woff2")):
        *name, weight, style = path.stem.split("-")
        kind, part = ("sans", name[1:]) if name[0] == "jost" else ("serif", name[3:])
        found.append(Face(f"{kind} {'-'.join(part)}", style, weight, path))
    return found


def font_faces(folder: str) -> str:
    """Return the `@font-face` rules; `folder` is relative to the style sheet."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; '
        f'font-weight: {face.weight}; src: url("{folder}/{face.file.name}") format("woff2"); }}'
        for face in faces()
    )


@lru_cache(maxsize=1)
def letters() -> frozenset[str]:
    """Return the characters that the serif fonts have both upright and in italics."""
    sets: dict[str, set[int]] = {}
    for face in faces():
        if face.family.startswith("serif"):
            sets.setdefault(face.style, set()).update(TTFont(face.file).getBestCmap())
    return frozenset(map(chr, set.intersection(*sets.values()))) if sets else frozenset()


POSTSCRIPT = 6
_NAMES = {1: "family", 4: "whole", POSTSCRIPT: "whole", 16: "family"}
"""Entries of the name table that are rewritten, by their ids.

https://learn.microsoft.com/typography/opentype/spec/name
"""


@lru_cache(maxsize=1)
def unpack_fonts() -> TemporaryDirectory[str]:
    """Unpack the fonts for Typst: as TrueType files, each named as its family.

    The folder is made once and deleted when the process ends.
    """
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="edition-fonts-")
    for face in faces():
        font = TTFont(face.file, recalcTimestamp=False)
        font.flavor = None
        whole = f"{face.family} {face.weight} {face.style}"
        for record in font["name"].names:
            if record.nameID in _NAMES:
                name = face.family if _NAMES[record.nameID] == "family" else whole
                record.string = name.replace(" ", "-") if record.nameID == POSTSCRIPT else name
        font.save(Path(folder.name, f"{face.file.stem}.ttf"), reorderTables=False)
    return folder
