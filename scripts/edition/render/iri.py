"""Addresses for data that is read away from its page."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from edition.render.html import relative_url
from edition.render.linker import Settings


def iri(settings: Settings, address: str, uri: str) -> str:
    """Absolute where the site's address is known, else as seen from the file itself.

    Args:
        settings: of the site.
        address: within the site, with or without `site:` before it.
        uri: of the file that holds the address.
    """
    path, mark, fragment = address.removeprefix("site:").partition("#")
    if settings.site_url:
        return settings.site_url.rstrip("/") + "/" + path + mark + fragment
    return relative_url(path, uri) + mark + fragment


def urn(*names: str) -> str:
    """A name that stays the same wherever the site lies and whenever it is built."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(names))}"
