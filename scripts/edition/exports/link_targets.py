"""Everything that can be gone to, with its name and its first words: for `assets/jump.js`.

A script and not JSON, so that it loads from `file://` as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.formats.html import shortened
from edition.formats.script_data import literal
from edition.formats.site_file import SiteFile
from edition.kinds.table import ENTITY_KINDS, KINDS
from edition.model.text import Ref
from edition.render.renderer import Renderer

FIRST_WORDS = 170
"""Characters of a paragraph that a preview shows."""


def targets_file(renderer: Renderer) -> SiteFile:
    """`assets/targets.js`: address within the site -> [name, first words, other names]."""
    targets = {address.removeprefix("site:"): row for address, row in _targets(renderer)}
    return SiteFile("assets/targets.js", f"window.editionTargets = {literal(targets)};\n".encode())


def _targets(renderer: Renderer) -> Iterator[tuple[str, list[str]]]:
    edition = renderer.edition
    for passage in edition.reading_text.passages():
        words = " ".join(passage.text.split())
        yield renderer.address(passage.locus), [str(passage.locus), shortened(words, FIRST_WORDS)]
    for kind in ("term", *ENTITY_KINDS):
        for entry in edition.records.ids(kind).values():
            name = KINDS[kind].named_by(entry.head)
            row = [name, renderer.first_sentence(entry.ref), *entry.head.forms]
            yield renderer.address(entry.ref), row
    for note in edition.notes:
        if note.lemma:
            yield (
                renderer.address(Ref("note", note.id)),
                ["", renderer.first_sentence(note.entry.ref)],
            )
