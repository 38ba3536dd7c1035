"""What beginners get wrong: the message names line, reason and fix, and the fix is enough."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from edition import build_edition

SAMPLE = Path(__file__).resolve().parent / "sample"
PLACE = "annotations/notes/1/paper.md"
NOTE = """---
at: 1.1
quote: every opinion needed a paper
kind: rhetoric
certainty: editorial
by: [editors]
---
A sentence that stands alone.
"""


class Mistake(NamedTuple):
    """A sound note spoilt in one way, and what its author is told."""

    sound: str
    """Words of the sound file …"""
    typed: str
    """… and what was typed instead."""
    line: int
    code: str
    reason: str
    """Words of the message."""
    fix: str
    """Words of the message, which the author types or does."""
    place: str = PLACE
    """Where the file was put."""
    follow: str = ""
    """What stands in the file after the fix, if that is not `sound`."""


MISTAKES = {
    "no opening line": Mistake(
        "---\nat:", "at:", 1, "bad-front-matter", "first line", "Write --- alone"
    ),
    "no closing line": Mistake(
        "[editors]\n---\n", "[editors]\n", 7, "bad-front-matter", "not closed", "Write --- alone"
    ),
    "a colon in the words": Mistake(
        "needed a paper",
        "needed: a paper",
        3,
        "bad-front-matter",
        "not valid YAML",
        'quote: "every opinion needed: a paper"',
        follow="needed a paper",
    ),
    "no space after the colon": Mistake(
        "kind: rhetoric", "kind:rhetoric", 4, "bad-front-matter", "no space", "kind: rhetoric"
    ),
    "a misspelt key": Mistake(
        "certainty", "certainity", 5, "unknown-key", "is not a key", "did you mean: certainty"
    ),
    "a kind that is none": Mistake(
        "rhetoric", "Rhetorics", 4, "bad-value", "not one of its values", "did you mean: rhetoric"
    ),
    "a forgotten key": Mistake(
        "kind: rhetoric\n", "", 1, "missing-key", "`kind` is missing", "Add a line `kind: …`"
    ),
    "a key given twice": Mistake(
        "kind: rhetoric\n", "kind: rhetoric\nkind: place\n", 5, "duplicate-key", "twice", "one of"
    ),
    "one name for a list": Mistake(
        "[editors]", "editors", 6, "wrong-type", "a list, not `editors`", "`by: [editors]`"
    ),
    "a comma for the point": Mistake(
        "at: 1.1", "at: 1,1", 2, "unknown-locus", "not a paragraph number", "`at: 1.1`"
    ),
    "a paragraph that is not there": Mistake(
        "at: 1.1", "at: 1.9", 2, "unknown-locus", "no paragraph 1.9", "1.0 to 1.2"
    ),
    "a word left out": Mistake(
        "needed a paper", "needed paper", 3, "quote-not-found", "not in 1.1", "needed a paper"
    ),
    "a capital letter": Mistake(
        "every opinion", "Every opinion", 3, "quote-not-found", "capitals count", "every opinion"
    ),
    "quotation marks around the words": Mistake(
        "quote: every opinion needed a paper",
        "quote: “every opinion needed a paper”",
        3,
        "quote-not-found",
        "not in 1.1",
        "nearest: every opinion needed a paper",
    ),
    "the words of another paragraph": Mistake(
        "at: 1.1", "at: 1.2", 3, "quote-not-found", "not in 1.2", "the same words occur in 1.1"
    ),
    "words that stand there often": Mistake(
        "at: 1.1\nquote: every opinion needed a paper",
        "at: 1.2\nquote: the",
        3,
        "quote-not-unique",
        "4 times in 1.2",
        'prefix: "asked"',
        follow='at: 1.2\nquote: the\nprefix: "asked"',
    ),
    "the folder of another section": Mistake(
        "", "", 2, "wrong-place", "is about 1.1", PLACE, place="annotations/notes/2/paper.md"
    ),
    "the ending of an editor": Mistake(
        "", "", 1, "wrong-place", "ends in .md", "paper.md", place="annotations/notes/1/paper.txt"
    ),
    "a name with spaces": Mistake(
        "",
        "",
        1,
        "bad-file-name",
        "is not a valid id",
        "paper.md",
        place="annotations/notes/1/Paper!.md",
    ),
    "a source without its name": Mistake(
        "editorial", "verified", 5, "source-missing", "needs `sources`", "write `editorial`"
    ),
    "a source that nobody entered": Mistake(
        "A sentence",
        "A sentence [@miller-1899]",
        8,
        "unknown-id",
        "no source `miller-1899`",
        "mill-1899",
        follow="A sentence [@mill-1899]",
    ),
    "a link without its kind": Mistake(
        "A sentence",
        "A [[comittee]] sentence",
        8,
        "bad-reference",
        "neither a paragraph nor kind:id",
        "[[term:committee|comittee]]",
        follow="A [[term:committee|comittee]] sentence",
    ),
    "a link to a headword that is misspelt": Mistake(
        "A sentence",
        "A [[term:comittee]] sentence",
        8,
        "unknown-id",
        "no term `comittee`",
        "committee",
        follow="A [[term:committee]] sentence",
    ),
    "HTML": Mistake(
        "A sentence",
        "A <b>sentence</b>",
        8,
        "raw-html",
        "is HTML",
        "**words**",
        follow="A **sentence**",
    ),
    "an address without https": Mistake(
        "A sentence",
        "A [sentence](www.example.org)",
        8,
        "dangerous-link",
        "not a full web address",
        "https://www.example.org",
        follow="A [sentence](https://www.example.org)",
    ),
    "nothing written": Mistake(
        "A sentence that stands alone.\n", "", 7, "empty-body", "no text", "Write the text"
    ),
}


def put(root: Path, place: str, text: str) -> None:
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_the_message_is_enough_to_fix_it(tmp_path: Path, mistake: Mistake) -> None:
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    assert mistake.sound in NOTE
    put(tmp_path, mistake.place, NOTE.replace(mistake.sound, mistake.typed, 1))
    _, problems = build_edition(tmp_path)
    assert [(p.path, p.line, p.code) for p in problems] == [
        (mistake.place, mistake.line, mistake.code)
    ]
    output = str(problems[0])
    assert mistake.reason in output
    assert mistake.fix in " ".join(output.split())
    # What the message says, typed or done, and nothing else:
    (tmp_path / mistake.place).unlink()
    put(tmp_path, PLACE, NOTE.replace(mistake.sound, mistake.follow or mistake.sound, 1))
    _, problems = build_edition(tmp_path)
    assert problems == []


def test_a_newcomer_is_told_how_to_sign(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    put(tmp_path, PLACE, NOTE.replace("[editors]", "[jane-doe]"))
    _, (unsigned,) = build_edition(tmp_path)
    assert (unsigned.line, unsigned.code) == (6, "unknown-id")
    place = "annotations/contributors/jane-doe.yml"
    assert f"Add a file {place} with two lines, `name: …` and `role: contributor`" in str(unsigned)
    put(tmp_path, place, "name: Jane Doe\nrole: contributor\n")
    assert build_edition(tmp_path)[1] == []


def test_a_file_of_another_encoding(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    text = NOTE.replace("A sentence", "A café")
    put(tmp_path, PLACE, "")
    (tmp_path / PLACE).write_bytes(text.encode("latin-1"))
    _, (spoilt,) = build_edition(tmp_path)
    assert (spoilt.line, spoilt.code) == (8, "not-utf8")
    assert "Save it again as UTF-8" in str(spoilt)
    put(tmp_path, PLACE, text)
    assert build_edition(tmp_path)[1] == []
