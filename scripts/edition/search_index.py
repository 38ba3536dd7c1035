"""Built pages -> the theme's search index with one entry a paragraph, note, headword and name.

The theme indexes by heading; a reader wants the paragraph. Titles do not repeat the section's,
or every paragraph of a section would match its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

INDEX = "search/search_index.json"

WHOLE_AGAIN = frozenset({"text/", "notes/"})
"""Pages that show once more what stands elsewhere."""


ENTRIES = frozenset({"para", "title-line", "note", "entry", "commentary"})
"""Classes of what is a hit of its own."""

SEARCHED = ["note-body", "prose", "work", "seen", "russian", "ends", "meta"]
"""Classes of what is searched within a record."""


class SearchEntry(NamedTuple):
    """One hit: an anchor of a page."""

    location: str
    title: str
    text: str


def rewrite_index(site: Path, pages: Sequence[tuple[str, BeautifulSoup]]) -> None:
    """Replace the entries of every page that has paragraphs or records of its own."""
    path = site / INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    docs = [doc for doc in index["docs"] if doc["location"].partition("#")[0] not in WHOLE_AGAIN]
    for url, soup in pages:
        entries = [] if url in WHOLE_AGAIN else list(page_entries(url, soup))
        if not entries:
            continue
        kept = [doc for doc in docs if doc["location"].partition("#")[0] != url]
        heading = soup.find("h1")
        title = _words(heading) if isinstance(heading, Tag) else url
        rows = [{"location": url, "title": title, "text": ""}]
        rows += [
            {"location": e.location, "title": e.title, "text": f"<p>{escape(e.text)}</p>"}
            for e in entries
        ]
        docs = kept + rows
    index["docs"] = docs
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def page_entries(url: str, soup: BeautifulSoup) -> Iterator[SearchEntry]:
    """The entries of one page, in its order."""
    for tag in soup.find_all(_is_entry):
        anchor = str(tag.get("id") or "commentary")
        yield SearchEntry(f"{url}#{anchor}", _title(tag), _text(tag))


def _is_entry(tag: Tag) -> bool:
    classes = set(tag.get_attribute_list("class"))
    return bool(classes & ENTRIES) and not (tag.name == "a" or "retired" in classes)


def _title(tag: Tag) -> str:
    classes = tag.get_attribute_list("class")
    if "commentary" in classes:
        return "Commentary"
    if tag.name == "details":
        lemma = tag.find("em")
        return f"Note: {_words(lemma)}" if isinstance(lemma, Tag) else "Note"
    if "para" in classes or "title-line" in classes:
        return str(tag["data-locus"])
    heading = tag.find(["h2", "h3"])
    return _words(heading) if isinstance(heading, Tag) else ""


def _text(tag: Tag) -> str:
    if tag.name == "p":
        return _words(tag)
    parts = tag.find_all(class_=SEARCHED)
    return " ".join(_words(part) for part in parts)


def _words(tag: Tag) -> str:
    """The text of an element without note marks and other helps."""
    return " ".join("".join(_strings(tag)).split())


def _strings(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if not child.has_attr("data-aux"):
                yield from _strings(child)
        else:
            yield str(child)
