"""The picture that is shown where a link to the edition is shared."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from edition.formats.lettering import ACCENT, INK, PAPER, SANS, SERIF, SOFT, font, wrapped
from edition.formats.site_file import SiteFile
from edition.read.config import Config
from edition.read.hand_pages import CARD

SIZE = (1200, 630)
"""Pixels; the proportion that ogp.me’s readers cut to."""
ALT = "{title}, by {author}: an annotated edition"

MARGIN = 90
ROOM = SIZE[0] - 2 * MARGIN
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
    draw.rectangle((0, 0, SIZE[0], 14), fill=ACCENT)
    for line in wrapped(draw, author, font(SANS, 36), ROOM)[:1]:
        draw.text((MARGIN, 84), line, font=font(SANS, 36), fill=SOFT)
    face, lines = _fitting(draw, title)
    top = 150.0
    for line in lines:
        draw.text((MARGIN, top), line, font=face, fill=INK)
        top += face.size * 1.2
    for line in wrapped(draw, work, font(SERIF, 40), ROOM)[:1]:
        draw.text((MARGIN, top + 24), line, font=font(SERIF, 40), fill=INK)
    draw.text((MARGIN, SIZE[1] - 110), "An annotated edition", font=font(SANS, 32), fill=ACCENT)
    out = BytesIO()
    # A palette is a quarter of the size; the letters keep their smooth edges.
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitting(draw: ImageDraw.ImageDraw, title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The title in the largest size in which it takes few lines."""
    for size in SIZES:
        face = font(SERIF, size)
        lines = wrapped(draw, title, face, ROOM)
        if len(lines) <= MOST_LINES:
            break
    return face, lines[:MOST_AT_LAST]
