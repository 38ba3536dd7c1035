"""Built pages kept while `make serve` rebuilds: what would come out the same is not built again."""

from __future__ import annotations

from collections.abc import Hashable

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
