"""Names for data that can be separated from its page."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5


def urn(*names: str) -> str:
    """Return a URN that depends on `names` only, not on the address or the date of the site."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(names))}"
