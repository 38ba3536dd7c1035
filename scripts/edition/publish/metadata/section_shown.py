"""The section of the text that a page shows."""

from __future__ import annotations

import re

from edition.assemble.edition import Edition
from edition.formats.site_file import Page
from edition.model.text import Section

_SECTION = re.compile(r"text/(\d+)\.md")


def section_shown(edition: Edition, page: Page) -> Section | None:
    """Return the section that a page shows; None for other pages."""
    match = _SECTION.fullmatch(page.uri)
    return edition.reading_text.section(int(match[1])) if match else None
