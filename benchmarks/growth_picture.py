"""Seconds over words, both on logarithmic scales, as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 400, 56, 48, 20, 150
LINES = (
    ("check", "edition check", "#a8231a", 30),
    ("render", "rendering", "#1f4e79", 90),
    ("plain", "plain Material", "#777777", None),
)
"""Figure, name, colour, and the seconds that must not be passed at a million words."""

WORDS = (100_000, 1_000_000)
SECONDS = (0.5, 1, 3, 10, 30, 100)


def growth_picture(points: Mapping[tuple[int, int], Mapping[str, float]]) -> str:
    """An SVG; full lines for 50 notes a thousand words, dashed ones for 10."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>Seconds by words of text</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbf8f2"/>',
    ]
    for seconds in SECONDS:
        y = _y(seconds)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd5c7"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{seconds} s</text>')
    for words in WORDS:
        parts.append(
            f'<text x="{_x(words):.1f}" y="{HEIGHT - 20}" text-anchor="middle">'
            f"{words:,} words</text>"
        )
    for key, name, colour, limit in LINES:
        for notes in (50, 10):
            places = [(w, points[w, notes][key]) for w in WORDS if (w, notes) in points]
            line = " ".join(f"{_x(w):.1f},{_y(s):.1f}" for w, s in places)
            dash = ' stroke-dasharray="5 4"' if notes == 10 else ""
            parts.append(
                f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
            )
            if notes == 50 and places:
                words, seconds = places[-1]
                parts.append(
                    f'<text x="{_x(words) + 10:.1f}" y="{_y(seconds) + 4:.1f}" fill="{colour}">'
                    f"{name} {seconds:.1f} s</text>"
                )
        if limit:
            x, y = _x(WORDS[-1]), _y(limit)
            parts.append(f'<path d="M{x - 12:.1f} {y:.1f}h24" stroke="{colour}" stroke-width="3"/>')
            parts.append(
                f'<text x="{x + 16:.1f}" y="{y - 4:.1f}" fill="{colour}">limit {limit} s</text>'
            )
    parts.append(
        f'<text x="{LEFT}" y="{HEIGHT - 4}" fill="#655d55">Full lines: 50 notes for each thousand '
        "words; dashed: 10.</text></svg>"
    )
    return "\n".join(parts) + "\n"


def _x(words: float) -> float:
    first, last = map(log10, WORDS)
    return LEFT + 20 + (WIDTH - LEFT - RIGHT - 40) * (log10(words) - first) / (last - first)


def _y(seconds: float) -> float:
    first, last = log10(SECONDS[0]), log10(SECONDS[-1])
    share = (log10(max(seconds, SECONDS[0])) - first) / (last - first)
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share
