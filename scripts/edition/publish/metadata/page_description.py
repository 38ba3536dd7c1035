"""Which page is meant: what its metadata is made from."""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.assemble.edition import Edition
from edition.formats.html import url_of
from edition.model.text import Section

_SECTION = re.compile(r"text/(\d+)\.md")


class PageInfo(NamedTuple):
    """A page, as its front matter names it."""

    uri: str
    """`text/2.md`."""
    title: str
    description: str

    @property
    def address(self) -> str:
        """Its `site:` address."""
        return f"site:{url_of(self.uri)}"

    @property
    def is_home(self) -> bool:
        """Whether it is the title page."""
        return self.uri == "index.md"

    @property
    def is_whole_text(self) -> bool:
        """Whether it holds the whole text."""
        return self.uri == "text/index.md"

    def section(self, edition: Edition) -> Section | None:
        """The section that it shows."""
        match = _SECTION.fullmatch(self.uri)
        return edition.reading_text.section(int(match[1])) if match else None
