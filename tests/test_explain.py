"""What a head may not hold is reported in the words of the project, each thing once."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from small import hints_of

from edition.kinds.table import KINDS
from edition.model.problems import Problem
from edition.read.front_matter import read_yaml
from edition.read.validation import explain, explain_csl

NOTE = "at: 1.1\nquote: x\nkind: place\ncertainty: editorial\nby: [a]\n"
READING = "at: 1.1\nquote: x\ncertainty: editorial\nby: [a]\nreading: y\n"
SOURCE = "type: book\ntitle: x\n"
NOTE_KINDS = (
    "person, place, organisation, event, work, concept, context, rhetoric, translation, argument"
)


def problems_of(kind: str, head: str) -> list[Problem]:
    """The problems of a head of this kind, read as a file of YAML."""
    document, unread = read_yaml(head.encode(), "x.yml")
    assert document
    assert unread == []
    try:
        KINDS[kind].model.model_validate(document.fields)
    except ValidationError as error:
        return explain(document, KINDS[kind], error)
    return explain_csl(document) if kind == "source" else []


def only(kind: str, head: str) -> tuple[int, str, str, dict[str, str]]:
    """Line, code, message and hints of the one problem of a head."""
    problems = problems_of(kind, head)
    assert len(problems) == 1, problems
    (problem,) = problems
    assert problem.path == "x.yml"
    return problem.line, problem.code, problem.message, hints_of(problem)


@pytest.mark.parametrize(("kind", "head"), [("note", NOTE), ("apparatus", READING)])
def test_a_head_with_all_its_keys_is_valid(kind: str, head: str) -> None:
    assert problems_of(kind, head) == []


def test_every_missing_key_is_reported_with_the_words_of_which_it_takes_one() -> None:
    problems = problems_of("note", "quote: x\nby: [a]\n")
    assert [(p.line, p.code, p.message) for p in problems] == [
        (1, "missing-key", "`certainty` is missing"),
        (1, "missing-key", "`at` is missing"),
        (1, "missing-key", "`kind` is missing"),
    ]
    assert [hints_of(p) for p in problems] == [
        {
            "fix": "Add a line `certainty: …` to the front matter.",
            "allowed": "verified, standard, conjecture, editorial",
        },
        {"fix": "Add a line `at: …` to the front matter."},
        {"fix": "Add a line `kind: …` to the front matter.", "allowed": NOTE_KINDS},
    ]


def test_who_dates_a_witness_with_the_former_key_is_told_the_present_one() -> None:
    fix = {"fix": "Rename the key `date` to `dated`."}
    missing = "`dated` is missing"
    assert only("witness", "name: A\ndate: 1904\n") == (1, "missing-key", missing, fix)
    assert problems_of("witness", "name: A\ndated: 1904\ndate: 2026-01-02\n") == []


@pytest.mark.parametrize(
    ("kind", "head", "key", "guess"),
    [
        ("note", NOTE + "knid: place\n", "knid", "kind"),
        ("note", NOTE.replace("kind:", "knid:"), "knid", "kind"),
        ("cross-reference", "form: 1.1\nto: 1.2\nrelation: echoes\n", "form", "from"),
    ],
)
def test_a_misspelt_key_is_reported_once_and_not_as_missing(
    kind: str, head: str, key: str, guess: str
) -> None:
    line, code, message, hints = only(kind, head)
    assert head.splitlines()[line - 1].startswith(f"{key}:")
    assert (code, message) == ("unknown-key", f"`{key}` is not a key of this kind of record")
    assert hints["did you mean"] == guess
    assert "allowed" not in hints


def test_where_a_key_is_like_no_other_all_keys_are_listed() -> None:
    *_, hints = only("note", NOTE + "xyzzy: 1\n")
    assert "did you mean" not in hints
    assert hints["allowed"] == (
        "at, by, certainty, date, dossier, kind, occurrence, prefix, quote, sources, status, suffix"
    )
    *_, hints = only("source", SOURCE + "xyzzy: 1\n")
    assert "allowed" not in hints, "CSL has more than a hundred"


@pytest.mark.parametrize(
    ("head", "line", "shown", "guess"),
    [
        (NOTE.replace("place", "plase"), 3, "`kind: plase`", "place"),
        (NOTE.replace("place", "zzz"), 3, "`kind: zzz`", None),
        (NOTE.replace("place", ""), 3, "`kind`", None),
        (NOTE.replace("place", "[place]"), 3, "`kind`", None),
    ],
)
def test_a_value_that_is_not_allowed_is_reported_with_those_that_are(
    head: str, line: int, shown: str, guess: str | None
) -> None:
    found = only("note", head)
    assert found[:3] == (line, "bad-value", f"{shown} is not one of its values")
    assert found[3].get("did you mean") == guess
    assert found[3]["allowed"] == NOTE_KINDS


def test_a_type_of_source_is_one_of_csl() -> None:
    line, code, message, hints = only("source", "title: x\ntype: boook\n")
    assert (line, code, message) == (2, "bad-value", "`type: boook` is not one of its values")
    assert hints["did you mean"] == "book"
    assert "article-journal, article-magazine" in hints["allowed"]


@pytest.mark.parametrize(
    ("kind", "head", "line", "message", "fix"),
    [
        ("note", NOTE.replace("[a]", "a"), 5, "`by` is a list, not `a`", "Write `by: [a]`."),
        ("note", NOTE.replace("[a]", ""), 5, "`by` is a list, not nothing", "Write `by: [one]`."),
        (
            "note",
            NOTE.replace("[a]", "{b: c}"),
            5,
            "`by` is a list, not names with values",
            "Write `by: [one]`.",
        ),
        (
            "note",
            NOTE.replace("[a]", "[]"),
            5,
            "`by` is a list of at least one, not an empty list",
            "Write `by: [one, two]`.",
        ),
        (
            "note",
            NOTE + "sources: [{b: c}]\n",
            6,
            "each item of `sources` is one piece of text, not names with values",
            'Write `sources: "…"`, in double quotes.',
        ),
        (
            "note",
            NOTE.replace("quote: x", "quote: [x]"),
            2,
            "`quote` is one piece of text, not a list",
            'Write `quote: "…"`, in double quotes.',
        ),
        (
            "note",
            NOTE + "occurrence: 0\n",
            6,
            "`occurrence` is a whole number from 1, not `0`",
            "Write `occurrence: 2`.",
        ),
        (
            "note",
            NOTE + "occurrence: two\n",
            6,
            "`occurrence` is a whole number, not `two`",
            "Write `occurrence: 2`.",
        ),
        (
            "note",
            NOTE + "occurrence: [2]\n",
            6,
            "`occurrence` is a whole number, not a list",
            "Write `occurrence: 2`.",
        ),
        (
            "apparatus",
            READING + "witnesses: [R]\n",
            6,
            "`witnesses` is a list of names, each with its words, not a list",
            "Write `witnesses: {name: words}`.",
        ),
    ],
)
def test_a_value_of_another_shape_is_reported_with_how_it_is_written(
    kind: str, head: str, line: int, message: str, fix: str
) -> None:
    assert only(kind, head) == (line, "wrong-type", message, {"fix": fix})


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("1,1", "1.1"),
        ("§ 1.1.", "1.1"),
        ("1:2", "1.2"),
        ("1 2", "1.2"),
        ("1/2-1/3", "1.2-1.3"),
        ("one", None),
        ("1", None),
        ("1.2-1.1", None),
    ],
)
def test_a_paragraph_number_in_other_signs_is_understood(typed: str, guess: str | None) -> None:
    line, code, message, hints = only("note", NOTE.replace("1.1", f'"{typed}"'))
    assert (line, code) == (1, "unknown-locus")
    assert message == f"`at: {typed}`: this is not a paragraph number"
    assert hints.get("did you mean") == guess
    assert hints["fix"] == (
        f"Write `at: {guess}`." if guess else "Use section.paragraph as printed in the margin."
    )


def test_a_paragraph_number_that_is_a_list_is_reported() -> None:
    line, code, message, _ = only("note", NOTE.replace("1.1", "[1.1]"))
    assert (line, code, message) == (1, "unknown-locus", "`at`: this is not a paragraph number")


def test_a_range_where_one_paragraph_is_needed_is_not_offered_again() -> None:
    line, code, message, hints = only("apparatus", READING.replace("1.1", "1.1-1.2"))
    assert (line, code) == (1, "unknown-locus")
    assert message == "`at: 1.1-1.2`: this must be one paragraph, not several"
    assert hints == {"fix": "Use section.paragraph as printed in the margin."}


@pytest.mark.parametrize(
    ("kind", "head", "line", "code", "message", "fix"),
    [
        (
            "note",
            NOTE.replace("quote: x", "quote:"),
            2,
            "missing-key",
            "`quote`: the value is empty",
            "Add it.",
        ),
        (
            "note",
            NOTE.replace("editorial", "verified"),
            4,
            "source-missing",
            "`certainty: verified` needs `sources`",
            "Name the source, or write `editorial` or `conjecture`.",
        ),
        (
            "apparatus",
            READING.replace("reading: y\n", ""),
            1,
            "missing-key",
            "one of `reading`, `conjecture` and `witnesses` is required",
            "Add it.",
        ),
        (
            "place",
            "name: A\nforms: [a]\ncoordinates: 59.94 N, 30.31 E\n",
            3,
            "wrong-type",
            "`coordinates: 59.94 N, 30.31 E`: these are not coordinates",
            "Write latitude and longitude in degrees, such as `coordinates: 59.94, 30.31`.",
        ),
        (
            "contributor",
            "name: A\nrole: b\nurl: javascript:x\n",
            3,
            "dangerous-link",
            "`url: javascript:x`: this is not a web address",
            "Link with a full web address, or with [[…]] inside the edition.",
        ),
    ],
)
def test_a_problem_of_the_meaning_is_reported_in_its_own_words(
    kind: str, head: str, line: int, code: str, message: str, fix: str
) -> None:
    assert only(kind, head) == (line, code, message, {"fix": fix})


# CSL variables


@pytest.mark.parametrize(
    ("variable", "line", "code", "message", "fix"),
    [
        (
            "volume: [1]",
            3,
            "wrong-type",
            "`volume` is one piece of text, which this is not",
            'Write `volume: "…"`.',
        ),
        (
            "editor: {}",
            3,
            "wrong-type",
            "`editor` is a list of names, which this is not",
            "Write `editor: [{family: Carr, given: E. H.}]`.",
        ),
        (
            "issued: 1920-13-45",
            3,
            "wrong-type",
            "`issued` is a date, which this is not",
            "Write `issued: 1921-03-08` or `issued: 1921`.",
        ),
        (
            "URL: ftp://x",
            3,
            "dangerous-link",
            "`URL: ftp://x`: this is not a web address",
            "Link with a full web address, or with [[…]] inside the edition.",
        ),
    ],
)
def test_a_csl_variable_of_another_shape_is_reported(
    variable: str, line: int, code: str, message: str, fix: str
) -> None:
    assert only("source", f"{SOURCE}{variable}\n") == (line, code, message, {"fix": fix})


def test_a_source_may_have_any_csl_variable_and_keys_of_ours() -> None:
    rest = "author: [{family: Carr}]\nissued: 1950\nURL: https://a.org\nvolume: 1\nseen: all\n"
    assert problems_of("source", SOURCE + rest) == []


def test_every_problem_of_a_source_is_reported() -> None:
    problems = problems_of("source", f"{SOURCE}volume: [1]\nauhtor: x\nURL: x\n")
    assert [(p.line, p.code) for p in problems] == [
        (3, "wrong-type"),
        (4, "unknown-key"),
        (5, "dangerous-link"),
    ]
