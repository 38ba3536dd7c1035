"""A contribution as its author filled it in -> the files that it comes to.

The fields are those of the page's form (assets/note-form.js) and of the issue form
(.github/ISSUE_TEMPLATE/annotation.yml). All values are hostile: nothing of them becomes a path but
what is an id, and nothing a line of a head but what is a scalar.
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
"""Ids of the fields with their labels, in the order of the forms. Both are a contract."""

ANONYMOUS = "anonymous"
CONSENT = (
    "I wrote this myself, or say whose words it quotes. It may be published under {licence}, "
    "with the name that I give (and ORCID, if I give one), or anonymously."
)
"""What is asked of every contributor, in each form in the same words."""
ROLE = "contributor"
LONGEST_VALUE = 300
"""Characters of a value in the head; the words of a paragraph that a note is on may be more."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"[^\W_](?:[\w ,.;!?…’‘“”()–—-]*[\w,.;!?…’‘“”()–—-])?")


@dataclass(frozen=True)
class Draft:
    """A note, as its author filled in the form; texts as typed."""

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
        """The paragraph, if that is the name of one."""
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
        """The text of the file of somebody who is new."""
        lines = [f"name: {written(self.name)}", f"role: {ROLE}"]
        if self.orcid:
            lines.append(f"orcid: {written(self.orcid)}")
        return "\n".join([*lines, ""])


NO_ID = "{!r} is no id: small letters a–z, digits and single hyphens, such as jane-doe."
"""What is said of another name."""


def is_id(text: str) -> bool:
    """Whether a text may be the name of a file: small letters, digits, single hyphens."""
    return len(text) <= 80 and _ID.fullmatch(text) is not None


def id_from(words: str, taken: set[str] | frozenset[str] = frozenset()) -> str:
    """An id made of some words, which none of those taken is."""
    stem = "-".join(re.findall("[a-z0-9]+", words.lower())[:6])[:60].strip("-") or "note"
    id_, n = stem, 1
    while id_ in taken:
        n += 1
        id_ = f"{stem}-{n}"
    return id_


def written(text: str) -> str:
    """A YAML scalar on one line, in double quotes where it could be read as anything else."""
    line = " ".join(text.split())
    return line if _PLAIN.fullmatch(line) else json.dumps(line, ensure_ascii=False)


def written_item(text: str) -> str:
    """The same within a list, where a comma parts items."""
    return text if is_id(text) else json.dumps(" ".join(text.split()), ensure_ascii=False)
