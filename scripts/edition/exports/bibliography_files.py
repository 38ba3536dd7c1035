"""The sources for reference managers, sorted by id: CSL-JSON, BibLaTeX, RIS."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from edition.assemble.edition import Edition
from edition.formats.bibliography_formats import bibtex, ris
from edition.formats.site_file import Download, SiteFile
from edition.kinds.source import Source


def bibliography_downloads(edition: Edition) -> Iterator[Download]:
    """Yield `bibliography.json`, `bibliography.bib` and `bibliography.ris`."""
    items = [item for _, item in sorted(edition.bibliography.items.items())]
    text = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
    what = "The bibliography as CSL-JSON, for Zotero and similar programs."
    yield _download("json", text, what, "each item with a CSL processor")
    what = "The bibliography for LaTeX (BibLaTeX with Biber)."
    yield _download("bib", "\n".join(_written(edition, bibtex)), what)
    what = "The bibliography for EndNote, Mendeley and other reference managers."
    yield _download("ris", "\n".join(_written(edition, ris)), what)


def _written(edition: Edition, write: Callable[[dict[str, Any], str], str]) -> Iterator[str]:
    """Yield each work in a format, with what the editors saw of it."""
    sources = edition.records.of(Source)
    for id_, item in sorted(edition.bibliography.items.items()):
        yield write(item, sources[id_].head.seen)


def _download(
    ending: str, text: str, what: str, checked: str = "read again by a parser and compared"
) -> Download:
    file = SiteFile(f"downloads/bibliography.{ending}", text.encode("utf-8"))
    return Download(file, what, checked, "To work with")
