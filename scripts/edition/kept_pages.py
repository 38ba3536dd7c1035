"""What is kept while `make serve` rebuilds: what would come out the same is not made again."""

from __future__ import annotations

import logging
from collections.abc import Hashable
from typing import Any, ClassVar

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

TEMPLATE = "kept.html"
"""The template that takes the place of the theme's where a page is kept."""

SOURCE = "{{ kept }}"
"""Its source: the page as it was built before."""


class KeptPages:
    """The pages of one process, by uri, each with all that went into it."""

    def __init__(self) -> None:
        self._shared: Hashable = None
        self._built: dict[str, tuple[Hashable, str]] = {}
        self._building: dict[str, Hashable] = {}

    def begin(self, shared: Hashable) -> None:
        """Begin a build; all pages are forgotten if something changed that all of them show.

        Args:
            shared: navigation, settings, templates.
        """
        if shared != self._shared:
            self._built.clear()
        self._shared = shared
        self._building.clear()

    def again(self, uri: str, made_of: Hashable) -> bool:
        """Whether a page would be the same as before; asked once a build, before it is built."""
        self._building[uri] = made_of
        return uri in self._built and self._built[uri][0] == made_of

    def page(self, uri: str) -> str:
        """The page as it was built before; nothing if it was not."""
        return self._built[uri][1] if uri in self._built else ""

    def keep(self, uri: str, html: str) -> None:
        """Keep what was built."""
        self._built[uri] = (self._building.get(uri), html)


class KeptMarkdown(logging.Handler):
    """The HTML of pages written in Markdown, by uri, with what the parser found out about them.

    As a handler of MkDocs' log it hears what a page is warned of: such a page is always read again,
    so that the warning comes again.
    """

    FOUND = ("title", "toc", "present_anchor_ids")

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._read: dict[str, tuple[Hashable, str, dict[str, Any], dict[str, Any]]] = {}
        self._reading: tuple[str, Hashable] = ("", None)
        self._warned = False

    def emit(self, record: logging.LogRecord) -> None:
        """Hear a message."""
        self._warned |= record.levelno >= self.level

    def begin(self, uri: str, made_of: Hashable) -> str | None:
        """The HTML, if the same Markdown was read before.

        Args:
            uri: of the page.
            made_of: all that goes into the HTML.
        """
        self._reading, self._warned = (uri, made_of), False
        kept = self._read.get(uri)
        return kept[1] if kept and kept[0] == made_of else None

    def end(self, page: Any, html: str, files: Any) -> None:
        """Keep what was read; or tell a page that was not read again what is known of it.

        Args:
            page: MkDocs' page, after its parser.
            html: of the page.
            files: in which its links are looked for.
        """
        uri, made_of = self._reading
        if page.file.src_uri != uri:
            return
        kept = self._read.get(uri)
        if kept and kept[0] == made_of:
            _, _, found, linked = kept
            for name, value in found.items():
                setattr(page, name, value)
            page.links_to_anchors = {files.src_uris[to]: links for to, links in linked.items()}
        elif not self._warned:
            found = {name: getattr(page, name) for name in self.FOUND}
            linked = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
            self._read[uri] = made_of, html, found, linked


class KeptTemplates(BytecodeCache):
    """Compiled templates."""

    codes: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template as it was compiled, if it was."""
        if code := self.codes.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self.codes[bucket.key + bucket.checksum] = bucket.bytecode_to_string()
