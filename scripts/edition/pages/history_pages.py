"""The earlier versions of records: a page for each folder, with the difference of each change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from edition.formats.dates import readable_date
from edition.formats.html import counted, el
from edition.formats.site_file import SiteFile, page
from edition.history.log import Version
from edition.kinds.common import Anchored
from edition.model.text import LocusRange
from edition.read.records import Entry
from edition.render.renderer import Renderer

MAX_CHANGES = 10
"""Maximum number of changes shown of one record; the repository has all of them."""


def history_pages(renderer: Renderer) -> Iterator[SiteFile]:
    """Yield `history/notes-2.md` and so on; nothing if no record has an earlier version."""
    folders: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in renderer.edition.records:
        if renderer.has_earlier(entry):
            folders[renderer.folder_of(entry)].append(entry)
    for folder, entries in folders.items():
        title = f"Earlier versions: {folder.replace('-', ' ')}"
        content = el(
            "div",
            el("h1", title, class_="page-title"),
            el("p", LEAD, class_="lead"),
            [_record(renderer, entry) for entry in sorted(entries, key=_sort_key)],
            class_="ed-list history",
        )
        yield page(f"history/{folder}.md", title, content, description=LEAD)


LEAD = (
    "The changes to each record, the latest first: deleted words are struck through, "
    "added words are underlined."
)


def _sort_key(entry: Entry[Any]) -> tuple[Any, ...]:
    """Return a sort key: by place for records about words of the text, otherwise by id."""
    if not isinstance(entry.head, Anchored):
        return ((0, 0), entry.id)
    at = entry.head.at
    return (at.first if isinstance(at, LocusRange) else at, entry.id)


def _record(renderer: Renderer, entry: Entry[Any]) -> Markup:
    versions = renderer.history.versions_by_path[entry.path]
    changes = [
        part
        for new, old in list(pairwise(versions))[:MAX_CHANGES]
        if (part := _change(renderer, new, old)) is not None
    ]
    return el(
        "details",
        el("summary", renderer.label(entry.ref), " ", el("small", counted(len(changes), "change"))),
        el("p", renderer.link(entry.ref, "as it reads now"), class_="meta"),
        changes,
        id=f"h-{entry.id}",
        class_="occurrences",
    )


def _change(renderer: Renderer, new: Version, old: Version) -> Markup | None:
    return el(
        "section",
        el("h2", readable_date(new.day)),
        renderer.difference(old, new),
    )
