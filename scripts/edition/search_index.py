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


CONTEXT = 90
"""Characters of the copy-text on each side of an emended place."""


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
    variants: list[SearchEntry] = []
    for url, soup in pages:
        variants += variant_entries(url, soup)
        entries = [] if url in WHOLE_AGAIN else list(page_entries(url, soup))
        if not entries:
            continue
        kept = [doc for doc in docs if doc["location"].partition("#")[0] != url]
        heading = soup.find("h1")
        title = _words(heading) if isinstance(heading, Tag) else url
        docs = [*kept, {"location": url, "title": title, "text": ""}, *map(_row, entries)]
    # After the pages that they belong to, as the theme's search wants it.
    index["docs"] = docs + [_row(entry) for entry in variants]
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def page_entries(url: str, soup: BeautifulSoup) -> Iterator[SearchEntry]:
    """The entries of one page, in its order."""
    for tag in soup.find_all(_is_entry):
        anchor = str(tag.get("id") or "commentary")
        yield SearchEntry(f"{url}#{anchor}", _title(tag), _text(tag))


def variant_entries(url: str, soup: BeautifulSoup) -> Iterator[SearchEntry]:
    """Readings that are not printed, each at its place in the text and called a variant."""
    for article in soup.find_all("article", class_="apparatus-entry"):
        line = article.find(class_="apparatus-line")
        place = line.find("a", class_="to-locus") if isinstance(line, Tag) else None
        if isinstance(line, Tag) and isinstance(place, Tag):
            address = str(place["href"]).removeprefix("../")
            yield SearchEntry(address, f"Variant at {_words(place)}", _words(line))
    if url in WHOLE_AGAIN:
        return
    for paragraph in soup.find_all(class_=["para", "title-line", "heading"]):
        pieces = list(_copy_pieces(paragraph))
        text = "".join(words for words, _ in pieces)
        end = 0
        for words, emended in pieces:
            start, end = end, end + len(words)
            if emended is not None and words:
                shown = " ".join(text[max(0, start - CONTEXT) : end + CONTEXT].split())
                title = f"As transmitted, {paragraph['data-locus']}"
                yield SearchEntry(f"{url}#{emended['id']}-copy", title, f"… {shown} …")


def _copy_pieces(tag: Tag) -> Iterator[tuple[str, Tag | None]]:
    """The text of a passage in the copy-text, and of what is emended the element too."""
    for child in tag.children:
        if not isinstance(child, Tag):
            yield str(child), None
        elif "emended" in child.get_attribute_list("class"):
            yield str(child["data-copy-text"]), child
        elif not child.has_attr("data-aux"):
            yield from _copy_pieces(child)


def _row(entry: SearchEntry) -> dict[str, str]:
    text = f"<p>{escape(entry.text)}</p>"
    return {"location": entry.location, "title": entry.title, "text": text}


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
