"""The notes beside a passage: one line each, the whole note when opened; without a script."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from edition.assemble.edition import PlacedNote
from edition.formats.html import el
from edition.model.text import Locus
from edition.render.renderer import Renderer


def notes(renderer: Renderer, locus: Locus) -> Markup | None:
    """Return the notes beside one passage, in order; None if it has no notes."""
    found = renderer.edition.notes_by_locus.get(locus, [])
    if not found:
        return None
    label = f"Notes on {locus}"
    every = renderer.edition.notes_of_section(locus.section)
    shown = [
        _note(renderer, note, *(_at(every, note.number - 1 + step) for step in (-1, 1)))
        for note in found
    ]
    return el("div", shown, class_="notes", role="group", aria_label=label)


def _at(notes: Sequence[PlacedNote], index: int) -> PlacedNote | None:
    return notes[index] if 0 <= index < len(notes) else None


def _note_links(note: PlacedNote, before: PlacedNote | None, after: PlacedNote | None) -> Markup:
    """Return links to the words of a note, to the previous note and to the next one."""
    back = el("a", "↩", href=f"#r-{note.id}", role="doc-backlink", aria_label="Back to the text")
    steps = [
        el("a", sign, href=f"#n-{other.id}", aria_label=f"{name} note", class_="step")
        for sign, name, other in (("‹", "Previous", before), ("›", "Next", after))
        if other
    ]
    return el("p", back, steps, class_="back")


def _note(
    renderer: Renderer, note: PlacedNote, before: PlacedNote | None, after: PlacedNote | None
) -> Markup:
    """Return a note beside the text: one line when closed, the whole when opened.

    The style sheet draws the preview from its attribute, so that the page contains the words of a
    note only once.
    """
    entry = note.entry
    if note.lemma is None:
        withdrawn = el("p", "This note has been withdrawn.", class_="withdrawn")
        return el(
            "div", withdrawn, renderer.body(entry.ref), id=f"n-{note.id}", class_="note retired"
        )
    summary = el(
        "summary",
        el("span", str(note.number), class_="n"),
        el(
            "span",
            el("em", note.lemma.words),
            el("span", class_="peek", data_text=renderer.first_sentence(entry.ref)),
            class_="l",
        ),
    )
    return el(
        "details",
        summary,
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry, entry.head.kind),
        _note_links(note, before, after),
        id=f"n-{note.id}",
        class_="note",
        data_kind=entry.head.kind,
        data_certainty=entry.head.certainty,
    )
