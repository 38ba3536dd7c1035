"""An edition of any size, made by chance with a fixed seed: text, notes, apparatus and the rest."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

SYLLABLES = (
    "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to".split()
)
WORDS_OF_A_PARAGRAPH, PARAGRAPHS_OF_A_SECTION = 140, 40
HEADWORDS, PEOPLE = 120, 80
EMENDED = 5
"""Of so many paragraphs one has an emendation and a cross-reference."""
SEED = 1921
EDITORS = "editors"
"""Sign what no other does."""


def made_edition(
    root: Path,
    words: int,
    notes_per_thousand: int,
    words_of_a_paragraph: int = WORDS_OF_A_PARAGRAPH,
    paragraphs_of_a_section: int = PARAGRAPHS_OF_A_SECTION,
    others: int = 0,
) -> None:
    """Write an edition that has no problem.

    Args:
        root: a folder that does not exist.
        words: of the text; rounded up to whole paragraphs.
        notes_per_thousand: notes for each thousand words, each on words that stand once in
            their paragraph.
        words_of_a_paragraph: in each.
        paragraphs_of_a_section: in each but the last.
        others: so many contributors, who sign the notes in turn, and so many events.
    """
    chance = random.Random(SEED)
    common = [_word(chance, 2) for _ in range(400)] + [_word(chance, 3) for _ in range(4000)]
    weights = [1 / (rank + 3) for rank in range(len(common))]
    annotations = root / "annotations"
    paragraphs = -(-words // words_of_a_paragraph)
    blocks: list[str] = []
    section = paragraph = number = 0
    for n in range(paragraphs):
        if n % paragraphs_of_a_section == 0:
            section, paragraph = section + 1, 0
            blocks.append(f"{section}. Of {chance.choice(common)}")
        paragraph += 1
        drawn = chance.choices(common, weights, k=words_of_a_paragraph)
        blocks.append(" ".join(drawn).capitalize() + ".")
        wanted = notes_per_thousand * (n + 1) * words_of_a_paragraph // 1000 - number
        if (n + 1) % EMENDED == 0:
            _around(annotations, section, paragraph, drawn)
        places = range(0, words_of_a_paragraph - 8, 7)
        for at in chance.sample(places, min(wanted, 18, len(places))):
            number += 1
            quote = " ".join(drawn[at + 1 : at + 7])
            if " ".join(drawn).count(quote) == 1:
                by = f"c{number % others}" if others else EDITORS
                _note(annotations, section, paragraph, number, quote, by)
    text = "\n\n".join(blocks) + "\n"
    copy = root / "docs" / "text" / "copy-text.txt"
    copy.parent.mkdir(parents=True)
    copy.write_text(text, encoding="utf-8")
    for n in range(HEADWORDS):
        _record(
            annotations / "glossary" / f"t{n}.md",
            f"headword: {common[n * 3]}\nforms: [{common[n * 3]}]",
        )
    for n in range(PEOPLE):
        name = f"{_word(chance, 2).capitalize()} {_word(chance, 3).capitalize()}"
        _record(annotations / "people" / f"p{n}.md", f"name: {name}\nforms: [{name}]")
    for n in range(others):
        _record(annotations / "events" / f"e{n}.md", f"name: Event {n}\nstart: '{1000 + n}'")
    signers = {EDITORS: "editors"} | {f"c{n}": "contributor" for n in range(others)}
    (annotations / "contributors").mkdir(parents=True)
    for name, role in signers.items():
        path = annotations / "contributors" / f"{name}.yml"
        path.write_text(f"name: The {name}\nrole: {role}\n")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    (annotations / "edition.yml").write_text(
        "title: A Made Text\nauthor: Chance\ndate: '1921'\ncopy-text: docs/text/copy-text.txt\n"
        f"sha256: {digest}\nheading: '{{n}}. {{title}}'\nlicence: CC0-1.0\nversion: 1.0.0\n"
    )


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def _note(
    annotations: Path, section: int, paragraph: int, number: int, quote: str, by: str
) -> None:
    head = f"at: {section}.{paragraph}\nquote: {quote}\nkind: context\ncertainty: editorial"
    _record(annotations / "notes" / str(section) / f"n{number}.md", head, by)


def _around(annotations: Path, section: int, paragraph: int, words: list[str]) -> None:
    """An emendation at the end of a paragraph, and a link back to the section's first."""
    at, name = f"{section}.{paragraph}", f"{section}-{paragraph}"
    _record(
        annotations / "cross-references" / f"x{name}.md",
        f"from: {at}\nto: {section}.1\nrelation: echoes",
    )
    quote = " ".join(words[-3:]) + "."
    _record(
        annotations / "apparatus" / str(section) / f"m{name}.md",
        f"at: {at}\nquote: {quote}\nreading: {quote[:-1]}!\ncertainty: editorial",
    )


def _record(path: Path, head: str, by: str = EDITORS) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = "A first sentence that stands alone. A second one, which says a little more."
    path.write_text(f"---\n{head}\nby: [{by}]\n---\n{body}\n", encoding="utf-8")
