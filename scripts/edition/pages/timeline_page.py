"""The timeline: a picture of the events, and a table."""

from __future__ import annotations

from collections.abc import Sequence

from edition.formats.dates import readable_date, years_of
from edition.formats.html import counted, el
from edition.formats.site_file import SiteFile, page
from edition.kinds.event import Event
from edition.pictures.timeline import timeline_picture
from edition.read.records import Entry
from edition.render.renderer import Renderer


def timeline_page(renderer: Renderer) -> SiteFile:
    """Return `timeline.md`."""
    events = sorted(
        renderer.edition.records.of(Event).values(), key=lambda e: (e.head.start, e.head.end)
    )
    rows = [
        el(
            "tr",
            el("th", readable_date(e.head.start, e.head.end), scope="row"),
            el(
                "td",
                renderer.link(e.ref),
                el("span", renderer.first_sentence(e.ref), class_="gist"),
            ),
            el("td", renderer.certainty_badge(e.head.certainty)),
        )
        for e in events
    ]
    heads = [el("th", title, scope="col") for title in ("Date", "Event", "Certainty")]
    table = el(
        "table",
        el("caption", "Events that the text or its notes mention, in chronological order"),
        el("thead", el("tr", heads)),
        el("tbody", rows),
        class_="timeline",
    )
    content = el(
        "div",
        el("h1", "Timeline", class_="page-title"),
        timeline_picture(renderer, events),
        el(
            "div",
            table,
            id="table",
            class_="table-scroll",
            tabindex="0",
            role="region",
            aria_label="Timeline as a table",
        ),
        class_="ed-list",
    )
    return page("timeline.md", "Timeline", content, description=_description(events))


def _description(events: Sequence[Entry[Event]]) -> str:
    if not events:
        return ""
    years = years_of(date for e in events for date in (e.head.start, e.head.end))
    return f"{counted(len(events), 'date')} around the text{years and ', '}{years}."
