"""The copy-text is read as it stands."""

from __future__ import annotations

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from edition import Edition
from edition.model.text import Locus, LocusRange
from edition.read.config import Config
from edition.read.copy_text import Rules, parse_text

RULES = Rules(re.compile(r"(?P<n>\d+)\. (?P<title>.+)"))
SHA256 = "e908419618bbb061cb4db914614a9ea6a195ca93367a020961b0c175377bc538"


def test_the_text_is_the_one_that_was_given(edition: Edition) -> None:
    assert hashlib.sha256(edition.copy_bytes).hexdigest() == SHA256 == edition.config.sha256
    counts = [len(section.paragraphs) for section in edition.copy_text.sections]
    assert counts == [5, 4, 13, 4, 14]
    assert [str(p.locus) for p in edition.copy_text.front] == ["0.1", "0.2"]


def test_numbers_in_a_paragraph_make_no_heading(edition: Edition) -> None:
    assert edition.copy_text.by_locus[Locus(5, 2)].text.startswith("(1) Return")
    text = parse_text("1. One\n\n7. Not a heading, for it is not the next.\n\n2. Two", RULES)
    assert [s.title for s in text.sections] == ["One", "Two"]
    assert text.by_locus[Locus(1, 1)].text.startswith("7.")


@given(st.text(alphabet="a1. \n", max_size=80))
def test_passages_are_slices_of_the_text(content: str) -> None:
    text = parse_text(content, RULES)
    for passage in text.passages():
        assert content[slice(*passage.span)] == passage.text
    kept = "".join(p.text for p in text.passages())
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", content)


def test_the_heading_rule_is_a_sentence_with_two_blanks() -> None:
    keys = {"title": "T", "author": "A", "date": "", "copy-text": "t", "sha256": "", "licence": ""}
    config = Config.model_validate({**keys, "heading": "Letter {n} (a+)+: {title}"})
    match = config.rules().heading.fullmatch("Letter 3 (a+)+: To a friend")
    assert match
    assert (match["n"], match["title"]) == ("3", "To a friend")


def test_loci_are_read_as_people_write_them() -> None:
    assert LocusRange.parse("2.10") == (Locus(2, 10), Locus(2, 10))
    assert LocusRange.parse("5.5–5.6") == LocusRange.parse("5.5-5.6")
    assert Locus(5, 6) in (LocusRange.parse("5.5-5.6") or ())
    for wrong in ("", "2", "2.x", "5.6-5.5", "2.3.4", "٢.٣", "1" * 50 + ".1", "02.1"):
        assert LocusRange.parse(wrong) is None
