"""Draw the cover of the book; the bytes depend on the words only."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from edition.formats.lettering import ACCENT, INK, PAPER, SANS, SERIF, SOFT, font, wrapped
from edition.read.config import Config

SIZE = (1200, 1800)
"""Width and height in pixels; booksellers expect 2 to 3."""
MARGIN = 120
TEXT_WIDTH = SIZE[0] - 2 * MARGIN


def cover_png(config: Config) -> bytes:
    """Return the cover as a PNG file."""
    work = ", ".join(part for part in (config.work, config.date) if part)
    return _drawn(config.title, config.author, work)


@lru_cache(maxsize=2)
def _drawn(title: str, author: str, work: str) -> bytes:
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 36), fill=ACCENT)
    for n, line in enumerate(wrapped(draw, author, font(SANS, 54), TEXT_WIDTH)[:2]):
        draw.text((MARGIN, 170 + 66 * n), line, font=font(SANS, 54), fill=SOFT)
    top = 330.0
    for size in range(128, 60, -8):
        lines = wrapped(draw, title, font(SERIF, size), TEXT_WIDTH)
        if len(lines) <= 4:
            break
    for line in lines[:7]:
        draw.text((MARGIN, top), line, font=font(SERIF, size), fill=INK)
        top += size * 1.2
    for line in wrapped(draw, work, font(SERIF, 54), TEXT_WIDTH)[:2]:
        draw.text((MARGIN, top + 40), line, font=font(SERIF, 54), fill=INK)
        top += 66
    draw.line((MARGIN, 1590, MARGIN + 160, 1590), fill=ACCENT, width=6)
    draw.text((MARGIN, 1620), "An annotated edition", font=font(SANS, 46), fill=ACCENT)
    out = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
