"""What the parts of the document call each other, and what they say of who, how sure and whence."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from edition.assemble.edition import Edition
from edition.kinds.table import KINDS
from edition.model.text import Ref
from edition.read.records import Entry

CERT = {"verified": "high", "standard": "medium", "conjecture": "low", "editorial": "unknown"}
"""The edition's words for certainty -> TEI's, which has no word for a reading of the text."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def id_of(ref: Ref) -> str:
    """The `xml:id` of a record, the same as on the site."""
    return f"{KINDS[ref.kind].prefix}-{ref.id}"


def section_id(number: int) -> str:
    """Of a section's `div`."""
    return f"section-{number}"


def pointer(*ids: str) -> str:
    """A value for `target`, `ref` and the like."""
    return " ".join(f"#{each}" for each in ids)


def to_records(edition: Edition, kind: str, ids: tuple[str, ...]) -> str:
    """Pointers to those of the records that there are."""
    refs = [Ref(kind, each) for each in ids]
    return pointer(*(id_of(ref) for ref in refs if ref in edition.records))


def stated(edition: Edition, entry: Entry[Any]) -> dict[str, str]:
    """`resp`, `cert` and `source` of a record."""
    head = entry.head
    return {
        "resp": to_records(edition, "contributor", head.by),
        "cert": CERT.get(head.certainty or "", ""),
        "source": to_records(edition, "source", head.sources),
    }


def language_tag(language: str) -> str:
    """The language if it has the form of a tag (https://www.rfc-editor.org/rfc/rfc5646)."""
    return language if _LANGUAGE.fullmatch(language) else ""


def own_language(edition: Edition) -> str:
    """The tag of the edition's language; `und` if it has none that is one."""
    return language_tag(edition.config.language) or "und"


def uri(address: str) -> str:
    """An address without what no address may hold: white space above all."""
    return quote(address.strip(), safe="%:/?#@!$&'()*+,;=~")
