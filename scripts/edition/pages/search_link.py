"""Links that search: the query stands in the address of the search page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup

from edition.formats.html import el


def search_link(query: str, label: str) -> Markup:
    """A link to what a query finds.

    Args:
        query: a word, an "exact phrase", alternatives parted by OR.
        label: of the link.
    """
    return el("a", label, href=f"site:search/?q={quote(query)}", class_="to-search")


def any_of(forms: Iterable[str]) -> str:
    """The query that finds each of some words and phrases."""
    return " OR ".join(form if re.fullmatch(r"\w+", form) else f'"{form}"' for form in forms)
