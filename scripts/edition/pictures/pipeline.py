"""The way of the data as a picture, for the page on the architecture."""

from __future__ import annotations

from markupsafe import Markup

from edition.formats.html import el

STEPS = (
    ("copy-text", "apparatus", "emend.py"),
    ("reading text", "notes", "placing.py"),
    ("placed records", "all records", "links.py"),
    ("Edition", "", "site.py"),
    ("pages and files", "hand-written pages", "MkDocs"),
    ("site", "", "finish.py"),
)
"""What there is, what comes in from the side, and what turns it into the next."""

WIDTH, STEP, BOX = 440, 84, 34
LEFT, RIGHT, MIDDLE, WIDE = 10, 262, 100, 168


def pipeline_picture() -> Markup:
    """An inline SVG, with the same as a sentence for those who do not see it."""
    height = STEP * (len(STEPS) - 1) + BOX + 20
    parts: list[Markup] = []
    for n, (name, aside, how) in enumerate(STEPS):
        y = 10 + n * STEP
        parts.append(_box(LEFT, y, name))
        if n + 1 < len(STEPS):
            parts.append(_arrow(MIDDLE, y + BOX, MIDDLE, y + STEP))
            parts.append(
                el("text", how, x=MIDDLE - 9, y=y + BOX + 29, text_anchor="end", class_="how")
            )
        if aside:
            parts.append(_box(RIGHT, y + STEP // 2, aside, "aside"))
            middle = y + STEP // 2 + BOX // 2
            parts.append(_arrow(RIGHT, middle, MIDDLE, middle))
    message = ", then ".join(
        f"{name}{f' with {aside}' if aside else ''}" for name, aside, _ in STEPS
    )
    return el(
        "figure",
        el(
            "svg",
            el("title", "The way of the data"),
            el("desc", f"In this order: {message}."),
            parts,
            viewBox=f"0 0 {WIDTH} {height}",
            role="img",
            class_="pipeline",
        ),
        class_="picture",
    )


def _box(x: int, y: int, name: str, class_: str = "step") -> Markup:
    return el(
        "g",
        el("rect", x=x, y=y, width=WIDE, height=BOX, rx=2),
        el("text", name, x=x + WIDE // 2, y=y + 22, text_anchor="middle"),
        class_=class_,
    )


def _arrow(x: int, y: int, to_x: int, to_y: int) -> Markup:
    head = (
        f"M{to_x - 4} {to_y - 7}L{to_x} {to_y}L{to_x + 4} {to_y - 7}"
        if x == to_x
        else f"M{to_x + 7} {to_y - 4}L{to_x} {to_y}L{to_x + 7} {to_y + 4}"
    )
    return el("path", d=f"M{x} {y}L{to_x} {to_y}{head}", class_="arrow")
