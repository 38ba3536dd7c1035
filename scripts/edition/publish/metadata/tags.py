"""`<meta>` elements: Highwire tags and Dublin Core for citing, Open Graph for sharing.

For Zotero (its translator “Embedded Metadata”) a page with `citation_inbook_title` is a section of
a book; otherwise `og:type` decides whether it is a book or a web page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from edition.formats.html import el
from edition.formats.site_file import Download, Page
from edition.publish.metadata.section_shown import section_shown
from edition.read.hand_pages import CARD
from edition.render.imprint import edition_title
from edition.render.renderer import Renderer

PDF = "downloads/edition.pdf"


def tags(renderer: Renderer, page: Page, downloads: Sequence[Download]) -> Iterator[Markup]:
    """Yield the tags of a page; those with a full address only if the site's address is known."""
    config = renderer.edition.config
    section = section_shown(renderer.edition, page)
    if page.is_home:
        has_pdf = any(each.file.uri == PDF for each in downloads)
        yield from _cited(renderer, page, edition_title(config), has_pdf=has_pdf)
        yield from _dublin_core(renderer, page, edition_title(config))
    elif section:
        yield from _cited(renderer, page, section.name, part=True)
    elif page.is_whole_text:
        yield from _cited(renderer, page, config.title, part=True)
    yield from _open_graph(renderer, page)


def _meta(name: str, content: str) -> Iterator[Markup]:
    if content:
        yield el("meta", name=name, content=content)


def _cited(
    renderer: Renderer, page: Page, title: str, part: bool = False, has_pdf: bool = False
) -> Iterator[Markup]:
    """Yield Highwire tags (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing)."""
    config = renderer.edition.config
    yield from _meta("citation_title", title)
    for name in config.authors:
        yield from _meta("citation_author", name.inverted)
    for editor in renderer.editors:
        # Zotero takes a name with a comma apart there, and nowhere else: so a group stays whole.
        yield from _meta(
            "citation_editor", f"{editor.inverted},"[: None if editor.is_group else -1]
        )
    yield from _meta("citation_publication_date", config.issued.replace("-", "/"))
    yield from _meta("citation_inbook_title", edition_title(config) if part else "")
    yield from _meta("citation_language", config.language)
    if renderer.settings.site_url:
        yield from _meta("citation_public_url", renderer.href(page.address, page.uri))
        yield from _meta("citation_pdf_url", renderer.href(PDF, page.uri) if has_pdf else "")


def _dublin_core(renderer: Renderer, page: Page, title: str) -> Iterator[Markup]:
    """Yield Dublin Core (https://www.dublincore.org/specifications/dublin-core/dc-html/)."""
    config = renderer.edition.config
    yield el("link", rel="schema.DC", href="http://purl.org/dc/elements/1.1/")
    yield from _meta("DC.title", title)
    for name in config.authors:
        yield from _meta("DC.creator", name.inverted)
    for editor in renderer.editors:
        yield from _meta("DC.contributor", editor.entry.head.name)
    yield from _meta("DC.date", config.issued)
    yield from _meta("DC.language", config.language)
    yield from _meta("DC.type", "Text")
    yield from _meta("DC.rights", config.licence)
    if renderer.settings.site_url:
        yield from _meta("DC.identifier", renderer.href(page.address, page.uri))


def _open_graph(renderer: Renderer, page: Page) -> Iterator[Markup]:
    """Yield Open Graph properties (https://ogp.me/)."""
    config = renderer.edition.config
    is_text = page.uri.startswith("text/")
    properties = {
        "og:title": edition_title(config) if page.is_home else page.title,
        "og:type": "book" if page.is_home else "article" if is_text else "website",
        "og:description": page.description or config.description,
        "og:site_name": config.work or config.title,
    }
    if renderer.settings.site_url:
        properties |= {
            "og:url": renderer.href(page.address, page.uri),
            **_card(renderer, page),
        }
        if CARD in renderer.edition.pictures:
            yield from _meta("twitter:card", "summary_large_image")
    for name, content in properties.items():
        if content:
            yield el("meta", property=name, content=content)


def _card(renderer: Renderer, page: Page) -> dict[str, str]:
    """The picture that is shown where a link is shared, if the edition has one (1200 by 630)."""
    edition = renderer.edition
    if CARD not in edition.pictures:
        return {}
    header = edition.pictures[CARD][:24]  # https://www.w3.org/TR/png-3/#11IHDR
    width, height = (int.from_bytes(header[start : start + 4]) for start in (16, 20))
    by = f", by {edition.config.author}" if edition.config.author else ""
    return {
        "og:image": renderer.href(CARD, page.uri),
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": f"{edition.config.title}{by}: an annotated edition",
    }
