"""What a reference manager exports -> files of the bibliography."""

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

ALIKE = 92.0
"""Score (0–100) of two titles from which they may be the same work."""

DROPPED = frozenset({"abstract", "keyword", "annote", "source", "citation-key"})
"""Variables that reference managers add and no reader of the edition sees."""


class Written(NamedTuple):
    """One work of what was given."""

    path: Path | None
    """Of its file; none if nothing was written."""
    message: str


def read_items(text: str) -> list[dict[str, Any]]:
    """CSL-JSON (one item or a list) or BibTeX as CSL items.

    Raises:
        ValueError: if it is neither; says so.
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
        raise ValueError("These are no CSL items: each has at least a `type` and a `title`.")
    return items


def write_sources(
    root: Path, edition: Edition, items: list[dict[str, Any]], id_: str = "", again: bool = False
) -> list[Written]:
    """Write a file for each item that the bibliography does not have.

    Args:
        root: of the edition.
        edition: as it is.
        items: CSL, as exported.
        id_: the name of the file, for one item; else made of author and year.
        again: write also what seems to be there.

    Raises:
        SymbolicLinkError: if a file would be written through a link.
    """
    folder = root / "annotations" / "sources"
    taken = ids_of_files(root, "source")
    done = []
    for item in items:
        known = None if again else _known(edition, item)
        if known:
            done.append(Written(None, f"‘{item['title']}’ is there already: {known}"))
            continue
        name = id_ or _id(item, taken)
        if name in taken:
            done.append(Written(None, f"There is a source `{name}` already; choose another --id."))
            continue
        kept = {"type": "document"} | {
            key: _plain(value)
            for key, value in item.items()
            if key in CSL_VARIABLES - DROPPED and key != "id" and value not in ("", [], None)
        }
        text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)
        if len(text.encode()) > SIZE_LIMIT:
            done.append(Written(None, f"‘{str(item['title'])[:60]}’ would be over 64 kB."))
            continue
        taken.add(name)
        path = folder / f"{name}.yml"
        write_inside(root, path, text)
        left = sorted(item.keys() - kept.keys() - {"id"})
        message = f"Wrote {path.relative_to(root).as_posix()}; cite it as [@{name}]"
        done.append(Written(path, message + (f" (left out: {', '.join(left)})" if left else "")))
    return done


def _plain(value: Any) -> Any:
    """Numbers as text, as the edition's files have it; lists and mappings all the way down."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return " ".join(str(value).split())


def _id(item: dict[str, Any], taken: set[str]) -> str:
    """`carr-1950`, `carr-1950-2`; of the title where there is no name."""
    names = item.get("author") or item.get("editor") or []
    first = names[0] if isinstance(names, list) and names else {}
    name = first.get("family") or first.get("literal") if isinstance(first, dict) else None
    words = str(name or item["title"]).split()[:3]
    return id_from(" ".join([*words, _year(item)]), taken)


def _year(item: dict[str, Any]) -> str:
    """Of an item as exported or as in a file; empty if none is known."""
    issued = _plain(item.get("issued", ""))
    if not is_well_formed("issued", issued):
        return ""
    return next(iter(days({"issued": csl_date(issued)}, "issued")), "")[:4]


def _doi(item: dict[str, Any]) -> str:
    return str(item.get("DOI", "")).casefold()


def _known(edition: Edition, item: dict[str, Any]) -> str:
    """The file of a work of the same DOI, or of about the same title and the same year."""
    title, year, doi = str(item["title"]).casefold(), _year(item), _doi(item)
    for entry in edition.records.ids("source").values():
        csl = entry.head.csl
        same = ratio(str(csl["title"]).casefold(), title) >= ALIKE and _year(csl) == year
        if same or (doi and _doi(csl) == doi):
            return entry.path
    return ""
