"""`edition new term`: create a glossary file with the forms of a headword in the text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from edition.assemble.anchoring import nearest
from edition.assemble.edition import Edition
from edition.authoring.front_matter_edit import check_command
from edition.authoring.new_note import BODY
from edition.read.draft import id_from, written, written_item
from edition.read.files import write_inside
from edition.words.concordance import concordance_of
from edition.words.tokens import form_of, words_of


def write_term(
    root: Path, edition: Edition, headword: str, forms: tuple[str, ...], id_: str, by: str
) -> tuple[Path | None, str]:
    """Write the file of a new glossary entry.

    Args:
        root: the edition's folder.
        edition: the edition as it is now.
        headword: as printed.
        forms: the words that identify it in the text; if empty, all forms of its last word.
        id_: the name of the file; if empty, it is made from the headword.
        by: the id of its author.

    Returns:
        Its path and a message for its author; the path is None if nothing was written.

    Raises:
        SymbolicLinkError: if the file would be written through a symbolic link.
    """
    id_ = id_ or id_from(headword)
    path = root / "annotations" / "glossary" / f"{id_}.md"
    if path.exists():
        return None, f"There is already a headword `{id_}`: {path.relative_to(root).as_posix()}"
    counts = _forms_in_text(edition, headword) if not forms else _count_forms(edition, forms)
    found = [form for form in counts if counts[form]]
    if not found:
        return None, _not_found(edition, headword, forms)
    lines = ["---", f"headword: {written(headword)}"]
    lines += [f"forms: [{', '.join(map(written_item, found))}]"]
    lines += ["certainty: editorial", f"by: [{written_item(by)}]", "---", BODY]
    write_inside(root, path, "\n".join(lines))
    message = ", ".join(f"{form} ({counts[form]})" for form in found)
    return path, (
        f"Wrote {path.relative_to(root).as_posix()}\nForms in the text: {message}\n"
        "Delete the forms that mean something else, write its text, then run: "
        + check_command(root)
    )


def _count_forms(edition: Edition, forms: tuple[str, ...]) -> Counter[str]:
    """Count the occurrences of each form, of one word or several, in the text."""
    wanted = {tuple(word.form for word in words_of(form)): form for form in forms}
    counts: Counter[str] = Counter()
    for passage in edition.reading_text.passages():
        words = [word.form for word in words_of(passage.text)]
        for run, form in wanted.items():
            ends = range(len(run), len(words) + 1)
            counts[form] += sum(tuple(words[end - len(run) : end]) == run for end in ends if run)
    return counts


def _forms_in_text(edition: Edition, headword: str) -> Counter[str]:
    """Count the forms of a headword's last word: `paper decree`, `paper decrees`."""
    words = words_of(headword)
    if not words:
        return Counter()
    last = words[-1]
    bases = concordance_of(edition.config, edition.reading_text).entries.values()
    same: list[str] = next(
        (list(e.forms) for e in bases if last.form in {form_of(form) for form in e.forms}), []
    )
    first = headword[: last.start]
    return _count_forms(edition, tuple(dict.fromkeys([headword, *(first + form for form in same)])))


def _not_found(edition: Edition, headword: str, forms: tuple[str, ...]) -> str:
    message = f"No form of ‘{headword}’ occurs in the text."
    near = [
        (found.score, str(passage.locus), found.words)
        for passage in edition.reading_text.passages()
        if (found := nearest(passage.text, forms[0] if forms else headword))
    ]
    if near:
        _, locus, words = max(near)
        message += f" The most similar words are {words} ({locus})."
    return f"{message} Name the forms that occur with --form."
