"""What is new: in the editors' words for each version, and record by record for each day."""

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
_NO_ID = re.compile(r"[^\w.+-]+")
_VERSION = re.compile(r"\[?(?P<name>.+?)\]?(?: [–—-] (?P<day>\S+))?")
_BEGINNING = ("heading_open", "h2", 0)
_MARKDOWN = MarkdownIt("commonmark", {"html": True})


def changes_page(renderer: Renderer) -> SiteFile:
    """`changes.md`: versions from the change log and the releases, the newest first."""
    message = dict(_told(renderer.edition.changelog))
    done = _grouped(_latest(renderer), renderer.release_of)
    names = sorted(done.keys() | message.keys(), key=_age, reverse=True)
    content = el(
        "div",
        el("h1", "What is new", class_="page-title"),
        el(
            "p",
            "Every version of the edition, and what changed in it. The same as a ",
            el("a", "feed", href=f"site:{FEED}"),
            " for a feed reader.",
            class_="lead",
        ),
        [
            el(
                "section",
                el("h2", f"Version {name}", id=f"v-{_NO_ID.sub('-', name)}"),
                _as_published(renderer, name),
                message.get(name),
                _days(renderer, done.get(name, [])),
            )
            for name in names
        ],
        class_="ed-list changes",
    )
    description = "What changed in each version of the edition, and on which day."
    return page("changes.md", "What is new", content, description=description)


def _age(name: str) -> tuple[tuple[float, ...], bool, str]:
    """Greater for newer versions, and greatest for what is in preparation (`after 0.1.0`)."""
    if not name[:1].isdigit():
        return (inf,), True, ""
    numbers, _, before = name.partition("-")  # 1.2.0-rc1 came before 1.2.0
    return tuple(map(float, re.findall(r"\d+", numbers))), not before, before


def _as_published(renderer: Renderer, name: str) -> Markup | None:
    """A link to a released version, which stays at its own address for ever."""
    versions = renderer.settings.versions_url
    if not versions or name not in renderer.history.releases:
        return None
    href = f"{versions.rstrip('/')}/v{name}/"
    return el("p", el("a", "This version as it was published", href=href), class_="backlinks")


def _grouped(versions: Iterable[Version], by: Callable[[Version], str]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        found[by(version)].append(version)
    return found


def _latest(renderer: Renderer) -> list[Version]:
    """The last change of each record in each version, newest first."""
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
        for day, rows in sorted(_grouped(versions, lambda each: each.day).items(), reverse=True)
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


def _told(changelog: str) -> Iterator[tuple[str, Markup]]:
    """The editors' own words on each version, which a heading of the second level begins."""
    tokens = _MARKDOWN.parse(changelog)
    begins = [n for n, t in enumerate(tokens) if (t.type, t.tag, t.level) == _BEGINNING]
    for start, end in pairwise([*begins, len(tokens)]):
        words = "".join(child.content for child in tokens[start + 1].children or ())
        if heading := _VERSION.fullmatch(words.strip()):
            day = heading["day"]
            html = _MARKDOWN.renderer.render(tokens[start + 3 : end], _MARKDOWN.options, {})
            lead = [el("p", readable_date(day), class_="lead")] if day else []
            yield heading["name"], join([*lead, clean(html)])
