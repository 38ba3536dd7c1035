"""Links to the search page with a query in the address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup

from edition.formats.html import el


def search_link(query: str, label: str) -> Markup:
    """Return a link to the results of a query.

    Args:
        query: a word, an "exact phrase" or alternatives separated by OR.
        label: of the link.
    """
    return el("a", label, href=f"site:search/?q={quote(query)}", class_="to-search")


def any_of(forms: Iterable[str]) -> str:
    """Return a query that finds any of the words and phrases."""
    return " OR ".join(form if re.fullmatch(r"\w+", form) else f'"{form}"' for form in forms)
