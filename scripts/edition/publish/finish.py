"""What happens to site/ after the generator: links and contents checked, security policy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from edition.model.problems import Problem, problem
from edition.publish.active_content import active_content
from edition.publish.built_page import BuiltPage, read_built
from edition.publish.policy import add_policy

LINKS = {
    "a": "href",
    "area": "href",
    "form": "action",
    "img": "src",
    "link": "href",
    "script": "src",
}
"""The elements that lead from a page to something else of the site, and where they say so."""


Sources = Mapping[str, str]
"""The file of the repository that a page was made from, by the built file, where it is known."""


def finish_site(site: Path, sources: Sources | None = None) -> list[Problem]:
    """Finish a built site in place (`make serve` does without: its live reload needs no policy).

    Args:
        site: the folder that the generator wrote.
        sources: of its pages, if the generator can tell.

    Returns:
        Links that lead nowhere, and whatever runs or loads and is not the theme's.
    """
    pages = read_built(site)
    problems = [*check_links(site, pages), *check_content(site, pages, sources)]
    for page in pages:
        finished = add_policy(page)
        if finished != page.html:
            page.path.write_text(finished, encoding="utf-8", newline="\n")
    return problems


def check_content(
    site: Path, pages: list[BuiltPage], sources: Sources | None = None
) -> list[Problem]:
    """See that nothing runs, loads from elsewhere or misleads but what is the theme's."""
    problems = []
    for page in pages:
        place = page.path.relative_to(site).as_posix()
        hints = {"source": source} if (source := (sources or {}).get(place)) else {}
        for found in dict.fromkeys(active_content(page)):
            problems.append(problem(f"site/{place}", 1, "active-content", found, **hints))
    return problems


def check_links(site: Path, pages: list[BuiltPage]) -> list[Problem]:
    """See that every internal link, picture and fragment is there; the 404 page is left out."""
    ids = {page.url: page.ids for page in pages}
    problems = []
    for page in pages:
        if page.url == "404.html":  # its links are absolute, for any depth
            continue
        for target in sorted(_targets(page)):
            if finding := _problem(site, page.url, target, ids):
                place = page.path.relative_to(site).as_posix()
                problems.append(problem(f"site/{place}", 1, "broken-link", f"{target}: {finding}"))
    return problems


def _targets(page: BuiltPage) -> set[str]:
    """Where a page leads, as it says so."""
    return {
        element.attrib[LINKS[element.tag]]
        for element in page.elements
        if element.tag in LINKS and LINKS[element.tag] in element.attrib
        if "canonical" not in element.get("rel", "").split()  # says where the page itself lies
    }


def _problem(site: Path, url: str, href: str, ids: dict[str, set[str]]) -> str:
    address, _, fragment = href.partition("#")
    address = address.partition("?")[0]
    if ":" in address.partition("/")[0] or address.startswith("//"):
        return ""
    target = _resolve(url, address)
    if target is None:
        return "leads out of the site"
    if target not in ids:
        return "" if (site / target).is_file() else "there is no such page"
    if fragment and fragment not in ids[target]:
        return f"the page has no #{fragment}"
    return ""


def _resolve(url: str, address: str) -> str | None:
    """A relative address as a path within the site; None if it leaves the site."""
    if not address:
        return url
    if address.startswith("/"):
        return None
    parts = url.split("/")[:-1]
    for part in address.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in (".", ""):
            parts.append(part)
    is_folder = address.endswith(("/", ".", ".."))
    return "/".join(parts) + ("/" if is_folder and parts else "")
