"""All pages and files that are passed to the site generator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.assemble.edition import Edition
from edition.exports.citation_data import citations_file
from edition.exports.downloads import downloads
from edition.exports.dts import dts_files
from edition.exports.feed import feed_file
from edition.exports.form_data import contributing_file
from edition.exports.link_targets import targets_file
from edition.exports.small_files import small_files
from edition.formats.site_file import Download, SiteFile
from edition.history.log import History
from edition.pages.apparatus_page import apparatus_page
from edition.pages.bibliography_page import bibliography_page
from edition.pages.changes_page import changes_page
from edition.pages.concordance_pages import concordance_pages
from edition.pages.contributors_page import contributors_page
from edition.pages.cross_references_page import cross_references_page
from edition.pages.downloads_page import downloads_page
from edition.pages.glossary_page import glossary_page
from edition.pages.hand_written import hand_pages
from edition.pages.history_pages import history_pages
from edition.pages.home_page import home_page
from edition.pages.notes_page import notes_page
from edition.pages.problem_codes import problems_page
from edition.pages.registers import register_pages
from edition.pages.search_page import search_page
from edition.pages.section import text_pages
from edition.pages.timeline_page import timeline_page
from edition.pages.words_page import words_page
from edition.publish.metadata import with_metadata
from edition.render.linker import Settings
from edition.render.renderer import Renderer
from edition.search import search_files


def site_files(
    edition: Edition,
    settings: Settings | None = None,
    history: History | None = None,
    release: bool = True,
) -> Iterator[SiteFile]:
    """Yield every page and file; they do not depend on the generator.

    Args:
        edition: the edition.
        settings: the settings of the place of publication.
        history: the history of the records, if it is known.
        release: whether to make the exports, which take time; `make serve` omits them.
    """
    renderer = Renderer(edition, settings, history)
    taken = list(downloads(renderer, release))
    yield from (each.file for each in taken)
    if release:
        yield from dts_files(renderer)
    yield from with_metadata(renderer, taken, _files(renderer, taken))


def _files(renderer: Renderer, taken: Sequence[Download]) -> Iterator[SiteFile]:
    edition = renderer.edition
    yield from hand_pages(renderer)
    if not any(page.uri == "index.md" for page in edition.pages):
        yield home_page(renderer)
    yield from text_pages(renderer)
    yield notes_page(renderer)
    yield glossary_page(renderer)
    yield from register_pages(renderer)
    yield timeline_page(renderer)
    yield bibliography_page(renderer)
    yield cross_references_page(renderer)
    yield apparatus_page(renderer)
    yield contributors_page(renderer)
    yield changes_page(renderer)
    yield problems_page()
    yield from history_pages(renderer)
    yield feed_file(renderer)
    yield words_page(renderer)
    yield from concordance_pages(renderer)
    yield search_page(renderer)
    yield downloads_page(renderer, taken)
    yield targets_file(renderer)
    yield from small_files(renderer)
    yield citations_file(renderer)
    yield contributing_file(renderer)
    yield from search_files(renderer)
