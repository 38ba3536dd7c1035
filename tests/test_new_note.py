"""`edition new-note` writes a file that the check accepts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition import Edition, build_edition
from edition.cli import main
from edition.model.text import Locus


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), "new-note", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("a heap of paper decrees", "2.3"),
        ("fond of birds", "2.3"),
        ("workers' initiative is indispensable", "2.4"),
        ("independent thought as well", "2.4"),
        ("is our enemy, our scourge", "2.4"),
        ("The Essence of Bureaucracy", "2.0"),
    ],
)
def test_the_written_note_passes_the_check(copy_of_edition: Path, words: str, at: str) -> None:
    code, output = run(copy_of_edition, words, "--by", "editors", "--id", "quite-new")
    assert (code, "Wrote" in output) == (0, True)
    edition, problems = build_edition(copy_of_edition)
    assert problems == []
    note = edition.notes_by_id["quite-new"]
    assert str(note.locus) == at


def test_words_that_stand_twice_get_their_context(copy_of_edition: Path) -> None:
    code, output = run(
        copy_of_edition, "refusal", "--at", "1.5", "--by", "editors", "--id", "twice"
    )
    assert code == 0
    assert "occur 4 times in 1.5" in output
    edition, problems = build_edition(copy_of_edition)
    assert problems == []
    note = edition.notes_by_id["twice"]
    assert note.lemma
    passage = edition.reading_text.by_locus[Locus(1, 5)].text
    assert note.lemma.span.start == passage.index("refusal")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("heart is made of stone, who gave thee", "heart is made of stone, who gave thee"),
        ("‘хлеб’, which he", '"‘хлеб’, which he"'),
        ("the miller’s letter is burnt.", "the miller’s letter is burnt."),
    ],
)
def test_a_quotation_is_written_as_in_every_other_head(
    tmp_path: Path, words: str, shown: str
) -> None:
    """In double quotes where it could be read as anything else, and on one line, verse too."""
    shutil.copytree(Path(__file__).parent / "letters", tmp_path / "letters")
    code, output = run(tmp_path / "letters", words, "--by", "editors", "--id", "quite-new")
    assert code == 0, output
    edition, problems = build_edition(tmp_path / "letters")
    assert problems == []
    assert edition.notes_by_id["quite-new"].lemma
    text = (tmp_path / "letters" / edition.notes_by_id["quite-new"].entry.path).read_text("utf-8")
    assert f"\nquote: {shown}\n" in text


def test_a_name_cannot_add_to_the_head(copy_of_edition: Path) -> None:
    run(copy_of_edition, "fond of birds", "--by", "x]\nquote: y", "--id", "quite-new")
    text = (copy_of_edition / "annotations/notes/2/quite-new.md").read_text("utf-8")
    assert 'by: ["x] quote: y"]' in text


def test_words_in_several_paragraphs_are_asked_about(edition: Edition, tmp_path: Path) -> None:
    code, output = run(Path(__file__).parents[1], "bureaucracy")
    assert code == 1
    assert "add --at" in output
    assert "2.1 …" in output


def test_words_that_are_nowhere_get_the_nearest() -> None:
    code, output = run(Path(__file__).parents[1], "knigths of bureaucracy")
    assert code == 1
    assert "knights of bureaucracy" in output
