"""Draw the cover of an edition without a picture for it: its title under a coloured bar, as SVG."""

from __future__ import annotations

from textwrap import wrap
from unicodedata import east_asian_width

from markupsafe import Markup

from edition.formats.html import el
from edition.read.config import Config

WIDTH, HEIGHT, MARGIN = 1200, 1800, 120
"""Pixels; two to three, as book sellers show it."""
PAPER, INK, SOFT, ACCENT = "#fbf8f2", "#1f1c19", "#655d55", "#2b4f81"
SERIF, SANS = "Georgia, serif", "Helvetica, sans-serif"
TITLE_SIZES = range(128, 60, -8)
"""The largest in which the title takes few lines is taken."""


def cover_svg(config: Config) -> bytes:
    """The picture."""
    work = ", ".join(part for part in (config.work, config.date) if part)
    author = _lines(config.author, 54)[:2]
    parts = [
        el("rect", width=WIDTH, height=HEIGHT, fill=PAPER),
        el("rect", width=WIDTH, height=36, fill=ACCENT),
        *(_text(line, 224 + 66 * n, 54, SANS, SOFT) for n, line in enumerate(author)),
    ]
    size = next((s for s in TITLE_SIZES if len(_lines(config.title, s)) <= 4), TITLE_SIZES[-1])
    top = 330 + size
    for line in _lines(config.title, size)[:7]:
        parts.append(_text(line, top, size, SERIF, INK))
        top += size * 6 // 5
    for n, line in enumerate(_lines(work, 54)[:2]):
        parts.append(_text(line, top + 66 * n, 54, SERIF, INK))
    parts.append(el("rect", x=MARGIN, y=1587, width=160, height=6, fill=ACCENT))
    parts.append(_text("An annotated edition", 1666, 46, SANS, ACCENT))
    box = f"0 0 {WIDTH} {HEIGHT}"
    return el("svg", parts, xmlns="http://www.w3.org/2000/svg", viewBox=box).encode("utf-8")


def _text(words: str, y: int, size: int, family: str, colour: str) -> Markup:
    return el("text", words, x=MARGIN, y=y, font_family=family, font_size=size, fill=colour)


def _lines(words: str, size: int) -> list[str]:
    """The words in lines that fit in any common font, whose letters are at most so wide."""
    ems = 1.0 if any(east_asian_width(sign) in "FW" for sign in words) else 0.58
    return wrap(words, int((WIDTH - 2 * MARGIN) / (size * ems)))
