"""Words and the emblem drawn as a picture, for the card and the cover."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
SERIF, SANS = "source-serif-4-latin-400-normal.woff2", "jost-latin-500-normal.woff2"

PAPER, INK, SOFT, RED = "#fbf8f2", "#1f1c19", "#655d55", "#a8231a"


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


def emblem(scale: int = 4) -> Image.Image:
    """docs/assets/emblem.svg, drawn large and made small, so that its edges are smooth.

    Args:
        scale: pixels of the picture for each of the 32 units of the drawing.
    """
    smaller = 4
    large = scale * smaller

    def at(*points: tuple[int, int]) -> list[tuple[int, int]]:
        return [(large * x, large * y) for x, y in points]

    image = Image.new("RGB", (32 * large, 32 * large), PAPER)
    draw = ImageDraw.Draw(image)
    draw.polygon(at((4, 26), (16, 5), (16, 26)), fill="#c0392b")
    draw.polygon(at((18, 26), (18, 11), (28, 26)), outline="#8d8378", width=2 * large)
    return image.reduce(smaller)
