"""The style sheet of a site, joined from its parts, so that a page loads only one file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PARTS = (
    *("fonts", "tokens", "theme", "text", "tools", "notes", "lists", "pictures", "pages"),
    *("panel", "search", "words", "citing", "narrow", "print"),
)
"""Names of the parts in order: of two rules with the same specificity the later one applies."""

_RANGES = {
    "latin": (
        "U+0020-007E, U+00A0, U+00A3, U+00A7, U+00AB, U+00B1-00B2, U+00B6-00B7, U+00BB, "
        "U+00BD, U+00D7, U+00E4, U+00E8-00E9, U+00EB, U+00EF, U+00F4, U+00FC, U+2010-2015, "
        "U+2018-201E, U+2020, U+2022, U+2026, U+2032-2033, U+2039-203A, U+2190-2193, U+2212"
    ),
    "latin-more": (
        "U+00A1-00A2, U+00A4-00A6, U+00A8-00AA, U+00AC-00B0, U+00B3-00B5, U+00B8-00BA, "
        "U+00BC, U+00BE-00D6, U+00D8-00E3, U+00E5-00E7, U+00EA, U+00EC-00EE, U+00F0-00F3, "
        "U+00F5-00FB, U+00FD-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, "
        "U+2000-200F, U+2016-2017, U+201F, U+2021, U+2023-2025, U+2027-2031, U+2034-2038, "
        "U+203B-206F, U+20AC, U+2122"
    ),
    "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F",
    "jost-latin-ext": "U+0100-02BA, U+1E00-1E9F",
    "cyrillic": "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116",
}
"""The characters of each file, by subset, or by font and subset if a font has fewer.

Latin is divided in two (with pyftsubset): what English prose needs, and the rest, so that a page
loads only what it uses.
"""


class Face(NamedTuple):
    """Files of a font that differ only in their characters."""

    family: str
    file: str
    """The beginning of the file names."""
    cut: str
    """The end of the file names: weight and style."""
    subsets: tuple[str, ...]
    weight: str = ""
    """The weights that the files are used for, if not 400."""


_ALL = ("latin", "latin-more", "latin-ext", "cyrillic")
FACES = (
    # Without Cyrillic, for the lines of closed notes.
    Face("Serif at rest", "source-serif-4", "400-normal", ("latin",)),
    Face("Source Serif 4", "source-serif-4", "400-normal", _ALL),
    Face("Source Serif 4", "source-serif-4", "400-italic", _ALL),
    Face("Source Serif 4", "source-serif-4", "600-normal", ("latin", "latin-more"), "600 700"),
    Face("Jost", "jost", "400-normal", ("latin", "latin-more", "latin-ext")),
    Face("Jost", "jost", "500-normal", ("latin", "latin-more"), "500 700"),
)


def style_sheet(folder: Path) -> str:
    """Return the rules that load the fonts, followed by the parts in a folder."""
    parts = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in PARTS]
    return "\n".join([*font_faces(), *parts])


def font_faces() -> list[str]:
    """Return the `@font-face` rules; their addresses are relative to `assets/`."""
    return [_rule(face, subset) for face in FACES for subset in face.subsets]


def _rule(face: Face, subset: str) -> str:
    declarations = {
        "font-family": f'"{face.family}"',
        "font-style": "italic" if face.cut.endswith("italic") else "",
        "font-weight": face.weight,
        "src": f'url(fonts/{face.file}-{subset}-{face.cut}.woff2) format("woff2")',
        "font-display": "swap",
        "unicode-range": _RANGES.get(f"{face.file}-{subset}", _RANGES[subset]),
    }
    lines = [f"  {name}: {value};\n" for name, value in declarations.items() if value]
    return f"@font-face {{\n{''.join(lines)}}}\n"
