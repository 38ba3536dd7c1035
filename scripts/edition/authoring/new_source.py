"""`edition new source`: create bibliography files from a reference manager's export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from rapidfuzz.fuzz import ratio

from edition.assemble.citations import csl_date
from edition.assemble.edition import Edition
from edition.authoring.bibtex_reader import csl_of_bibtex
from edition.formats.csl_fields import days
from edition.kinds.csl import CSL_VARIABLES, is_well_formed
from edition.read.draft import id_from
from edition.read.files import SIZE_LIMIT, write_inside
from edition.read.records import ids_of_files

MIN_SIMILARITY = 92.0
"""Minimum similarity (0–100) of two titles of the same work."""

IGNORED = frozenset({"abstract", "keyword", "annote", "source", "citation-key"})
"""Variables that reference managers add and the edition does not show."""


class SourceResult(NamedTuple):
    """The result for one item."""

    path: Path | None
    """Of its file; None if nothing was written."""
    message: str


def read_items(text: str) -> list[dict[str, Any]]:
    """Return the CSL items of CSL-JSON (one item or a list) or BibTeX.

    Raises:
        ValueError: if it is neither, or an item has no title; with a message for people.
    """
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    if begins == "@":
        items = csl_of_bibtex(text)
        if untitled := [f"`{item['id']}`" for item in items if not item.get("title")]:
            raise ValueError(f"Add a title: this BibTeX has none for {', '.join(untitled)}.")
        return items
    if begins not in ("[", "{"):
        raise ValueError("This is neither CSL-JSON nor BibTeX. In Zotero: Export Item, CSL JSON.")
    try:
        items = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"This is not valid JSON: {error}") from None
    items = items if isinstance(items, list) else [items]
    if not items or not all(isinstance(item, dict) and item.get("title") for item in items):
        raise ValueError("These are not CSL items: each needs at least a `type` and a `title`.")
    return items


def write_sources(
    root: Path, edition: Edition, items: list[dict[str, Any]], id_: str = "", again: bool = False
) -> list[SourceResult]:
    """Write a file for each item that the bibliography does not have.

    Args:
        root: the edition's folder.
        edition: the edition as it is now.
        items: CSL, as exported.
        id_: the name of the file, for a single item; if empty, made from author and year.
        again: also write items that the bibliography seems to have.

    Returns:
        A result for each item, in order.

    Raises:
        SymbolicLinkError: if a file would be written through a symbolic link.
    """
    folder = root / "annotations" / "sources"
    taken = ids_of_files(root, "source")
    done = []
    for item in items:
        known = None if again else _path_of_same_work(edition, item)
        if known:
            done.append(SourceResult(None, f"‘{item['title']}’ is already there: {known}"))
            continue
        name = id_ or _id(item, taken)
        if name in taken:
            message = f"There is already a source `{name}`; choose another --id."
            done.append(SourceResult(None, message))
            continue
        kept = {"type": "document"} | {
            key: _plain(value)
            for key, value in item.items()
            if key in CSL_VARIABLES - IGNORED and key != "id" and value not in ("", [], None)
        }
        text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)
        if len(text.encode()) > SIZE_LIMIT:
            done.append(SourceResult(None, f"‘{str(item['title'])[:60]}’ would be over 64 kB."))
            continue
        taken.add(name)
        path = folder / f"{name}.yml"
        write_inside(root, path, text)
        omitted = sorted(item.keys() - kept.keys() - {"id"})
        message = f"Wrote {path.relative_to(root).as_posix()}; cite it as [@{name}]"
        message += f" (omitted: {', '.join(omitted)})" if omitted else ""
        done.append(SourceResult(path, message))
    return done


def _plain(value: Any) -> Any:
    """Return a value with all numbers as text, as in the edition's files; recursive."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return " ".join(str(value).split())


def _id(item: dict[str, Any], taken: set[str]) -> str:
    """Return an id like `carr-1950` or `carr-1950-2`; made from the title if there is no name."""
    names = item.get("author") or item.get("editor") or []
    first = names[0] if isinstance(names, list) and names else {}
    name = first.get("family") or first.get("literal") if isinstance(first, dict) else None
    words = str(name or item["title"]).split()[:3]
    return id_from(" ".join([*words, _year(item)]), taken)


def _year(item: dict[str, Any]) -> str:
    """Return the year of an item, exported or from a file; empty if not known."""
    issued = _plain(item.get("issued", ""))
    if not is_well_formed("issued", issued):
        return ""
    return next(iter(days({"issued": csl_date(issued)}, "issued")), "")[:4]


def _doi(item: dict[str, Any]) -> str:
    return str(item.get("DOI", "")).casefold()


def _path_of_same_work(edition: Edition, item: dict[str, Any]) -> str:
    """Return the file of a work with the same DOI, or with a similar title and the same year.

    Returns:
        Its path relative to the edition's root; empty if there is no such work.
    """
    title, year, doi = str(item["title"]).casefold(), _year(item), _doi(item)
    for entry in edition.records.ids("source").values():
        csl = entry.head.csl
        same = ratio(str(csl["title"]).casefold(), title) >= MIN_SIMILARITY and _year(csl) == year
        if same or (doi and _doi(csl) == doi):
            return entry.path
    return ""
