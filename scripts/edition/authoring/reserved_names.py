"""Names that no new contributor may use, because readers would take them for someone else."""

from __future__ import annotations

import unicodedata

RESERVED = frozenset(
    {
        *("anon", "anonymous", "unknown", "nobody"),
        *("editor", "editors", "editor in chief", "general editor", "managing editor"),
        *("editors of this edition", "editors of the edition", "edition", "this edition"),
        *("editorial board", "editorial office", "editorial staff", "editorial team"),
        *("admin", "administrator", "administrators", "moderator", "moderators", "webmaster"),
        *("maintainer", "maintainers", "owner", "owners", "publisher", "publishers", "staff"),
        *("contributor", "contributors", "reviewer", "reviewers", "translator", "translators"),
        *("редактор", "редакторы", "редакция"),
    }
)
"""As `bare_name` returns them."""


def bare_name(name: str) -> str:
    """Reduce a name for comparison: no capitals, accents, punctuation or article."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = (c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    words = "".join(kept).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def is_reserved(name: str) -> bool:
    """Whether a name or an id is reserved."""
    return bare_name(name) in RESERVED
