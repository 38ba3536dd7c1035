"""Feeds a parser with bytes that reach ever more of its code, by coverage: `fuzz_parsers.py NAME`.

What a parser refuses it reports as a problem, or raises the one error that its docstring names;
anything else that it raises ends the run with the bytes that did it. Run by test_fuzz_parsers.py.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["edition"]):
    from edition.authoring.accept import NotAcceptedError, read_issue
    from edition.authoring.bibtex_reader import csl_of_bibtex
    from edition.authoring.new_source import read_items
    from edition.model.text import LocusRange
    from edition.read.body import first_sentence, parse_body, plain_text
    from edition.read.copy_text import Rules, parse_text
    from edition.read.front_matter import read_document, read_yaml
    from edition.words.tokens import form_of, words_of

RULES = Rules(re.compile(r"(?P<n>[1-9]\d{0,5})\. (?P<title>\S[^\n]*)"))


def head(data: bytes) -> None:
    document, problems = read_document(data, "annotations/notes/1/x.md")
    assert document or problems, "nothing read and nothing said"


def yaml(data: bytes) -> None:
    document, problems = read_yaml(data, "annotations/sources/x.yml")
    assert document or problems, "nothing read and nothing said"


def body(data: bytes) -> None:
    parsed = parse_body(data.decode("utf-8", "replace"))
    assert len(first_sentence(parsed)) <= len(plain_text(parsed))


def copy_text(data: bytes) -> None:
    text = parse_text(content := data.decode("utf-8", "replace"), RULES)
    for passage in text.passages():
        assert content[passage.start :].startswith(passage.text)
    kept = "".join(content.split())
    assert sum(len("".join(p.text.split())) for p in text.passages()) == len(kept), "lost words"


def locus(data: bytes) -> None:
    found = LocusRange.parse(data.decode("utf-8", "replace"))
    assert found is None or LocusRange.parse(str(found)) == found


def words(data: bytes) -> None:
    for word in words_of(data.decode("utf-8", "replace")):
        assert word.owner, word
        assert form_of(word.form) == word.form


def bibtex(data: bytes) -> None:
    try:
        csl_of_bibtex(data.decode("utf-8", "replace"))
    except ValueError:
        return


def items(data: bytes) -> None:
    try:
        read_items(data.decode("utf-8", "replace"))
    except ValueError:
        return


def issue(data: bytes) -> None:
    try:
        read_issue(data)
    except NotAcceptedError:
        return


PARSERS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each
    for each in (head, yaml, body, copy_text, locus, words, bibtex, items, issue)
}

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    random.seed(1)
    Path(options[-1]).mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], *options], PARSERS[name])
    atheris.Fuzz()
