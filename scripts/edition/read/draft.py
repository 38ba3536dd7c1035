"""Turn a contribution, as its author filled in a form, into files.

The fields are those of the page's form (assets/note-form.js) and of the issue form
(.github/ISSUE_TEMPLATE/annotation.yml). All values are hostile: only an id becomes part of
a path, and only a scalar a line of front matter.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from edition.model.text import Locus

FIELDS = {
    "at": "Paragraph",
    "quote": "Words",
    "prefix": "Words before",
    "suffix": "Words after",
    "occurrence": "Which of them",
    "kind": "Kind",
    "certainty": "Certainty",
    "note": "Note",
    "sources": "Sources",
    "name": "Name",
    "by": "Id",
    "orcid": "ORCID",
    "consent": "Consent",
}
"""Ids of the fields with their labels, in the order of the forms; both are a contract."""

ANONYMOUS = "anonymous"
CONSENT = (
    "I wrote this myself, or say whose words it quotes. It may be published under {licence}, "
    "with the name that I give (and ORCID, if I give one), or anonymously."
)
"""What every contributor must agree to, in the same words in each form."""
ROLE = "contributor"
LONGEST_VALUE = 300
"""Characters of a value in the front matter; the quoted words may be longer."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"[^\W_](?:[\w ,.;!?…’‘“”()–—-]*[\w,.;!?…’‘“”()–—-])?")


@dataclass(frozen=True)
class Draft:
    """A note as its author filled in the form, every field as typed."""

    at: str
    quote: str
    kind: str
    certainty: str
    note: str
    by: str
    prefix: str = ""
    suffix: str = ""
    occurrence: str = ""
    sources: tuple[str, ...] = ()
    name: str = ""
    orcid: str = ""

    @property
    def locus(self) -> Locus | None:
        """The paragraph, if the field names one."""
        return Locus.parse(self.at)

    def file(self) -> str:
        """The text of the note's file."""
        values = {"at": self.at, "quote": self.quote, "prefix": self.prefix}
        values |= {"suffix": self.suffix, "occurrence": self.occurrence}
        values |= {"kind": self.kind, "certainty": self.certainty}
        lines = [f"{key}: {written(value)}" for key, value in values.items() if value]
        if self.sources:
            lines.append(f"sources: [{', '.join(map(written_item, self.sources))}]")
        lines.append(f"by: [{written_item(self.by)}]")
        return "\n".join(["---", *lines, "---", self.note.strip(), ""])

    def contributor_file(self) -> str:
        """The text of a new contributor's file."""
        lines = [f"name: {written(self.name)}", f"role: {ROLE}"]
        if self.orcid:
            lines.append(f"orcid: {written(self.orcid)}")
        return "\n".join([*lines, ""])


INVALID_ID = (
    "{!r} is not a valid id: use lower-case letters a–z, digits and single hyphens, "
    "such as jane-doe."
)
"""The message about an invalid id."""


def is_id(text: str) -> bool:
    """Whether a text is a valid id: lower-case letters, digits and single hyphens."""
    return len(text) <= 80 and _ID.fullmatch(text) is not None


def id_from(words: str, taken: set[str] | frozenset[str] = frozenset()) -> str:
    """Make an id of some words that is not among those taken."""
    stem = "-".join(re.findall("[a-z0-9]+", words.lower())[:6])[:60].strip("-") or "note"
    id_, n = stem, 1
    while id_ in taken:
        n += 1
        id_ = f"{stem}-{n}"
    return id_


def written(text: str) -> str:
    """Write a YAML scalar on one line, in double quotes where YAML would read something else."""
    line = " ".join(text.split())
    return line if _PLAIN.fullmatch(line) else json.dumps(line, ensure_ascii=False)


def written_item(text: str) -> str:
    """The same within a list, where a comma separates items."""
    return text if is_id(text) else json.dumps(" ".join(text.split()), ensure_ascii=False)
