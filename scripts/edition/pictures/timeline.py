"""Draw the events: time runs down an axis, each event is a label joined to its day.

The scale is stretched where events crowd: a year gets space in proportion to its events.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from edition.formats.html import counted, el, shortened
from edition.kinds.common import NEEDS_SOURCES
from edition.kinds.event import Event
from edition.read.records import Entry
from edition.render.renderer import Renderer

ROW, TOP, AXIS, LABELS, WIDTH = 21, 16, 52, 92, 380
"""Height of a label, margin, positions of axis and labels, width; in user units."""

EVEN = 0.12
"""Share of the axis that is proportional to time; the rest follows the number of events."""

LONGEST_LABEL = 42

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def timeline_picture(renderer: Renderer, events: Sequence[Entry[Event]]) -> Markup | None:
    """Draw a figure; the table below it on the page gives the same in words."""
    dated = [(day, event) for event in events if (day := _day(event.head.start))]
    if len(dated) < 2:
        return None
    height = TOP + ROW * len(dated)
    scale = _scale([day for day, _ in dated], TOP, height - ROW)
    years = range(dated[0][0].year, dated[-1][0].year + 1)
    ticks = [
        el(
            "g",
            el("path", d=f"M{AXIS - 5} {y}H{AXIS}", class_="tick"),
            el("text", str(year), x=AXIS - 9, y=y + 4, class_="year"),
        )
        for year, y in _apart([(year, round(scale(date(year, 1, 1)))) for year in years])
    ]
    rows = [
        _event(renderer, event, round(scale(day)), TOP + ROW * n)
        for n, (day, event) in enumerate(dated)
    ]
    picture = el(
        "svg",
        el("path", d=f"M{AXIS} {TOP - 8}V{height - 6}", class_="axis"),
        ticks,
        rows,
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        class_="time",
        role="group",
        aria_label=f"{counted(len(dated), 'event')} in order of time",
    )
    caption = "The axis is stretched where events crowd. The table below says the same."
    return el(
        "figure",
        el("a", "Skip the picture", href="#table", class_="skip"),
        picture,
        el("figcaption", caption),
        class_="picture",
    )


def _day(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


class _scale:  # noqa: N801  # used like a function
    """Maps days to heights, partly by time, partly by the number of events up to that day."""

    def __init__(self, days: Sequence[date], top: int, bottom: int) -> None:
        self.days = [day.toordinal() for day in days]
        self.top, self.length = top, bottom - top

    def __call__(self, day: date) -> float:
        first, last = self.days[0], self.days[-1]
        now = min(max(day.toordinal(), first), last)
        by_time = (now - first) / max(1, last - first)
        return self.top + self.length * (EVEN * by_time + (1 - EVEN) * self._rank(now))

    def _rank(self, now: int) -> float:
        """Return the share of events before a day, from 0 to 1, interpolated."""
        before = bisect_right(self.days, now)
        if before == len(self.days):
            return 1.0
        earlier = self.days[before - 1] if before else self.days[0]
        part = (now - earlier) / max(1, self.days[before] - earlier)
        return (max(0, before - 1) + part) / max(1, len(self.days) - 1)


def _apart(places: list[tuple[int, int]], least: int = 14) -> list[tuple[int, int]]:
    """Drop years whose labels would overlap."""
    kept: list[tuple[int, int]] = []
    for year, y in places:
        if not kept or y - kept[-1][1] >= least:
            kept.append((year, y))
    return kept


def _event(renderer: Renderer, event: Entry[Event], y: int, row: int) -> Markup:
    name = shortened(event.head.name, LONGEST_LABEL)
    sure = event.head.certainty in NEEDS_SOURCES
    return el(
        "a",
        el("path", d=f"M{AXIS} {y}L{LABELS - 14} {row}H{LABELS - 6}", class_="leader"),
        el("circle", cx=AXIS, cy=y, r=3, class_="sure" if sure else "unsure"),
        el("text", name, x=LABELS, y=row + 4),
        href=renderer.address(event.ref),
    )
