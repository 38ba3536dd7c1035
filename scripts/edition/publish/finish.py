"""Finish a built site: check links and content, add the security policy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from edition.model.problems import Problem, problem
from edition.publish.active_content import active_content
from edition.publish.built_page import BuiltPage, read_built_pages
from edition.publish.policy import add_policy

LINKS = {
    "a": "href",
    "area": "href",
    "form": "action",
    "img": "src",
    "link": "href",
    "script": "src",
}
"""The elements that link to another part of the site, with the attribute of the address."""


Sources = Mapping[str, str]
"""The source file of a page in the repository, by the path of the built file, where known."""


def finish_site(site: Path, sources: Sources | None = None) -> list[Problem]:
    """Finish a built site in place (not by `make serve`, whose live reload needs no policy).

    Args:
        site: the folder that the generator wrote.
        sources: the sources of its pages, if the generator knows them.

    Returns:
        A problem for each broken link and for active content that is not from the theme.
    """
    pages = read_built_pages(site)
    problems = [*check_links(site, pages), *check_content(site, pages, sources)]
    for page in pages:
        finished = add_policy(page)
        if finished != page.html:
            page.path.write_text(finished, encoding="utf-8", newline="\n")
    return problems


def check_content(
    site: Path, pages: list[BuiltPage], sources: Sources | None = None
) -> list[Problem]:
    """Report content that runs, loads or misleads, unless it is from the theme."""
    problems = []
    for page in pages:
        place = page.path.relative_to(site).as_posix()
        hints = {"source": source} if (source := (sources or {}).get(place)) else {}
        for found in dict.fromkeys(active_content(page)):
            problems.append(problem(f"site/{place}", 1, "active-content", found, **hints))
    return problems


def check_links(site: Path, pages: list[BuiltPage]) -> list[Problem]:
    """Report internal links, pictures and fragments that do not exist, except on the 404 page."""
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
    """Return the addresses of all links of a page, as written."""
    return {
        element.attrib[LINKS[element.tag]]
        for element in page.elements
        if element.tag in LINKS and LINKS[element.tag] in element.attrib
        if "canonical" not in element.get("rel", "").split()  # the address of the page itself
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
    """Return a relative address as a path within the site; None if it is outside."""
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
