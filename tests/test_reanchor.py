"""A changed copy-text: no record is moved wrongly, and each is reported in the right class.

The oracle follows every character of the copy-text through the edits, and knows nothing of the
alignment.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

from edition import Edition, build_edition
from edition.assemble.anchoring import locate
from edition.authoring.alignment import Alignment
from edition.authoring.reanchor import Reanchored, Row, reanchor
from edition.authoring.relocations import write_moved
from edition.cli import main
from edition.model.text import Emendation, Place, Quote, Text
from edition.read.copy_text import Rules, parse_text

Traced = list[tuple[str, int | None]]
"""Characters with their offsets in the old copy-text; None for new ones."""

FILLER = "Nobody had asked for these words, and they say nothing at all of anything."


def words(text: str) -> Traced:
    return [(character, None) for character in text]


class Edits:
    """Thirty edits of six kinds, at places drawn with a seed; no two within one passage."""

    def __init__(self, edition: Edition, seed: int) -> None:
        self.text = edition.copy_text
        self.draw = random.Random(seed)
        self.lemmas = [note.lemma for note in edition.notes if note.lemma]
        self.passages: list[Traced] = [
            [(c, p.start + n) for n, c in enumerate(p.text)] for p in self.text.passages()
        ]
        self.loci = [p.locus for p in self.text.passages()]
        paragraphs = [n for n, locus in enumerate(self.loci) if locus.section and locus.paragraph]
        self.draw.shuffle(paragraphs)
        kinds: list[Callable[[int], None]] = [
            self.insert_sentence,
            self.delete_sentence,
            self.replace_word,
            self.replace_word,
            self.split,
            self.insert_paragraph,
        ]
        self.before: dict[int, Traced] = {}
        self.splits: dict[int, int] = {}
        for n, paragraph in enumerate(paragraphs[:28]):
            kinds[n % len(kinds)](paragraph)
        left = paragraphs[28:]
        self.gone = {left[0]}
        self.swapped = {left[1]: left[2], left[2]: left[1]}

    def sentences(self, n: int) -> list[int]:
        """Where sentences begin."""
        text = "".join(c for c, _ in self.passages[n])
        return [0, *(i + 2 for i in range(len(text) - 2) if text[i] in ".?" and text[i + 1] == " ")]

    def insert_sentence(self, n: int) -> None:
        at = self.draw.choice(self.sentences(n))
        self.passages[n][at:at] = words(FILLER + " ")

    def delete_sentence(self, n: int) -> None:
        starts = self.sentences(n)
        if len(starts) > 2:
            k = self.draw.randrange(1, len(starts) - 1)
            del self.passages[n][starts[k] : starts[k + 1]]

    def replace_word(self, n: int) -> None:
        text = "".join(c for c, _ in self.passages[n])
        found = [i for i, c in enumerate(text) if c == " " and text[i + 1 : i + 5].isalpha()]
        start = self.draw.choice(found) + 1
        end = start
        while end < len(text) and text[end].isalpha():
            end += 1
        self.passages[n][start:end] = words("xylophone")

    def split(self, n: int) -> None:
        starts = self.sentences(n)
        if len(starts) > 1:
            self.splits[n] = self.draw.choice(starts[1:])

    def insert_paragraph(self, n: int) -> None:
        self.before[n] = words(f"{FILLER} It is number {n}.")

    def result(self) -> Traced:
        out: Traced = []
        for place in range(len(self.passages)):
            if place in self.gone:
                continue
            n = self.swapped.get(place, place)
            pieces = [self.before[place]] if place in self.before else []
            passage, cut = self.passages[n], self.splits.get(n)
            pieces += [passage[:cut], passage[cut:]] if cut else [passage]
            for piece in pieces:
                out += [*(words("\n\n") if out else []), *piece]
        return out


def in_copy(offset: int, emendations: tuple[Emendation, ...]) -> int | None:
    """An offset of a reading text in its copy-text; None within emended words."""
    shift = 0
    for each in emendations:
        if offset < each.reading.start:
            break
        if offset < each.reading.end:
            return None
        shift = each.copy.end - each.reading.end
    return offset + shift


def places_of(edition: Edition, answer: Reanchored) -> dict[str, tuple[Place, Row]]:
    rows = {(row.path, row.line): row for row in answer.rows}
    return {
        note.entry.path: (note.lemma, rows[note.entry.path, note.entry.line("quote")])
        for note in edition.notes
        if note.lemma
    }


def offsets(text: Text, place: Place, emendations: tuple[Emendation, ...]) -> list[int | None]:
    start = text.by_locus[place.locus].start
    return [in_copy(start + n, emendations) for n in range(place.span.start, place.span.end)]


@pytest.mark.parametrize("seed", range(6))
def test_no_record_is_moved_wrongly(edition: Edition, seed: int) -> None:
    traced = Edits(edition, seed).result()
    content = "".join(c for c, _ in traced)
    new = parse_text(content, edition.config.rules())
    answer = reanchor(edition, new)
    now = {old: offset for offset, (_, old) in enumerate(traced) if old is not None}
    fates: Counter[str] = Counter()
    for path, (lemma, row) in places_of(edition, answer).items():
        old = offsets(edition.reading_text, lemma, edition.emendations)
        if None in old:
            continue  # on emended words: these follow their apparatus entry
        expected = [now.get(offset) for offset in old if offset is not None]
        survived = [offset for offset in expected if offset is not None]
        whole = len(survived) == len(old)
        in_a_row = whole and survived == list(range(survived[0], survived[0] + len(old)))
        fates[row.fate] += 1
        if in_a_row:
            assert row.fate in ("found", "moved"), (path, row)
            assert row.place
            found = offsets(answer.reading_text, row.place, answer.emendations)
            assert found == expected, (path, row)
            if row.fate == "found":
                assert row.place.locus in edition.notes_by_id[Path(path).stem].entry.head.at
            assert row.candidates == ()
        else:
            assert row.fate in ("changed", "lost"), (path, row)
            # One word of many is another: changed. Nothing is left: lost.
            if not survived:
                assert row.fate == "lost", (path, row)
            elif len(survived) > 0.8 * len(old):
                assert row.fate == "changed", (path, row)
                assert row.now
    assert min(fates[fate] for fate in ("found", "moved", "changed", "lost")) > 0, fates


def test_every_record_is_reported_and_the_same_text_changes_nothing(edition: Edition) -> None:
    answer = reanchor(edition, edition.copy_text)
    assert {row.fate for row in answer.rows} == {"found"}
    assert answer.reading_text.content == edition.reading_text.content
    paths = {row.path for row in answer.rows}
    assert {note.entry.path for note in edition.notes} <= paths
    assert {placed.entry.path for placed in edition.apparatus} <= paths
    assert {entry.path for entry in edition.cross_references} <= paths


def test_what_moved_can_be_written_and_passes_the_check(
    edition: Edition, copy_of_edition: Path
) -> None:
    """Two paragraphs are put in; the records follow, notes into other folders where need be."""
    old = edition.copy_bytes.decode()
    third = edition.copy_text.sections[2].heading.text
    new = old.replace("Meanwhile, what are", f"{FILLER}\n\nMeanwhile, what are").replace(
        third, "3. A section of its own"
    )
    first = edition.copy_text.sections[2].paragraphs[0].text
    new = new.replace(first, f"{FILLER}\n\n{third.replace('3.', '4.')}\n\n{first}")
    for number, section in ((5, edition.copy_text.sections[3]), (6, edition.copy_text.sections[4])):
        new = new.replace(section.heading.text, f"{number}. {section.title}")
    (copy_of_edition / "old.txt").write_text(old, encoding="utf-8")
    (copy_of_edition / "new.txt").write_text(new, encoding="utf-8")
    before, _ = build_edition(copy_of_edition)
    command = ["--root", str(copy_of_edition), "reanchor", "--format", "json"]
    command += [str(copy_of_edition / name) for name in ("old.txt", "new.txt")]
    files = {p: p.read_bytes() for p in (copy_of_edition / "annotations").rglob("*.md")}
    result = CliRunner().invoke(main, command)
    rows = json.loads(result.stdout)
    assert {p: p.read_bytes() for p in files} == files, "nothing is written unasked"
    assert {row["fate"] for row in rows} == {"found", "moved"}
    CliRunner().invoke(main, [*command, "--write"])
    after, problems = build_edition(copy_of_edition, new.encode())
    assert not {"quote-not-found", "quote-not-unique", "wrong-place"} & {p.code for p in problems}
    lemmas = {note.id: note.lemma.words for note in before.notes if note.lemma}
    assert {note.id: note.lemma.words for note in after.notes if note.lemma} == lemmas
    assert (copy_of_edition / "annotations/notes/4").is_dir()


def test_words_that_stand_twice_now_get_their_context(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/sample", tmp_path / "sample")
    edition, _ = build_edition(tmp_path / "sample")
    note = next(note for note in edition.notes if note.id == "letter")
    assert note.lemma
    content = edition.copy_text.content
    twice = content.replace(note.lemma.words, f"{note.lemma.words} and {note.lemma.words}", 1)
    answer = reanchor(edition, parse_text(twice, edition.config.rules()))
    row = next(row for row in answer.rows if row.path == note.entry.path)
    assert row.fate == "moved"
    values = dict(row.values)
    quote = Quote(note.entry.head.quote, values.get("prefix", ""), values.get("suffix", ""))
    passage = answer.reading_text.by_locus[note.lemma.locus].text
    assert row.place
    assert locate(passage, quote) == [row.place.span]
    write_moved(tmp_path / "sample", answer.rows)
    _, problems = build_edition(tmp_path / "sample", twice.encode())
    assert "quote-not-unique" not in {problem.code for problem in problems}


@pytest.mark.parametrize("there", ["a file", "a link", "a linked folder"])
def test_no_other_file_is_written_over(tmp_path: Path, there: str) -> None:
    root = tmp_path / "edition"
    shutil.copytree(ROOT / "tests/sample", root)
    note, goal = (root / f"annotations/notes/{n}/letter.md" for n in (2, 3))
    outside = tmp_path / "outside/letter.md"
    outside.parent.mkdir()
    outside.write_text("---\nbroken", encoding="utf-8")
    if there == "a linked folder":
        goal.parent.symlink_to(outside.parent)
    else:
        goal.parent.mkdir()
        if there == "a link":
            goal.symlink_to(outside)
        else:
            shutil.copy(outside, goal)
    before = {path: path.read_bytes() for path in (note, outside)}
    old = root / "docs/text/copy-text.txt"
    new = tmp_path / "new.txt"
    content = old.read_text(encoding="utf-8").replace("2. The Paper", "3. The Paper")
    new.write_text(
        content.replace("3. The Paper", f"2. Between\n\n{FILLER}\n\n3. The Paper"), "utf-8"
    )
    command = ["--root", str(root), "reanchor", str(old), str(new), "--write"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    code = "duplicate-id" if there == "a file" else "symlink"
    output = result.output.partition(f"annotations/notes/2/letter.md:3: {code}: ")[2]
    assert "annotations/notes/3" in output.splitlines()[0]
    assert {path: path.read_bytes() for path in before} == before
    assert goal.read_text(encoding="utf-8") == "---\nbroken"


def test_a_word_that_went_elsewhere_leaves_others_between_its_neighbours() -> None:
    """The first and the last word stand as far apart as before, but not the same words."""
    rules = Rules(re.compile(r"(?P<n>\d+)\. (?P<title>.+)"))
    words = "alpha beta gamma delta must eta theta iota kappa"
    old = parse_text(f"Title\n\n1. One\n\n{words}\n", rules)
    new = parse_text(f"Title\n\n1. One\n\n{words.replace('must', 'will')}\n\nmust\n", rules)
    passage = old.sections[0].paragraphs[0]
    (span,) = locate(passage.text, Quote("delta must eta"))
    carried = Alignment(old, new).carry(Place(passage.locus, span, "delta must eta"))
    assert carried.outcome == "changed"
    assert carried.place
    assert carried.place.words == "delta will eta"


def test_a_text_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    old = ROOT / "docs/text/copy-text.txt"
    for content, said in ((b"\xff\xfe", "not UTF-8"), (b"No heading.", "is a heading like")):
        new = tmp_path / "new.txt"
        new.write_bytes(content)
        command = ["--root", str(ROOT), "reanchor", str(old), str(new)]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1
        assert said in result.output
