"""Files at the root of the site: robots.txt and humans.txt."""

from __future__ import annotations

from collections.abc import Iterator

from edition.formats.site_file import SiteFile
from edition.kinds.contributor import Contributor
from edition.render.renderer import Renderer


def small_files(renderer: Renderer) -> Iterator[SiteFile]:
    """Yield `robots.txt` (https://www.rfc-editor.org/rfc/rfc9309) and `humans.txt`."""
    yield SiteFile("robots.txt", _robots(renderer).encode("utf-8"))
    yield SiteFile("humans.txt", _humans(renderer).encode("utf-8"))


def _robots(renderer: Renderer) -> str:
    """Return rules that allow everything, with the address of the sitemap if there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if renderer.settings.site_url:
        lines += ["", f"Sitemap: {renderer.href('sitemap.xml', 'robots.txt')}"]
    return "\n".join([*lines, ""])


def _humans(renderer: Renderer) -> str:
    config = renderer.edition.config
    contributors = renderer.edition.records.of(Contributor)
    groups = {
        "EDITION": [
            ("Title", f"{config.title} (annotated edition)"),
            ("Version", f"{config.version} of {config.issued}"),
            *(
                (entry.head.name, ", ".join(filter(None, (entry.head.role, entry.head.url))))
                for id_, entry in sorted(contributors.items())
                if renderer.signed_by(id_)
            ),
        ],
        "TEXT": [
            ("Author", config.author),
            ("Work", ", ".join(filter(None, (config.work, config.date)))),
            ("Translation", config.translation),
        ],
        "SITE": [
            ("Language", config.language),
            ("Made with", "Python, MkDocs, Material for MkDocs, Source Serif 4, Jost"),
            ("Privacy", "no cookies, no statistics, no other hosts"),
        ],
    }
    return "\n".join(
        f"/* {title} */\n" + "".join(f"{name}: {value}\n" for name, value in rows if value)
        for title, rows in groups.items()
    )
