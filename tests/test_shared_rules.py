"""Rules that Python and the pages' scripts both have: one table of cases, which both sides pass."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

import pytest
import yaml
from conftest import ROOT
from tools import program

from edition.assemble.anchoring import CONTEXT_STEPS, describe
from edition.kinds.values import is_orcid
from edition.model.text import Span
from edition.read.body import first_sentence, parse_body, plain_text, sentence_patterns
from edition.read.draft import ROLE, Draft, id_from, is_id
from edition.words.tokens import words_of

SCRIPTS = ROOT / "scripts/edition/assets/scripts"


def cases(name: str) -> Any:
    return yaml.safe_load((ROOT / f"tests/cases/{name}.yml").read_text(encoding="utf-8"))


def in_node(rule: str, questions: Sequence[Sequence[Any]]) -> list[Any]:
    """What a rule of the scripts makes of some values."""
    ran = subprocess.run(
        [
            *(program("node"), ROOT / "tests/rules_in_node.js"),
            *(SCRIPTS / "words.js", SCRIPTS / "note-file.js"),
        ],
        input=json.dumps([[rule, values] for values in questions]),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[Any] = json.loads(ran.stdout)
    return answers


def utf16(text: str, offset: int) -> int:
    """An offset in code points as a browser counts."""
    return len(text[:offset].encode("utf-16-le")) // 2


def test_words_of_a_text() -> None:
    rows = cases("words")
    for text, expected in rows:
        words = [[w.form, utf16(text, w.start), utf16(text, w.end)] for w in words_of(text)]
        assert words == expected, text
    found_by_script = in_node("wordsOf", [row[:1] for row in rows])
    for (text, expected), found in zip(rows, found_by_script, strict=True):
        assert [[w["form"], w["start"], w["end"]] for w in found] == expected, text


def test_the_quote_that_chooses_some_words() -> None:
    rows = cases("quotes")
    questions, expected = [], []
    for row in rows:
        before, words, after = row["text"].replace("⟧", "⟦").split("⟦")
        text, span = before + words + after, Span(len(before), len(before + words))
        wanted = {"quote": "", "prefix": "", "suffix": "", "occurrence": ""} | row
        del wanted["text"]
        quote = describe(text, span)
        found = {
            "quote": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "occurrence": str(quote.occurrence or ""),
        }
        assert found == wanted, row
        questions.append([text, utf16(text, span.start), utf16(text, span.end), CONTEXT_STEPS])
        expected.append(wanted)
    assert in_node("describe", questions) == expected


def _is_html(note: str) -> bool:
    return any(each.code == "raw-html" for each in parse_body(note).findings)


@pytest.mark.parametrize(
    ("name", "rule", "script"),
    [("orcid", is_orcid, "isOrcid"), ("id", is_id, "isId"), ("html", _is_html, "hasRawHtml")],
)
def test_a_value(name: str, rule: Callable[[str], bool], script: str) -> None:
    table = {str(value): expected for value, expected in cases("values")[name].items()}
    assert {value: rule(value) for value in table} == table
    assert dict(zip(table, in_node(script, [[value] for value in table]), strict=True)) == table


def test_ids_made_of_words() -> None:
    rows = cases("texts")["ids"]
    expected = [id_ for *_, id_ in rows]
    assert [id_from(words, set(taken)) for words, taken, _ in rows] == expected
    assert in_node("idFrom", [row[:2] for row in rows]) == expected


def test_the_words_of_a_first_sentence_and_of_a_note() -> None:
    rows = cases("texts")["first_sentences"]
    for note, first, all_ in rows:
        body = parse_body(note)
        counts = len(first_sentence(body).split()), len(plain_text(body).split())
        assert counts == (first, all_), note
    patterns = sentence_patterns()
    found = in_node("countWords", [[note, patterns] for note, *_ in rows])
    for (note, first, all_), counts in zip(rows, found, strict=True):
        assert counts == {"first": first, "all": all_}, note


def test_the_file_of_a_note() -> None:
    rows = cases("texts")["notes"]
    empty = {"prefix": "", "suffix": "", "occurrence": "", "sources": []}
    drafts = [empty | draft for draft, _ in rows]
    expected = [text for _, text in rows]
    made = [Draft(**{**draft, "sources": tuple(draft["sources"])}).file() for draft in drafts]
    assert made == expected
    assert in_node("noteText", [[draft] for draft in drafts]) == expected


def test_the_file_of_a_contributor() -> None:
    rows = cases("texts")["contributors"]
    expected = [text for *_, text in rows]
    drafts = [Draft("", "", "", "", "", "", name=name, orcid=orcid) for name, orcid, _ in rows]
    made = [draft.contributor_file() for draft in drafts]
    assert made == expected
    persons = [[{"name": name, "orcid": orcid}, ROLE] for name, orcid, _ in rows]
    assert in_node("contributorText", persons) == expected
