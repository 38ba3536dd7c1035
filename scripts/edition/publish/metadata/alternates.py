"""Links from pages to the same content in the other formats that were made."""

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
"""Not just `alternate`: for each such link the script of the theme requests a sitemap."""


def alternates(page: Page, downloads: Sequence[Download]) -> Iterator[Markup]:
    """Yield a `<link>` for each format that was made."""
    formats = {"glossary.md": GLOSSARY, "bibliography.md": BIBLIOGRAPHY}.get(page.uri)
    if formats is None:
        formats = FORMATS if page.is_home or page.uri.startswith("text/") else {}
    made = {each.file.uri for each in downloads}
    for name, (type_, title) in formats.items():
        if f"downloads/{name}" in made:
            yield el("link", rel=REL, type=type_, title=title, href=f"site:downloads/{name}")
