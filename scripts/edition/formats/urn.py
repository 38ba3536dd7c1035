"""Names for data that is read away from its page."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5


def urn(*names: str) -> str:
    """A name that stays the same wherever the site lies and whenever it is built."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(names))}"
