"""All link targets with their names and first words, for `assets/jump.js`.

They are a script rather than JSON, so that they load from `file://` too.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.formats.html import shortened
from edition.formats.script_data import literal
from edition.formats.site_file import SiteFile
from edition.kinds.table import ENTITY_KINDS, KINDS
from edition.model.text import Ref
from edition.render.renderer import Renderer

MAX_PREVIEW = 170
"""Characters of a paragraph in a preview."""


def targets_file(renderer: Renderer) -> SiteFile:
    """Return `assets/targets.js`: `[name, first words, *other names]` by address."""
    targets = {address.removeprefix("site:"): row for address, row in _targets(renderer)}
    return SiteFile("assets/targets.js", f"window.editionTargets = {literal(targets)};\n".encode())


def _targets(renderer: Renderer) -> Iterator[tuple[str, list[str]]]:
    edition = renderer.edition
    for passage in edition.reading_text.passages():
        words = " ".join(passage.text.split())
        yield renderer.address(passage.locus), [str(passage.locus), shortened(words, MAX_PREVIEW)]
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
