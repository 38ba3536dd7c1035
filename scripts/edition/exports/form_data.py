"""The data of the form for a new note: lists, limits and messages for assets/note-form.js.

It is a script, so that it loads from `file://` too. The form takes all its rules from here.
"""

from __future__ import annotations

from typing import Any, get_args

from edition.assemble.anchoring import CONTEXT_STEPS
from edition.assemble.house_style import BODY_WORDS
from edition.formats.script_data import literal
from edition.formats.site_file import SiteFile
from edition.history.forge import LONGEST_ADDRESS
from edition.kinds.common import NEEDS_SOURCES
from edition.kinds.note import NoteKind
from edition.model.codes import CODES
from edition.read.body import FIRST_SENTENCE_WORDS, sentence_patterns
from edition.read.draft import ANONYMOUS, CONSENT, ROLE
from edition.render.renderer import CERTAINTY, Renderer

FORM_CODES = frozenset({"empty-body", "source-missing", "bad-file-name", "unknown-id", "raw-html"})
FORM_CODES |= {"long-first-sentence", "long-body", "straight-quote"}
"""Codes of the problems that the form reports while a note is being written."""


def contributing_file(renderer: Renderer) -> SiteFile:
    """Return `assets/contributing.js`."""
    records = renderer.edition.records
    repository = renderer.settings.repository
    data: dict[str, Any] = {
        "repository": None,
        "longest": LONGEST_ADDRESS,
        "kinds": get_args(NoteKind),
        "certainty": CERTAINTY,
        "needsSources": sorted(NEEDS_SOURCES),
        "firstSentence": FIRST_SENTENCE_WORDS,
        "body": BODY_WORDS,
        "sentence": sentence_patterns(),
        "contexts": CONTEXT_STEPS,
        "sources": {e.id: e.head.title for e in records.ids("source").values()},
        "contributors": {e.id: e.head.name for e in records.ids("contributor").values()},
        "anonymous": ANONYMOUS,
        "role": ROLE,
        "notes": sorted(records.ids("note")),
        "consent": CONSENT.format(licence=renderer.edition.config.licence),
        "problems": {
            code: {"blocking": info.blocking, "words": f"{info.meaning} {info.fix}"}
            for code, info in CODES.items()
            if code in FORM_CODES
        },
    }
    if repository:
        issue = repository.issue("annotation.yml")
        data["repository"] = {"newFile": repository.new_file(""), "issue": issue}
    text = f"window.editionContributing = {literal(data)};\n"
    return SiteFile("assets/contributing.js", text.encode())
