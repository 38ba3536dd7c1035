"""Ids, pointers, languages, and the attributes for responsibility, certainty and source."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from edition.assemble.edition import Edition
from edition.kinds.table import KINDS
from edition.model.text import Ref
from edition.read.records import Entry

CERT = {"verified": "high", "standard": "medium", "conjecture": "low", "editorial": "unknown"}
"""TEI's value of certainty for each of ours; TEI has none for an editorial decision."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def id_of(ref: Ref) -> str:
    """Return the `xml:id` of a record, which is also its id on the site."""
    return f"{KINDS[ref.kind].prefix}-{ref.id}"


def section_id(number: int) -> str:
    """Return the `xml:id` of the `div` of a section."""
    return f"section-{number}"


def pointer(*ids: str) -> str:
    """Return the value of an attribute such as `target` or `ref`."""
    return " ".join(f"#{each}" for each in ids)


def record_pointers(edition: Edition, kind: str, ids: tuple[str, ...]) -> str:
    """Return pointers to those of the records that exist."""
    refs = [Ref(kind, each) for each in ids]
    return pointer(*(id_of(ref) for ref in refs if ref in edition.records))


def editorial_attributes(edition: Edition, entry: Entry[Any]) -> dict[str, str]:
    """Return the attributes `resp`, `cert` and `source` of a record; a value can be empty."""
    head = entry.head
    return {
        "resp": record_pointers(edition, "contributor", head.by),
        "cert": CERT.get(head.certainty or "", ""),
        "source": record_pointers(edition, "source", head.sources),
    }


def language_tag(language: str) -> str:
    """Return the language if it is a valid tag (https://www.rfc-editor.org/rfc/rfc5646)."""
    return language if _LANGUAGE.fullmatch(language) else ""


def own_language(edition: Edition) -> str:
    """Return the tag of the edition's language; `und` if it is not valid."""
    return language_tag(edition.config.language) or "und"


def uri(address: str) -> str:
    """Escape the characters that are not allowed in an address, such as white space."""
    return quote(address.strip(), safe="%:/?#@!$&'()*+,;=~")
