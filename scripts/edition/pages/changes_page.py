"""The page of changes: the release notes of each version, and the records changed on each day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import inf

from markdown_it import MarkdownIt
from markupsafe import Markup

from edition.formats.dates import readable_date
from edition.formats.html import counted, el, join
from edition.formats.site_file import SiteFile, page
from edition.history.log import Version
from edition.read.body import clean
from edition.render.renderer import Renderer

FEED = "changes.xml"
_NOT_IN_IDS = re.compile(r"[^\w.+-]+")
_VERSION = re.compile(r"\[?(?P<name>.+?)\]?(?: [–—-] (?P<day>\S+))?")
_VERSION_HEADING = ("heading_open", "h2", 0)
_MARKDOWN = MarkdownIt("commonmark", {"html": True})


def changes_page(renderer: Renderer) -> SiteFile:
    """Return `changes.md`: versions from the change log and the releases, the newest first."""
    notes = dict(_release_notes(renderer.edition.changelog))
    changes = _group_by(_latest_changes(renderer), renderer.release_of)
    names = sorted(changes.keys() | notes.keys(), key=_age, reverse=True)
    content = el(
        "div",
        el("h1", "What is new", class_="page-title"),
        el(
            "p",
            "Every version of the edition, and what changed in it; also available as a ",
            el("a", "news feed", href=f"site:{FEED}"),
            ".",
            class_="lead",
        ),
        [
            el(
                "section",
                el("h2", f"Version {name}", id=f"v-{_NOT_IN_IDS.sub('-', name)}"),
                _as_published(renderer, name),
                notes.get(name),
                _days(renderer, changes.get(name, [])),
            )
            for name in names
        ],
        class_="ed-list changes",
    )
    description = "What changed in each version of the edition, and on which day."
    return page("changes.md", "What is new", content, description=description)


def _age(name: str) -> tuple[tuple[float, ...], bool, str]:
    """Return a sort key that is greater for newer versions; `after 0.1.0` is the greatest."""
    if not name[:1].isdigit():
        return (inf,), True, ""
    numbers, _, before = name.partition("-")  # 1.2.0-rc1 came before 1.2.0
    return tuple(map(float, re.findall(r"\d+", numbers))), not before, before


def _as_published(renderer: Renderer, name: str) -> Markup | None:
    """Return a link to a released version, which stays at its address; None if not released."""
    versions = renderer.settings.versions_url
    if not versions or name not in renderer.history.releases:
        return None
    href = f"{versions.rstrip('/')}/v{name}/"
    return el("p", el("a", "This version as it was published", href=href), class_="backlinks")


def _group_by(
    versions: Iterable[Version], key: Callable[[Version], str]
) -> dict[str, list[Version]]:
    groups: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        groups[key(version)].append(version)
    return groups


def _latest_changes(renderer: Renderer) -> list[Version]:
    """Return the last change of each record in each version, the newest first."""
    entries = renderer.records_by_path
    seen: set[tuple[str, str]] = set()
    found = []
    for version in renderer.history.versions:
        key = (version.path, renderer.release_of(version))
        if key not in seen and (version.path in entries or version.how == "removed"):
            seen.add(key)
            found.append(version)
    return found


def _days(renderer: Renderer, versions: list[Version]) -> list[Markup]:
    return [
        el(
            "details",
            el("summary", readable_date(day), " ", el("small", counted(len(rows), "record"))),
            el("ul", [_row(renderer, version) for version in rows]),
            class_="occurrences",
        )
        for day, rows in sorted(_group_by(versions, lambda each: each.day).items(), reverse=True)
    ]


def _row(renderer: Renderer, version: Version) -> Markup:
    entry = renderer.records_by_path.get(version.path)
    if entry is None:
        return el("li", f"{version.path.rpartition('/')[2]} removed")
    return el(
        "li",
        f"{entry.ref.kind.replace('-', ' ')} ",
        renderer.link(entry.ref),
        f" {renderer.change_label(entry, version)}",
    )


def _release_notes(changelog: str) -> Iterator[tuple[str, Markup]]:
    """Yield the name and the release notes of each version; second-level headings begin them."""
    tokens = _MARKDOWN.parse(changelog)
    begins = [n for n, t in enumerate(tokens) if (t.type, t.tag, t.level) == _VERSION_HEADING]
    for start, end in pairwise([*begins, len(tokens)]):
        words = "".join(child.content for child in tokens[start + 1].children or ())
        if heading := _VERSION.fullmatch(words.strip()):
            day = heading["day"]
            html = _MARKDOWN.renderer.render(tokens[start + 3 : end], _MARKDOWN.options, {})
            lead = [el("p", readable_date(day), class_="lead")] if day else []
            yield heading["name"], join([*lead, clean(html)])
