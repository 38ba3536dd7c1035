"""Links from the pages of the text to the same in other formats, as far as these are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from edition.formats.html import el
from edition.formats.site_file import Download, Page

FORMATS = {
    "edition.tei.xml": ("application/tei+xml", "TEI"),
    "annotations.jsonld": ("application/ld+json", "Web annotations"),
    "edition.epub": ("application/epub+zip", "EPUB"),
    "edition.pdf": ("application/pdf", "PDF"),
    "bibliography.json": ("application/vnd.citationstyles.csl+json", "Bibliography (CSL)"),
}
GLOSSARY = {
    "glossary.ttl": ("text/turtle", "Glossary (SKOS)"),
    "glossary.jsonld": ("application/ld+json", "Glossary (SKOS)"),
}
BIBLIOGRAPHY = {
    "bibliography.json": FORMATS["bibliography.json"],
    "bibliography.bib": ("application/x-bibtex", "Bibliography (BibLaTeX)"),
    "bibliography.ris": ("application/x-research-info-systems", "Bibliography (RIS)"),
}


REL = "alternate enclosure"
"""Not `alternate` alone: beside each such link the theme’s script looks for a sitemap."""


def alternates(page: Page, downloads: Sequence[Download]) -> Iterator[Markup]:
    """A `<link>` for each format that exists."""
    formats = {"glossary.md": GLOSSARY, "bibliography.md": BIBLIOGRAPHY}.get(page.uri)
    if formats is None:
        formats = FORMATS if page.is_home or page.uri.startswith("text/") else {}
    made = {each.file.uri for each in downloads}
    for name, (type_, title) in formats.items():
        if f"downloads/{name}" in made:
            yield el("link", rel=REL, type=type_, title=title, href=f"site:downloads/{name}")
