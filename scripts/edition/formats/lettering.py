"""Words drawn as a picture, for the card and the cover."""

from __future__ import annotations

from pathlib import Path

from PIL import ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
SERIF, SANS = "source-serif-4-latin-400-normal.woff2", "jost-latin-500-normal.woff2"

PAPER, INK, SOFT, ACCENT = "#fbf8f2", "#1f1c19", "#655d55", "#2b4f81"


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """One of the site's fonts; size in pixels."""
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def wrapped(
    draw: ImageDraw.ImageDraw, words: str, face: ImageFont.FreeTypeFont, room: int
) -> list[str]:
    """The words in lines of at most `room` pixels."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, face) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for sign in word:  # a word that is longer than a line is broken where the line ends
            if draw.textlength(lines[-1] + sign, face) > room:
                lines.append("")
            lines[-1] += sign
    return [line for line in lines if line]
