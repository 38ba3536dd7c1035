"""`edition new note`: create a note file on words of the text, with its front matter."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from edition.assemble.anchoring import contexts, describe, head_of, locate, nearest
from edition.assemble.edition import Edition
from edition.authoring.front_matter_edit import check_command
from edition.kinds.note import NoteKind
from edition.model.text import Locus, Passage, Quote, Span
from edition.read.draft import id_from, written, written_item
from edition.read.files import write_inside
from edition.read.records import ids_of_files

BODY = "One sentence that says the essential thing, in at most 30 words.\nThe rest of the note …\n"


def write_note(
    root: Path, edition: Edition, words: str, at: str, id_: str, kind: str, by: str
) -> tuple[Path | None, str]:
    """Write the file of a new note.

    Args:
        root: the edition's folder.
        edition: the edition as it is now.
        words: the words of the text that the note is about.
        at: the locus of their paragraph; if empty, the words must be in one paragraph only.
        id_: the name of the file; if empty, it is made from the words.
        kind: of the note, one of `NoteKind`.
        by: the id of its author.

    Returns:
        Its path and a message for its author; the path is None if nothing was written.

    Raises:
        SymbolicLinkError: if the file would be written through a symbolic link.
    """
    if kind not in get_args(NoteKind):
        return None, f"`{kind}` is not a kind of note; use one of {', '.join(get_args(NoteKind))}"
    places = _places(edition, words)
    if at:
        places = [(p, span) for p, span in places if str(p.locus) == at.strip()]
    if not places:
        return None, _not_found(edition, words, at)
    if len({p.locus for p, _ in places}) > 1:
        lines = [f"  {p.locus} {contexts(p.text, [span])[0]}" for p, span in places]
        return None, "\n".join(["These words occur in several paragraphs; add --at:", *lines])
    passage, span = places[0]
    taken = ids_of_files(root, "note")
    id_ = id_ or id_from(words, taken)
    path = root / "annotations" / "notes" / str(passage.locus.section) / f"{id_}.md"
    if id_ in taken:
        return None, f"There is already a note `{id_}`; choose another name with --id."
    write_inside(root, path, note_text(passage, span, kind, by))
    message = [
        f"Wrote {path.relative_to(root).as_posix()}",
        f"Now write its text, then run: {check_command(root)}",
    ]
    if len(places) > 1:
        shown = contexts(passage.text, [span])[0]
        message.insert(1, f"The words occur {len(places)} times in {passage.locus}; used {shown}")
    return path, "\n".join(message)


def note_text(passage: Passage, span: Span, kind: str, by: str) -> str:
    """Return the file of a note on these words of a passage, with a placeholder body."""
    head = head_of(passage.locus, describe(passage.text, span))
    lines = [f"{key}: {written(value)}" for key, value in head.items() if value]
    lines += [f"kind: {kind}", "certainty: editorial", f"by: [{written_item(by)}]", "---", BODY]
    return "\n".join(["---", *lines])


def _places(edition: Edition, words: str) -> list[tuple[Passage, Span]]:
    return [
        (passage, span)
        for passage in edition.reading_text.passages()
        for span in locate(passage.text, Quote(words.strip()))
    ]


def _not_found(edition: Edition, words: str, at: str) -> str:
    locus = Locus.parse(at) if at else None
    passages = [p for p in edition.reading_text.passages() if locus in (None, p.locus)]
    if at and not (locus and passages):
        return f"There is no paragraph {at}."
    near = [(n.score, p.locus, n.words) for p in passages if (n := nearest(p.text, words))]
    message = f"These words are not in {at or 'the text'}."
    if near:
        _, place, found = max(near)
        message += f"\nThe most similar words are in {place}: {found}"
    return message
