"""The picture that is shown where a link to the edition is shared."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from edition.config import Config
from edition.render.site_file import SiteFile

CARD = "assets/card.png"
SIZE = (1200, 630)
"""Pixels; the proportion that ogp.me’s readers cut to."""
ALT = "{title}, by {author}: an annotated edition"

FONTS = Path(__file__).resolve().parents[3] / "docs" / "assets" / "fonts"
SERIF, SANS = "source-serif-4-latin-400-normal.woff2", "jost-latin-500-normal.woff2"

PAPER, INK, SOFT, RED = "#fbf8f2", "#1f1c19", "#655d55", "#a8231a"
MARGIN = 90
MOST_LINES = 2
MOST_AT_LAST = 4
"""Lines of a title that is too long for any size."""
SIZES = range(84, 30, -6)
"""Of the title, the largest that fits first."""


def card_file(config: Config) -> SiteFile:
    """`assets/card.png`; the same words and fonts give the same bytes."""
    work = ", ".join(part for part in (config.work, config.date) if part)
    return SiteFile(CARD, _draw(config.title, config.author, work))


@lru_cache(maxsize=2)
def _draw(title: str, author: str, work: str) -> bytes:
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 14), fill=RED)
    emblem = _emblem()
    image.paste(emblem, (SIZE[0] - MARGIN - emblem.width, SIZE[1] - 54 - emblem.height))
    for line in _wrapped(draw, author, _font(SANS, 36))[:1]:
        draw.text((MARGIN, 84), line, font=_font(SANS, 36), fill=SOFT)
    font, lines = _fitting(draw, title)
    top = 150.0
    for line in lines:
        draw.text((MARGIN, top), line, font=font, fill=INK)
        top += font.size * 1.2
    for line in _wrapped(draw, work, _font(SERIF, 40))[:1]:
        draw.text((MARGIN, top + 24), line, font=_font(SERIF, 40), fill=INK)
    draw.text((MARGIN, SIZE[1] - 110), "An annotated edition", font=_font(SANS, 32), fill=RED)
    out = BytesIO()
    # A palette is a quarter of the size; the letters keep their smooth edges.
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def _fitting(draw: ImageDraw.ImageDraw, title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The title in the largest size in which it takes few lines."""
    for size in SIZES:
        font = _font(SERIF, size)
        lines = _wrapped(draw, title, font)
        if len(lines) <= MOST_LINES:
            break
    return font, lines[:MOST_AT_LAST]


def _wrapped(draw: ImageDraw.ImageDraw, words: str, font: ImageFont.FreeTypeFont) -> list[str]:
    room = SIZE[0] - 2 * MARGIN
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for sign in word:  # a word that is longer than a line is broken where the line ends
            if draw.textlength(lines[-1] + sign, font) > room:
                lines.append("")
            lines[-1] += sign
    return [line for line in lines if line]


def _emblem() -> Image.Image:
    """docs/assets/emblem.svg, drawn large and made small, so that its edges are smooth."""
    scale, smaller = 16, 4

    def at(*points: tuple[int, int]) -> list[tuple[int, int]]:
        return [(scale * x, scale * y) for x, y in points]

    image = Image.new("RGB", (32 * scale, 32 * scale), PAPER)
    draw = ImageDraw.Draw(image)
    draw.polygon(at((4, 26), (16, 5), (16, 26)), fill="#c0392b")
    draw.polygon(at((18, 26), (18, 11), (28, 26)), outline="#8d8378", width=2 * scale)
    return image.reduce(smaller)
