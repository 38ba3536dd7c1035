"""The search engine of the page, asked in Node about small texts, rule by rule."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

import pytest
from search_oracle import Answer, Scan, Scanned, Tree, ask_in_node, hits_of, write_index

from edition.model.text import Span
from edition.search.unit import Unit

SEED = 1921
NO_LANGUAGE = "und"
"""For words drawn at random: none has another base form, and none is looked up."""
Ask = Callable[..., list[Answer]]


def units_of(texts: Sequence[str | Unit]) -> list[Unit]:
    """Units as they are, and texts as units whose titles are their numbers."""
    return [
        Unit("text", str(n), f"site:#{n}", each) if isinstance(each, str) else each
        for n, each in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Ask about some texts or units: queries in, answers out."""

    def answers(
        texts: Sequence[str | Unit],
        queries: Sequence[str],
        language: str = "en",
        **options: object,
    ) -> list[Answer]:
        folder = tmp_path_factory.mktemp("index")
        write_index(folder, units_of(texts), language)
        return ask_in_node(folder, queries, options)

    return answers


def forms(answer: Answer) -> dict[str, int]:
    return {each["form"]: each["count"] for each in answer["forms"]}


def found_in(text: str, number: int, answer: Answer) -> list[str]:
    """The words that an answer found in one of the texts."""
    words = Scanned(text).words
    return [" ".join(words[a:b]) for unit, a, b in answer["hits"] if unit == number]


# Words


WORDS = [
    # Capitals and accents do not count, in the text or in the question.
    ("Party PARTY party", "pArty", ["party"] * 3),
    ("naïve Ångström", "naive", ["naive"]),
    ("naive", "naïve", ["naive"]),
    ("cafe\u0301", "café", ["cafe"]),
    ("ﬁne", "fine", ["fine"]),
    ("m²", "m2", ["m2"]),
    # A hyphen of any kind separates two words that are asked for together.
    ("self-activity", "activity", ["activity"]),
    ("self activity", "self-activity", ["self activity"]),
    ("self‑activity", "self–activity", ["self activity"]),
    ("self—activity", "self-activity", ["self activity"]),
    ("activity self", "self-activity", []),
    # An apostrophe within a word belongs to it; only a possessive's is kept.
    ("the party’s men", "party's", ["party's"]),
    ("the party’s men", "party´s", ["party's"]),
    ("the party’s men", "party", []),
    ("the party men", "party's", []),
    ("don’t", "dont", ["dont"]),
    ("don’t", "don`t", ["dont"]),
    ("the party’s men", "partys", ["party's"]),
    ("workers’ control", "workers", ["workers"]),
    # Digits are words.
    ("in 1921 and 19", "1921", ["1921"]),
    ("self_activity", "activity", ["activity"]),
    # British and American spelling are one.
    ("organise", "organize", ["organise"]),
    ("the centre", "center", ["centre"]),
    ("organise", '"organize"', []),
]


def test_a_word_is_found_by_what_counts_of_it(ask: Ask) -> None:
    answers = ask([text for text, _, _ in WORDS], [query for _, query, _ in WORDS])
    for n, (text, query, found) in enumerate(WORDS):
        assert found_in(text, n, answers[n]) == found, (text, query)


RUSSIAN = [
    ("самодеятельность", "samodeiatelnost", ["самодеятельность"]),
    ("самодеятельность", "samodejatel'nost'", ["самодеятельность"]),
    ("samodeyatelnost", "самодеятельность", ["samodeyatelnost"]),
    ("Чичерин", "chicherin", ["чичерин"]),
    ("Хрущёв", "khrushchev", ["хрущев"]),
    ("Троцкий", "Trotskii", ["троцкии"]),
    ("Троцкий", "Trockij", ["троцкии"]),
    ("Харьков", "Harkov", ["харьков"]),
    ("Trockij", "троцкий", ["trockij"]),
    ("Rykov", "рыков", ["rykov"]),
    # A short Latin word is not taken for a Russian one.
    ("товары", "tovary", ["товары"]),
    ("совет", "sovet", []),
    ("он", "on", []),
]


def test_a_russian_word_is_found_in_either_alphabet(ask: Ask) -> None:
    answers = ask([text for text, _, _ in RUSSIAN], [query for _, query, _ in RUSSIAN])
    for n, (text, query, found) in enumerate(RUSSIAN):
        assert found_in(text, n, answers[n]) == found, (text, query)


def test_a_possessive_is_one_whatever_its_apostrophe(ask: Ask) -> None:
    queries = [f"men{sign}s" for sign in "'’ʼ`´"]
    for answer in ask(["mens", "men's"], queries):
        assert answer["hits"] == [[1, 0, 1]], answer["query"]


def test_any_form_of_a_word_is_found_when_that_is_asked(ask: Ask) -> None:
    texts = ["It was a worker, many workers, the worker's wages.", "They organise; he organized."]
    asked = ["worker", "be", '"worker"', "organize", "worker wages"]
    exact = [set(forms(answer)) for answer in ask(texts, asked)]
    assert exact == [{"worker"}, set(), {"worker"}, {"organise"}, {"worker", "wages"}]
    found = [set(forms(answer)) for answer in ask(texts, asked, forms="any")]
    assert found[0] == {"worker", "workers", "worker's"}
    assert found[1] == {"was"}
    assert found[2] == {"worker"}, "in quotation marks a word is what it is"
    assert found[3] == {"organise", "organized"}
    assert found[4] == {"worker", "workers", "worker's", "wages"}


# Phrases, AND, OR, NOT: compared with an oracle


def question(chance: random.Random, depth: int = 2) -> tuple[str, Tree]:
    """A question as it is typed, and as a tree."""
    size = chance.randint(1, 3) if chance.random() < 0.4 else 1
    words = " ".join(chance.choices(["aa", "bb", "cc", "dd"], k=size))
    if not depth or chance.random() < 0.3:
        return (f'"{words}"', words) if size > 1 or chance.random() < 0.5 else (words, words)
    parts = [question(chance, depth - 1) for _ in range(chance.randint(2, 3))]
    if chance.random() < 0.4:
        sign = chance.choice([" OR ", " | "])
        return f"({sign.join(typed for typed, _ in parts)})", ("any", [tree for _, tree in parts])
    nots = [question(chance, 0) for _ in range(chance.randint(0, 2))]
    typed = [typed for typed, _ in parts] + [f"{chance.choice(['-', 'NOT '])}{n}" for n, _ in nots]
    chance.shuffle(typed)
    sign = chance.choice([" ", " AND ", " "])
    tree = ("every", [tree for _, tree in parts], [tree for _, tree in nots])
    return f"({sign.join(typed)})", tree


def test_and_or_not_and_phrases_find_what_a_scan_finds(ask: Ask) -> None:
    chance = random.Random(SEED)
    texts = [
        " ".join(chance.choices("aa bb cc dd ee".split(), k=chance.randint(0, 6)))
        for _ in range(60)
    ]
    scan = Scan(units_of(texts))
    questions = [question(chance) for _ in range(250)]
    answers = ask(texts, [typed for typed, _ in questions], NO_LANGUAGE)
    found = 0
    for (typed, tree), answer in zip(questions, answers, strict=True):
        assert hits_of(answer) == scan.answer(tree), typed
        assert answer["units"] == len({hit[0] for hit in answer["hits"]})
        assert answer["total"] == len(answer["hits"])
        found += bool(answer["hits"])
    assert 90 < found < 250, "both what is there and what is not is asked for"


SIGNS = [
    ("bread", [0, 1, 2]),
    ("bread salt", [1]),
    ("bread AND salt", [1]),
    ("bread -salt", [0, 2]),
    ("bread NOT salt", [0, 2]),
    ("bread AND NOT salt", [0, 2]),
    ('bread -"and salt"', [0, 2]),
    ('bread -"salt and"', [0, 1, 2]),
    ("-salt bread -wine", [0]),
    ("bread NOT NOT salt", [1]),
    ("bread NOT (salt OR wine)", [0]),
    ("bread NOT (salt wine)", [0, 1, 2]),
    ("salt OR wine", [1, 2, 3]),
    ("salt | wine", [1, 2, 3]),
    ("salt or wine", []),
    ("salt wine OR bread", [0, 1, 2, 3]),
    ("(bread OR salt) wine", [2, 3]),
    ("bread OR salt wine", [0, 1, 2, 3]),
    ("(bread", [0, 1, 2]),
    ("bread)", [0, 1, 2]),
    ("bread) salt", [1]),
    ("bread OR", [0, 1, 2]),
    ("OR bread", [0, 1, 2]),
    ("() bread", [0, 1, 2]),
    ("bread NOT", [0, 1, 2]),
    ("(bread NOT) salt", [1]),
    ("bread NOT OR salt", [0, 1, 2, 3]),
    ('"bread and', [1]),
    ("“bread and”", [1]),
    ("„bread and“", [1]),
    ("«bread and»", [1]),
    ('"bread * salt"', [1]),
    ('"* bread *"', [0, 1, 2]),
    ('"bread * wine"', []),
    ("pie", []),
    ("bread pie", []),
    ("bread OR pie", [0, 1, 2]),
    ("bread -pie", [0, 1, 2]),
]


def test_a_question_is_read_as_its_signs_say(ask: Ask) -> None:
    texts = ["Some bread.", "Bread and salt.", "Bread with some wine.", "Salt, wine."]
    answers = ask(texts, [query for query, _ in SIGNS])
    for (query, found), answer in zip(SIGNS, answers, strict=True):
        assert sorted({hit[0] for hit in answer["hits"]}) == found, query


def test_a_phrase_never_leaves_its_text_and_its_hit_is_all_its_words(ask: Ask) -> None:
    texts = ["one two", "three one two three", "three"]
    answers = ask(texts, ['"two three"', '"one two three"', '"two * three"', '"one two" OR two'])
    assert [answer["hits"] for answer in answers] == [
        [[1, 2, 4]],
        [[1, 1, 4]],
        [],
        [[0, 0, 2], [1, 1, 3]],
    ]
    assert [list(forms(answer)) for answer in answers[:2]] == [["two three"], ["one two three"]]


def test_only_what_is_not_there_cannot_be_asked_for(ask: Ask) -> None:
    answers = ask(["bread and salt"], ["-bread", "NOT bread", "bread -salt", "*", '"* *"', ""])
    assert [answer["hits"] for answer in answers] == [[]] * 6
    reported = ["Say what is looked for, not only what is not."]
    alone = ["* alone stands for any word; give it letters, or words around it."]
    assert [answer["problems"] for answer in answers] == [reported, reported, [], alone, alone, []]


def test_of_a_question_40_pieces_and_400_characters_are_read(ask: Ask) -> None:
    words = [f"w{n:02}" for n in range(60)]
    typed = [" OR ".join(words[:k]) for k in (20, 21)] + ['"' + " ".join(words) + '"']
    padded = [f"w00{' ' * n}w01" for n in (394, 395)]
    answers = ask([" ".join(words), "w00"], [*typed, *padded])
    assert [answer["total"] for answer in answers[:2]] == [21, 21], "39 pieces, then 40"
    assert answers[2]["hits"] == [[0, 0, 40]]
    assert [len(answer["hits"]) for answer in answers[3:]] == [2, 0]


# Wildcards

VOCABULARY = (
    "bread breads breed broad bead bed red ред credo party party's parties art 1921 o".split()
)


PATTERNS = [
    ("bre*", r"bre.*"),
    ("*ed", r".*ed"),
    ("b*d", r"b.*d"),
    ("*re*", r".*re.*"),
    ("*r*e*d*", r".*r.*e.*d.*"),
    ("br??d", r"br..d"),
    ("?red?", None),  # a ? at the end of a word is a question mark
    ("?ed", r".ed"),
    ("b[re]ead", r"b[re]ead"),
    ("br[e-o]*", r"br[e-o].*"),
    ("br[o-e]ad", r"br[oe-]ad"),
    ("[^b]*d*", r"[^b].*d.*"),
    ("[a-c]*", r"[a-c].*"),
    ("part*", r"part.*"),
    ("part*'s", r"part.*'s"),
    ("*y’s", r".*y's"),
    ("*y", r".*y"),
    ("BRE*", r"bre.*"),
    ("bré*", r"bre.*"),
    ("р*", r"р.*"),
    ("**d", r".*d"),
    ("192*", r"192.*"),
    ("x*", r"x.*"),
    ("*", None),
]


def test_a_wildcard_stands_for_letters(ask: Ask) -> None:
    answers = ask([" ".join(VOCABULARY)], [query for query, _ in PATTERNS])
    for (query, pattern), answer in zip(PATTERNS, answers, strict=True):
        wanted = {w for w in VOCABULARY if pattern and re.fullmatch(pattern, w)}
        assert set(forms(answer)) == wanted, query


def test_patterns_drawn_at_random_match_as_regular_expressions_do(ask: Ask) -> None:
    chance = random.Random(SEED)
    words = sorted({"".join(chance.choices("abc", k=chance.randint(1, 5))) for _ in range(150)})
    asked = [
        "".join(chance.choices("abc*?", k=chance.randint(2, 6))) + chance.choice("abc*")
        for _ in range(150)
    ]
    asked = [pattern for pattern in asked if set(pattern) - {"*"}]
    for pattern, answer in zip(asked, ask([" ".join(words)], asked), strict=True):
        rule = re.compile(pattern.replace("?", ".").replace("*", ".*"))
        assert set(forms(answer)) == {w for w in words if rule.fullmatch(w)}, pattern


def test_a_pattern_for_more_than_2000_words_is_too_wide(ask: Ask) -> None:
    words = [f"w{n:04}" for n in range(2001)]
    narrow, wide, ends = ask([" ".join(words)], ["w0*", "w*", "*1"], NO_LANGUAGE)
    assert (len(narrow["hits"]), narrow["problems"]) == (1000, [])
    assert wide["hits"] == []
    assert wide["problems"] == ["“w*” stands for 2001 words; give it more letters."]
    assert len(ends["hits"]) == 200
    assert len(ask([" ".join(words[1:])], ["w*"], NO_LANGUAGE)[0]["hits"]) == 2000


def test_a_question_mark_at_the_end_is_explained(ask: Ask) -> None:
    reported = [
        "A ? at the end of a word is read as a question mark; * stands for any letters there."
    ]
    queries = ["bread?", "bread??", "bread", "what is bread?", "?"]
    answers = ask(["what is bread"], queries)
    assert [answer["problems"] for answer in answers] == [reported, reported, [], [], []]
    assert [len(answer["hits"]) for answer in answers] == [1, 1, 1, 3, 0]


# Files of the index


def test_places_near_and_far_come_out_as_they_went_in(ask: Ask) -> None:
    """Steps between the places of a word: one letter up to 59, more from 60 on."""
    steps = [1, 2, 58, 59, 60, 61, 88, 89, 90, 91, 92, 150, 1859, 1860, 1861, 4000]
    text = "here " + " ".join(" ".join(["far"] * (step - 1) + ["here"]) for step in steps)
    places = [sum(steps[:n]) for n in range(len(steps) + 1)]
    answer = ask([text, "here"], ["here"])[0]
    assert answer["hits"] == [*([0, n, n + 1] for n in places), [1, 0, 1]]


def test_a_word_is_found_in_whichever_file_it_is(ask: Ask) -> None:
    chance = random.Random(SEED)
    words = sorted({"".join(chance.choices("bdfglmnpru", k=6)) for _ in range(9000)})
    asked = [*words[:3], *words[1500::1500], *words[-3:]]
    ends = [f"*{word[-4:]}" for word in asked]
    begins = [f"{word[:size]}*" for word in asked[::3] for size in (1, 2)]
    ends += [f"*{word[-1]}" for word in asked[::3]]
    owners = [f"{word}'s" for word in asked]
    answers = ask([" ".join(words)], [*asked, *ends, *begins], NO_LANGUAGE)
    found = [set(forms(answer)) for answer in answers]
    assert found[: len(asked)] == [{word} for word in asked]
    for pattern, each in zip([*ends, *begins], found[len(asked) :], strict=True):
        rule = re.compile(pattern.replace("*", ".*"))
        assert each == {word for word in words if rule.fullmatch(word)}, pattern
    patterns = [f"*{word[-5:]}'s" for word in asked]
    both = [" ".join(words), " ".join(owners)]
    for word, answer in zip(asked, ask(both, patterns, NO_LANGUAGE), strict=True):
        assert f"{word}'s" in forms(answer)


# Counts


def test_forms_come_by_their_number_and_then_as_they_are_first_found(ask: Ask) -> None:
    answer = ask(["ca cb cb cc cc cc 3c cd"], ["*c* OR ca"])[0]
    assert list(forms(answer).items()) == [("cc", 3), ("cb", 2), ("ca", 1), ("3c", 1), ("cd", 1)]


FACETS = [
    Unit("text", "1.1", "site:#a", "bread bread", section=1),
    Unit("text", "2.1", "site:#b", "bread breads", section=2),
    Unit("notes", "n", "site:#c", "bread", section=1, certainty="editorial", note_kind="work"),
    Unit("notes", "m", "site:#d", "bread", section=2, certainty="verified", note_kind="work"),
]


def test_the_counts_of_each_choice_leave_itself_out(ask: Ask) -> None:
    (answer,) = ask(FACETS, ["bread*"])
    assert answer["counts"] == {
        "kind": {"text": 4, "notes": 2},
        "section": {"1": 3, "2": 3},
        "certainty": {"": 4, "editorial": 1, "verified": 1},
        "noteKind": {"": 4, "work": 2},
        "form": {"bread": 5, "breads": 1},
    }
    assert (len(answer["hits"]), answer["total"], answer["units"]) == (6, 6, 4)
    (answer,) = ask(FACETS, ["bread*"], kind="notes")
    assert answer["counts"]["kind"] == {"text": 4, "notes": 2}
    assert answer["counts"]["section"] == {"1": 1, "2": 1}
    assert (len(answer["hits"]), answer["total"], answer["units"]) == (2, 6, 2)
    (answer,) = ask(FACETS, ["bread*"], kind="text", section="2", form="bread")
    assert answer["hits"] == [[1, 0, 1]]
    assert answer["counts"]["section"] == {"1": 2, "2": 1}
    assert answer["counts"]["form"] == {"bread": 1, "breads": 1}
    assert forms(answer) == {"bread": 1, "breads": 1}
    (answer,) = ask(FACETS, ["bread OR breab"], kind="works")
    assert (answer["hits"], answer["suggestions"]) == ([], []), (
        "they are there, but not of this kind"
    )
    (answer,) = ask(FACETS, ["bread*"], noteKind="work", certainty="verified")
    assert answer["hits"] == [[3, 0, 1]]


def test_words_around_a_reading_are_read_with_it_and_are_no_places_of_their_own(ask: Ask) -> None:
    text = "the baker burnt the bread"
    units = [Unit("readings", "1.1", "site:#a", text, only=Span(10, 15))]
    answers = ask(units, ["the", "baker", "burnt", '"baker burnt"', '"burnt the"', '"the bread"'])
    assert [len(answer["hits"]) for answer in answers] == [0, 0, 1, 1, 1, 0]
    (answer,) = ask(units, ["bread burnt"])
    assert answer["hits"] == [[0, 2, 3]], "they are there to be asked for together"
    units.append(Unit("text", "1.2", "site:#b", "the burnt offering"))
    suggested = ask(units, ["burntt", "bakerr"])
    assert [each["suggestions"] for each in suggested] == [[{"form": "burnt", "count": 2}], []]


# Other words


def suggestions(answer: Answer) -> list[str]:
    return [each["form"] for each in answer["suggestions"]]


def test_what_is_nowhere_has_the_nearest_words_suggested(ask: Ask) -> None:
    rows = [
        ("bureacracy", ["bureaucracy", "bureaucrat"]),
        ("fomr", ["form", "farm", "fork"]),
        ("parti", ["parts", "party", "past"]),
        ("parti bureacracy", ["parts", "party", "past", "bureaucracy", "bureaucrat"]),
        ("bureacracy parti", ["bureaucracy", "bureaucrat", "parts", "party", "past"]),
        ("xylophone", []),
        ("arty", ["party", "parts"]),
        ("form", []),
        ("fomr*", []),
    ]
    text = "bureaucracy bureaucrat form farm fork parts party past"
    answers = ask([text], [query for query, _ in rows])
    for (query, found), answer in zip(rows, answers, strict=True):
        assert suggestions(answer) == found, query


def test_the_longer_a_word_the_more_of_its_letters_may_be_wrong_up_to_four(ask: Ask) -> None:
    """A third and a little: 1 of 2, 2 of 5, 3 of 8, 4 of 9 and more."""
    words = ["ab", "cdefg", "hijklmno", "pqrstuvwx", "0123456789000"]
    rows = [(word, n, len(word)) for word in words for n in range(1, 6) if n < len(word)]
    asked = [word[: len(word) - n] + "z" * n for word, n, _ in rows]
    limits = {2: 1, 5: 2, 8: 3, 9: 4, 13: 4}
    for (word, n, size), answer in zip(rows, ask([" ".join(words)], asked), strict=True):
        assert suggestions(answer) == ([word] if n <= limits[size] else []), (word, n)


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("brezd", "bread"),  # another letter
        ("breaad", "bread"),  # one too many
        ("brad", "bread"),  # one too few
        ("braed", "bread"),  # two swapped
    ],
)
def test_one_slip_of_a_finger_is_nearer_than_two(ask: Ask, typed: str, there: str) -> None:
    (answer,) = ask([f"{'brxxd ' * 9} {'bxxad ' * 9} {there}"], [typed])
    assert suggestions(answer)[0] == there


def test_of_words_as_near_the_more_frequent_is_suggested_first_and_five_at_most(ask: Ask) -> None:
    text = "bxead brxad " + "brexd " * 3 + "breax " * 2 + "xread bread bresd"
    (answer,) = ask([text], ["brezd"])
    assert suggestions(answer)[:2] == ["brexd", "bread"]
    assert answer["suggestions"][0] == {"form": "brexd", "count": 3}
    (answer,) = ask([" ".join(f"brea{c}" for c in "abcdefgh")], ["breaz"])
    assert suggestions(answer) == ["breaa", "breab", "breac", "bread", "breae"]


def test_of_a_question_three_words_that_are_nowhere_get_suggestions(ask: Ask) -> None:
    text = "alpha bravo charlie delta"
    (answer,) = ask([text], ["alphx bravx charlix deltx"])
    assert suggestions(answer) == ["alpha", "bravo", "charlie"]
    (answer,) = ask([text], ["alphx -bravx"])
    assert suggestions(answer) == ["alpha"], "what must not be there need not be"


def test_words_that_begin_alike_are_named_with_their_number(ask: Ask) -> None:
    text = "organ organs organise organised organised organising organisation organisation's origin"
    alike = {"organised": 2, "organisation": 1, "organisation's": 1, "organising": 1, "organs": 1}
    rows = {
        "organise": alike | {"organ": 1},
        "organ": alike | {"organise": 1},
        '"organise"': alike | {"organ": 1},
        "origin": {},
        "organ*": {},
        "organ origin": {},
    }
    for (query, found), answer in zip(rows.items(), ask([text], list(rows)), strict=True):
        related = {each["form"]: each["count"] for each in answer["related"]}
        assert related == found, query
        assert list(related.values()) == sorted(related.values(), reverse=True)


def test_words_that_were_found_are_not_named_again(ask: Ask) -> None:
    (answer,) = ask(["organise organised organs"], ["organise"], forms="any")
    assert set(forms(answer)) == {"organise", "organised"}
    assert [each["form"] for each in answer["related"]] == ["organs"]


def test_of_a_short_word_only_its_possessive_is_related(ask: Ask) -> None:
    (answer,) = ask(["man man's mane manes"], ["man"])
    assert answer["related"] == [{"form": "man's", "count": 1}]
    answers = ask(["mane manes"], ["man", "mane"])
    assert [answer["related"] for answer in answers] == [[], []]


def test_no_more_than_eight_words_are_related(ask: Ask) -> None:
    words = [f"breads{c}" for c in "abcdefghij"]
    (answer,) = ask([" ".join(["breads", *words, words[-1]])], ["breads"])
    related = [each["form"] for each in answer["related"]]
    assert related == [words[-1], *words[:7]]


# Lines in context


def test_a_hit_is_shown_where_it_is_with_what_is_around_it(ask: Ask) -> None:
    units = [
        Unit("notes", "A note", "site:notes/#n-a", "some\n\nnew  bread\tand salt", "1.1", 1),
        Unit("text", "1.2", "site:text/1/#p1-2", "bread", "1.2", 1),
    ]
    (answer,) = ask(units, ["bread"], show=9)
    assert answer["shown"] == [
        {
            "title": "A note",
            "address": "notes/#n-a",
            "locus": "1.1",
            "kind": "notes",
            "section": "1",
            "words": "bread",
            "left": "some new ",
            "right": " and salt",
        },
        {
            "title": "1.2",
            "address": "text/1/#p1-2",
            "locus": "1.2",
            "kind": "text",
            "section": "1",
            "words": "bread",
            "left": "",
            "right": "",
        },
    ]


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        (110, 109, "whole", "whole"),
        (111, 110, "cut", "whole"),
        (112, 111, "cut", "cut"),
        (300, 300, "cut", "cut"),
    ],
)
def test_about_110_letters_are_shown_on_either_side_and_no_half_word(
    ask: Ask, before: int, after: int, left: str, right: str
) -> None:
    words = "abcd efgh ijkl mnop qrst uvwx " * 12
    text = f"{words[-before:]}bread {words}"[: before + 5 + after]
    (answer,) = ask([text], ["bread"], show=1)
    (line,) = answer["shown"]
    if left == "whole":
        assert line["left"] == text[:before]
    else:
        assert line["left"].startswith("… ")
        assert text[:before].endswith(line["left"][1:])
        assert 100 < len(line["left"]) <= 112
    if right == "whole":
        assert line["right"] == text[before + 5 :]
    else:
        assert line["right"].endswith(" …")
        assert text[before + 5 :].startswith(line["right"][:-2])
        assert 100 < len(line["right"]) <= 112


def test_lines_come_by_place_or_by_the_words_before_or_after(ask: Ask) -> None:
    texts = [
        "b a bread d",
        "a b bread É c",
        "B c bread e a",
        "bread",
        "z z z z y b a bread d c b a d",
    ]
    for sort, order in (
        ("place", [0, 1, 2, 3, 4]),
        ("left", [3, 0, 4, 1, 2]),
        ("right", [3, 0, 4, 2, 1]),
    ):
        (answer,) = ask(texts, ["bread"], show=9, sort=sort)
        assert [int(line["title"]) for line in answer["shown"]] == order, sort
