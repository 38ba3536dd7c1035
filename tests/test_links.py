"""What points to what: known targets become links and backlinks, unknown ones problems."""

from __future__ import annotations

from typing import Any

import pytest
from small import hints_of, record, records_of, text_of

from edition.assemble.edition import Backlink, Target
from edition.assemble.links import (
    Links,
    entity_forms,
    find_mentions,
    parse_target,
    term_forms,
)
from edition.build import NO_CONFIG
from edition.model.problems import Problem
from edition.model.text import Locus, LocusRange, Ref
from edition.read.body import parse_body
from edition.read.hand_pages import HandPage
from edition.read.records import Entry, Records

TEXT = text_of(
    "Title", "1. Bread", "Mill asked for bread.", "Bread, said Mill.", "2. Salt", "Salt."
)
BREAD = record("term", "bread", forms=["bread"])
MILL = record("person", "mill", forms=["Mill"])


def linked(records: Records, *entries: Entry[Any]) -> Links:
    """The links of some records, of head and body."""
    links = Links(TEXT, records)
    for entry in entries:
        links.add_keys(entry)
        links.add_body(entry, parse_body(entry.body, entry.body_line))
    return links


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


def page(body: str, head: str = "") -> HandPage:
    return HandPage("about.md", "docs/about.md", "About", head, body)


def linked_page(body: str, *entries: Entry[Any], head: str = "") -> Links:
    links = Links(TEXT, records_of(*entries))
    links.add_page(page(body, head))
    return links


# Keys

KEYS = [
    pytest.param("term", {"by": ["x"]}, "by", "contributor", id="by"),
    pytest.param("term", {"sources": ["x"]}, "sources", "source", id="sources"),
    pytest.param("term", {"see": ["x"]}, "see", "term", id="see"),
    pytest.param("event", {"place": "x"}, "place", "place", id="place"),
    pytest.param("event", {"people": ["x"]}, "people", "person", id="people"),
    pytest.param("witness", {"copies": "x"}, "copies", "witness", id="copies"),
    pytest.param(
        "apparatus", {"witnesses": {"x": "w"}, "by": []}, "witnesses", "witness", id="wit"
    ),
]


def keyed(kind: str, keys: dict[str, Any]) -> Entry[Any]:
    """A record of these keys, and of no contributor unless they name one."""
    entry = record(kind, "pointing", **{k: v for k, v in keys.items() if v})
    by = keys.get("by", ())
    return Entry(
        entry.ref,
        entry.path,
        entry.head.model_copy(update={"by": by}),
        entry.body,
        entry.body_line,
        entry.lines,
    )


@pytest.mark.parametrize(("kind", "keys", "key", "target"), KEYS)
def test_a_key_that_names_nothing_is_reported_with_its_line(
    kind: str, keys: dict[str, Any], key: str, target: str
) -> None:
    entry = keyed(kind, keys)
    links = linked(records_of(entry), entry)
    problem = only(links.problems)
    assert (problem.path, problem.line, problem.code) == (entry.path, 2, "unknown-id")
    folder = record(target, "x").path.rpartition("/")[0]
    assert problem.message == f"there is no {target} `x` in {folder}/"
    assert links.backlinks(records_of(entry)) == {}


@pytest.mark.parametrize(("kind", "keys", "key", "target"), KEYS)
def test_a_key_that_names_a_record_is_a_backlink(
    kind: str, keys: dict[str, Any], key: str, target: str
) -> None:
    entry, named = keyed(kind, keys), record(target, "x")
    records = records_of(entry, named)
    links = linked(records, entry)
    assert links.problems == []
    assert links.backlinks(records) == {named.ref: (Backlink(entry.ref, "key"),)}


@pytest.mark.parametrize(("kind", "keys", "key", "target"), KEYS)
def test_a_record_that_is_refused_is_not_reported_by_those_that_name_it(
    kind: str, keys: dict[str, Any], key: str, target: str
) -> None:
    entry = keyed(kind, keys)
    assert linked(records_of(entry, refused=(Ref(target, "x"),)), entry).problems == []


def test_a_key_that_may_be_left_out_names_nothing() -> None:
    for kind in ("witness", "event", "term", "apparatus"):
        keys = {"conjecture": "rye"} if kind == "apparatus" else {}
        entry = keyed(kind, keys)
        assert linked(records_of(entry), entry).problems == [], kind


def test_of_several_names_each_unknown_one_is_reported() -> None:
    entry = record("term", "a", headword="a", forms=["a"], see=["b", "bread", "c"])
    problems = linked(records_of(entry, BREAD), entry).problems
    assert [(p.line, p.message.split("`")[1]) for p in problems] == [(4, "b"), (4, "c")]


def test_the_nearest_name_of_the_same_kind_is_offered() -> None:
    entry = record("term", "salt", see=["braed"])
    source = record("source", "braed")
    problem = only(linked(records_of(entry, BREAD, source), entry).problems)
    assert hints_of(problem)["did you mean"] == "bread"


def test_somebody_new_is_reported_which_file_to_add() -> None:
    entry = record("term", "a", by=["jane-doe"])
    hints = hints_of(only(linked(records_of(entry), entry).problems))
    place = "annotations/contributors/jane-doe.yml"
    assert hints["fix"].startswith(f"Add a file {place} with two lines, `name: …` and `role: ")
    assert "did you mean" not in hints


def test_a_misspelt_contributor_is_not_taken_for_somebody_new() -> None:
    entry = record("term", "a", by=["editor"])
    hints = hints_of(
        only(linked(records_of(entry, record("contributor", "editors")), entry).problems)
    )
    assert hints["did you mean"] == "editors"
    assert "Add a file" not in hints["fix"]


def test_nobody_is_offered_where_another_record_is_unknown() -> None:
    entry = record("term", "a", sources=["jane-doe"])
    assert "Add a file" not in str(only(linked(records_of(entry), entry).problems))


@pytest.mark.parametrize("key", ["from_", "to"])
def test_an_end_of_a_cross_reference_outside_the_text_is_reported(key: str) -> None:
    entry = record("cross-reference", "x", **({"from_": "1.1", "to": "1.2"} | {key: "9.9"}))
    links = linked(records_of(entry), entry)
    problem = only(links.problems)
    assert (problem.code, problem.line) == ("unknown-locus", 2 if key == "from_" else 3)
    assert problem.message == f"`{key.rstrip('_')}`: there is no paragraph 9.9"
    known = Locus(1, 2) if key == "from_" else Locus(1, 1)
    assert set(links.backlinks(records_of(entry))) == {known}


def test_both_ends_of_a_cross_reference_lead_to_every_paragraph_of_their_ranges() -> None:
    entry = record("cross-reference", "x", from_="1.1-1.2", to="2.1")
    links = linked(records_of(entry), entry)
    back = (Backlink(entry.ref, "key"),)
    loci = (Locus(1, 1), Locus(1, 2), Locus(2, 1))
    assert links.backlinks(records_of(entry)) == dict.fromkeys(loci, back)


@pytest.mark.parametrize(
    ("parallel", "reported"), [("1.2", []), ("1.9", ["unknown-locus"]), (None, [])]
)
def test_a_parallel_passage_must_be_in_the_text(parallel: str | None, reported: list[str]) -> None:
    keys = {"reading": "rye"} | ({"parallel": parallel} if parallel else {})
    entry = record("apparatus", "a", by=["editors"], **keys)
    links = linked(records_of(entry, record("contributor", "editors")), entry)
    assert [p.code for p in links.problems] == reported
    if reported:
        assert links.problems[0].message == "`parallel`: there is no paragraph 1.9"
        assert links.problems[0].line == entry.line("parallel") == 4


# Bodies


@pytest.mark.parametrize(
    ("body", "target", "how"),
    [
        ("See [[term:bread]].", BREAD.ref, "reference"),
        ("See [[ term: bread |the loaf]].", BREAD.ref, "reference"),
        ("See [[person:mill]].", MILL.ref, "reference"),
        ("See [[1.1]].", Locus(1, 1), "reference"),
        ("See [[0.1]].", Locus(0, 1), "reference"),
        ("See [@source-a, p. 3].", Ref("source", "source-a"), "citation"),
    ],
)
def test_what_a_body_points_to_has_a_backlink(body: str, target: Target, how: str) -> None:
    entry = record("term", "a", body)
    records = records_of(entry, BREAD, MILL, record("source", "source-a"))
    links = linked(records, entry)
    assert links.problems == []
    assert links.backlinks(records) == {target: (Backlink(entry.ref, how),)}


def test_a_range_leads_to_each_of_its_paragraphs() -> None:
    entry = record("term", "a", "See [[1.1-1.2]].")
    assert set(linked(records_of(entry), entry).backlinks(records_of(entry))) == {
        Locus(1, 1),
        Locus(1, 2),
    }


def test_what_is_pointed_to_twice_has_one_backlink_for_each_way() -> None:
    entry = record("term", "a", "See [[term:bread]], [[term:bread]].", see=["bread"])
    records = records_of(entry, BREAD)
    found = linked(records, entry).backlinks(records)[BREAD.ref]
    assert found == (Backlink(entry.ref, "key"), Backlink(entry.ref, "reference"))


def test_every_work_of_a_citation_is_followed() -> None:
    entry = record("term", "a", "Both say so [@known; @unknown-1; @unknown-2].")
    records = records_of(entry, record("source", "known"))
    links = linked(records, entry)
    assert [p.message.split("`")[1] for p in links.problems] == ["unknown-1", "unknown-2"]
    assert set(links.backlinks(records)) == {Ref("source", "known")}


@pytest.mark.parametrize(
    ("sign", "code", "message"),
    [
        ("[[term:salt]]", "unknown-id", "there is no term `salt` in annotations/glossary/"),
        ("[[1.9]]", "unknown-locus", "there is no paragraph 1.9"),
        ("[[1.1-1.9]]", "unknown-locus", "there is no paragraph 1.1–1.9"),
        ("[[term:]]", "bad-reference", "`[[term:]]` is neither a paragraph nor kind:id"),
        ("[[xyz]]", "bad-reference", "`[[xyz]]` is neither a paragraph nor kind:id"),
        ("[[word:salt]]", "bad-reference", "`[[word:salt]]` is neither a paragraph nor kind:id"),
        ("[@salt]", "unknown-id", "there is no source `salt` in annotations/sources/"),
        ("<b>", "raw-html", "`<b>` is HTML"),
    ],
)
def test_a_body_that_points_nowhere_is_reported_with_the_line_of_the_sign(
    sign: str, code: str, message: str
) -> None:
    entry = record("term", "a", f"One line.\nAnd {sign} here.")
    links = linked(records_of(entry), entry)
    problem = only(links.problems)
    assert (problem.path, problem.line) == (entry.path, entry.body_line + 1)
    assert (problem.code, problem.message) == (code, message)
    assert links.backlinks(records_of(entry)) == {}


@pytest.mark.parametrize(
    ("sign", "guess"),
    [
        ("bread", "[[term:bread]]"),
        ("Bread", "[[term:bread]]"),
        ("braed", "[[term:bread|braed]]"),
        ("Jane  Mill", "[[person:jane-mill]]"),
    ],
)
def test_a_name_without_its_kind_is_guessed_at(sign: str, guess: str) -> None:
    entry = record("note", "pepper", f"See [[{sign}]].", by=["editors"])
    known = (record("person", "jane-mill"), BREAD, record("contributor", "editors"))
    hints = hints_of(only(linked(records_of(entry, *known), entry).problems))
    assert (hints["did you mean"], hints["fix"]) == (guess, f"Write {guess}.")
    assert "kinds" not in hints


def test_the_very_name_is_a_better_guess_than_one_of_another_kind_that_is_like_it() -> None:
    entry = record("term", "salt", "See [[bread]].")
    known = (
        record("apparatus", "bread-and-salt", conjecture="rye"),
        record("event", "breads"),
        BREAD,
    )
    hints = hints_of(only(linked(records_of(entry, *known), entry).problems))
    assert hints["did you mean"] == "[[term:bread]]"


def test_where_nothing_is_like_a_name_the_kinds_are_listed() -> None:
    entry = record("term", "a", "See [[xyz]].")
    hints = hints_of(only(linked(records_of(entry), entry).problems))
    assert "did you mean" not in hints
    kinds = hints["kinds"].split(", ")
    assert kinds == sorted(kinds)
    assert {"note", "term", "person", "source", "witness"} <= set(kinds)
    assert not {"commentary", "contributor"} & set(kinds)


def test_a_problem_of_a_body_keeps_its_own_way_out() -> None:
    entry = record("term", "a", "A <b>word</b>, and a <u>word</u>.")
    first, second = linked(records_of(entry), entry).problems
    assert hints_of(first)["fix"] == "Write **words** for bold type."
    assert hints_of(second)["fix"] != ""


# Backlinks


def test_neither_from_nor_to_an_invalid_record_is_a_backlink_kept() -> None:
    one = record("term", "one", "See [[term:two]] and [[1.1]].")
    two = record("term", "two", "See [[term:one]] and [[1.1]].")
    both = records_of(one, two)
    links = linked(both, one, two)
    assert set(links.backlinks(both)) == {one.ref, two.ref, Locus(1, 1)}
    assert links.backlinks(records_of(one)) == {
        one.ref: (),
        Locus(1, 1): (Backlink(one.ref, "reference"),),
    }


def test_a_page_written_by_hand_counts_like_a_valid_record() -> None:
    records = records_of(BREAD)
    source = record("source", "on-bread")
    links = linked_page("See [[term:bread]] and [@on-bread].", BREAD, source)
    about = Ref("page", "about.md")
    assert links.problems == []
    assert links.backlinks(records) == {BREAD.ref: (Backlink(about, "reference"),)}
    assert links.backlinks(records_of(source)) == {source.ref: (Backlink(about, "citation"),)}


def test_what_was_found_before_a_page_is_kept() -> None:
    entry = record("term", "a", see=["salt"])
    links = linked(records_of(entry), entry)
    links.add_page(page("See [[salt"))
    assert [p.code for p in links.problems] == ["unknown-id", "bad-reference"]


# Pages written by hand


@pytest.mark.parametrize("head", ["", "title: About\ntags: []\n"])
@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("[[term:salt]]", "unknown-id"),
        ("[@salt]", "unknown-id"),
        ("[[salt", "bad-reference"),
        ("[@Salt]", "bad-reference"),
    ],
)
def test_a_page_that_points_nowhere_is_reported_with_its_line(
    head: str, sign: str, code: str
) -> None:
    problem = only(linked_page(f"One line.\n\nAnd {sign} here.", head=head).problems)
    assert (problem.path, problem.code) == ("docs/about.md", code)
    assert problem.line == (7 if head else 3)


@pytest.mark.parametrize("words", ["`[[term:salt]]`", "<!-- [[salt]] -->", "~~~\n[@salt]\n~~~"])
def test_code_and_comments_of_a_page_point_nowhere(words: str) -> None:
    assert linked_page(words).problems == []


@pytest.mark.parametrize(
    ("comment", "message", "guess"),
    [
        ("statistic", "nothing is filled in for `<!-- statistic -->`", "statistics"),
        ("Contents", "nothing is filled in for `<!-- Contents -->`", "contents"),
        ("statistics", "", ""),
        ("anything else", "", ""),
        ("xyz", "", ""),
        ("statistic of the year", "", ""),
    ],
)
def test_a_misspelt_placeholder_is_reported_and_other_comments_are_not(
    comment: str, message: str, guess: str
) -> None:
    problems = linked_page(f"Line.\n\n<!-- {comment} -->\n").problems
    if not message:
        assert problems == []
        return
    problem = only(problems)
    assert (problem.path, problem.line, problem.code) == ("docs/about.md", 3, "unknown-blank")
    assert problem.message == message
    assert hints_of(problem)["did you mean"] == guess


@pytest.mark.parametrize(
    ("comment", "unknown"),
    [
        ("parallel 1.1 1.2", []),
        ("parallel 1.1 1.9", ["1.9"]),
        ("parallel 8.1 1.9", ["8.1", "1.9"]),
        ("parallel 1.1 there", ["there"]),
        ("parallel lines meet", []),
        ("parallel 1.9", []),
        ("parallel 1.1 1.2 1.9", []),
    ],
)
def test_both_passages_side_by_side_must_be_in_the_text(comment: str, unknown: list[str]) -> None:
    problems = linked_page(f"<!-- {comment} -->").problems
    messages = [f"`{comment}`: there is no paragraph {place}" for place in unknown]
    assert [(p.code, p.line, p.message) for p in problems] == [
        ("unknown-locus", 1, message) for message in messages
    ]


# edition.yml


def test_pictured_headwords_must_exist_and_base_forms_need_not() -> None:
    config = NO_CONFIG.model_copy(update={"pictured_words": ("term:bread", "term:salt", "salt")})
    config._lines["pictured-words"] = 7
    links = Links(TEXT, records_of(BREAD))
    links.check_pictured_words(config)
    problem = only(links.problems)
    assert (problem.path, problem.line) == ("annotations/edition.yml", 7)
    assert problem.message == "there is no term `salt` in annotations/glossary/"


# Mentions


def test_a_body_mentions_others_but_never_itself() -> None:
    bread = record("term", "bread", "Bread is what Mill\nand all others eat.", forms=["bread"])
    records = records_of(bread, MILL)
    links = Links(TEXT, records)
    links.add_mentions(bread, parse_body(bread.body), (term_forms(records), entity_forms(records)))
    assert links.backlinks(records) == {MILL.ref: (Backlink(bread.ref, "mention"),)}


def test_a_mention_is_sought_in_each_paragraph_of_a_body_for_itself() -> None:
    salt = record("term", "salt", "Nothing but white\n\nbread, or rye bread.", forms=["salt"])
    white = record("term", "white-bread", forms=["white bread"])
    rye = record("term", "rye-bread", forms=["rye bread"])
    records = records_of(salt, white, rye, BREAD)
    links = Links(TEXT, records)
    links.add_mentions(salt, parse_body(salt.body), [term_forms(records)])
    assert set(links.backlinks(records)) == {BREAD.ref, rye.ref}


def test_headwords_are_found_whatever_their_capitals_and_names_only_with_them() -> None:
    records = records_of(BREAD, MILL)
    forms = (term_forms(records), entity_forms(records))
    text = text_of("bread Mill", "1. Mill", "BREAD and mill.", "Mill, bread and Mill")
    found = [(str(m.place.locus), m.place.words, m.ref.id) for m in find_mentions(text, forms)]
    assert found == [
        ("1.1", "BREAD", "bread"),
        ("1.2", "Mill", "mill"),
        ("1.2", "bread", "bread"),
        ("1.2", "Mill", "mill"),
    ], "of the paragraphs alone, in the order of the text"


def test_every_kind_of_entity_is_found_by_name() -> None:
    entities = [
        record(kind, kind, forms=[kind.title()])
        for kind in ("person", "organisation", "place", "event")
    ]
    forms = entity_forms(records_of(*entities))
    text = text_of("1. One", "Person Organisation Place Event")
    assert [m.ref for m in find_mentions(text, [forms])] == [e.ref for e in entities]


def test_two_records_mentioned_by_the_same_words_are_in_the_order_of_their_names() -> None:
    term, person = record("term", "rose", forms=["Rose"]), record("person", "rose", forms=["Rose"])
    records = records_of(term, person)
    mentions = find_mentions(
        text_of("1. One", "A Rose."), (term_forms(records), entity_forms(records))
    )
    assert [m.ref for m in mentions] == [person.ref, term.ref]
    assert {tuple(m.place.span) for m in mentions} == {(2, 6)}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("term:bread", Ref("term", "bread")),
        ("term: bread ", Ref("term", "bread")),
        ("term:a:b", Ref("term", "a:b")),
        ("term:", None),
        ("term: ", None),
        (":bread", None),
        ("Term:bread", None),
        ("commentary:1", None),
        ("contributor:editors", None),
        ("2.3", LocusRange(Locus(2, 3), Locus(2, 3))),
        ("2.3-2.5", LocusRange(Locus(2, 3), Locus(2, 5))),
        ("2.3–2.5", LocusRange(Locus(2, 3), Locus(2, 5))),
        ("2.5-2.3", None),
        ("bread", None),
        ("", None),
    ],
)
def test_a_target_is_a_paragraph_a_range_or_a_kind_with_an_id(
    text: str, target: LocusRange | Ref | None
) -> None:
    assert parse_target(text) == target
