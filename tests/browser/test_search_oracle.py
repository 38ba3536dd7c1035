"""The search finds every place and no other: compared with a scan that knows no index.

The scan goes through the same texts letter by letter with rules of its own.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from edition import Edition
from edition.render.renderer import Renderer
from edition.search.unit import Unit
from edition.search.units import units

SEED = 1921
APOSTROPHES = "'’ʼ`´"


@pytest.fixture(scope="module")
def searched(edition: Edition) -> list[Unit]:
    return list(units(Renderer(edition)))


@pytest.fixture(scope="module")
def ask(browser: Browser, address: str) -> Iterator[Callable[[list[str]], list[dict[str, Any]]]]:
    """Asks the real script about the real files, in a real browser, all questions in one go."""
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(f"{address}search/")
    page.wait_for_function("window.editionSearch")

    def answers(queries: list[str], **options: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = page.evaluate(
            """async ([queries, options]) => {
                const found = [];
                for (const query of queries) found.push(await editionSearch.search(query, options));
                return found;
            }""",
            [queries, options],
        )
        return found

    yield answers
    context.close()


# The scan


class Scanned:
    """The words of a text as the scan sees them: letters one by one, no regular expression."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.spans: list[tuple[int, int]] = []
        word, start = "", 0
        for n, letter in enumerate(text + " "):
            after = text[n + 1 : n + 2]
            inside = letter in APOSTROPHES and word and _is_letter(after)
            if _is_letter(letter) or inside:
                start = n if not word else start
                word += "'" if inside else letter
            elif word:
                self.words.append(_plain(word))
                self.spans.append((start, n))
                word = ""
        self.joined = " ".join(self.words)


def _is_letter(letter: str) -> bool:
    return letter not in ("", *APOSTROPHES) and unicodedata.category(letter)[0] in "LNM"


def _plain(word: str) -> str:
    """No capitals, no accents, no apostrophes but before a last s."""
    possessive = word.lower().endswith("'s")
    stem = word[:-2] if possessive else word
    letters = [c for c in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(c)]
    plain = "".join(letters).lower().translate(dict.fromkeys(map(ord, "'ʹʺ"), None))
    return plain + ("'s" if possessive else "")


def scan(
    searched: list[Unit], scanned: list[Scanned], query: str, around: bool = False
) -> set[tuple[int, int, int]]:
    """Every place of a phrase: (unit, first word, end).

    The words around a reading that is not printed are there to be read with it (`around`); they
    are no places of their own, since they stand in the text.
    """
    wanted = Scanned(query).words
    found = set()
    for number, (unit, text) in enumerate(zip(searched, scanned, strict=True)):
        if not all(word in text.joined for word in wanted):
            continue
        for first in range(len(text.words) - len(wanted) + 1):
            row = text.words[first : first + len(wanted)]
            if row == wanted:
                start, end = text.spans[first][0], text.spans[first + len(wanted) - 1][1]
                if around or unit.only is None or (start < unit.only.end and end > unit.only.start):
                    found.add((number, first, first + len(wanted)))
    return found


@pytest.fixture(scope="module")
def scanned(searched: list[Unit]) -> list[Scanned]:
    return [Scanned(unit.text) for unit in searched]


def drawn(searched: list[Unit], scanned: list[Scanned], number: int) -> list[str]:
    """Phrases of 1 to 6 words as they stand, capitals and apostrophes changed."""
    chance = random.Random(SEED)
    kinds = ["text"] * 3 + ["notes"] * 2 + ["readings", "pages", "works", "glossary", "commentary"]
    of_kind = {k: [n for n, u in enumerate(searched) if u.kind == k] for k in kinds}
    found: list[str] = []
    while len(found) < number:
        n = chance.choice(of_kind[chance.choice(kinds)])
        spans = scanned[n].spans
        size = chance.randint(1, 6)
        if len(spans) < size:
            continue
        first = chance.randrange(len(spans) - size + 1)
        words = searched[n].text[spans[first][0] : spans[first + size - 1][1]]
        words = re.sub(r'["“”„«»*?\[\]]', " ", words)
        case = chance.choice(("as is", "lower", "upper", "title"))
        words = words if case == "as is" else str(getattr(words, case)())
        found.append(words.replace("’", chance.choice(APOSTROPHES)))
    return found


def test_phrases_are_found_in_all_their_places(
    ask: Callable[..., list[dict[str, Any]]], searched: list[Unit], scanned: list[Scanned]
) -> None:
    queries = drawn(searched, scanned, 400)
    for query, answer in zip(queries, ask([f'"{q}"' for q in queries]), strict=True):
        hits = {(h["unit"], h["from"], h["to"]) for h in answer["hits"]}
        assert len(hits) == len(answer["hits"]), "a place is counted twice"
        wanted = scan(searched, scanned, query)
        assert wanted, query
        assert hits == wanted, query


def test_what_does_not_occur_is_not_found(
    ask: Callable[..., list[dict[str, Any]]], searched: list[Unit], scanned: list[Scanned]
) -> None:
    chance = random.Random(SEED)
    vocabulary = sorted({word for text in scanned for word in text.words})
    queries: list[str] = []
    while len(queries) < 100:
        query = " ".join(chance.sample(vocabulary, chance.randint(2, 4)))
        if not scan(searched, scanned, query):
            queries.append(query)
    for query, answer in zip(queries, ask([f'"{q}"' for q in queries]), strict=True):
        assert answer["hits"] == [], query


def test_several_words_are_found_where_all_of_them_stand(
    ask: Callable[..., list[dict[str, Any]]], searched: list[Unit], scanned: list[Scanned]
) -> None:
    chance = random.Random(SEED)
    pool = sorted({w for t in scanned[:300] for w in t.words if w.isascii() and 2 < len(w) < 6})
    queries = [chance.sample(pool, 2) for _ in range(60)]
    queries += [["the", "party"], ["not", "the"], ["or", "masses"]]
    exact = [(f'"{a}"', f'"{b}"') for a, b in queries]
    asked = [" ".join(pair) for pair in exact]
    asked += [f"{a} -{b}" for a, b in exact] + [f"{a} OR {b}" for a, b in exact]
    answers = ask(asked)
    for n, (a, b) in enumerate(queries):
        first, second = scan(searched, scanned, a), scan(searched, scanned, b)
        in_first, in_second = (
            {hit[0] for hit in scan(searched, scanned, word, around=True)} for word in (a, b)
        )
        both = in_first & in_second
        wanted = [
            {h for h in first | second if h[0] in both},
            {h for h in first if h[0] not in in_second},
            first | second,
        ]
        for k, expected in enumerate(wanted):
            answer = answers[n + k * len(queries)]
            hits = {(h["unit"], h["from"], h["to"]) for h in answer["hits"]}
            assert hits == expected, answer["query"]


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("bureau*", r"bureau\w*"),
        ("*cracy", r"\w*cracy"),
        ("wom?n", r"wom\wn"),
        ("organi[sz]e*", r"organi[sz]e\w*"),
        ("*mocra*", r"\w*mocra\w*"),
        ("[^b]ut", r"[^\W_b]ut"),
        ("un*ed", r"un\w*ed"),
    ],
)
def test_wildcards(
    ask: Callable[..., list[dict[str, Any]]], scanned: list[Scanned], query: str, pattern: str
) -> None:
    answer = ask([query])[0]
    rule = re.compile(pattern.replace(r"\w*", r"[\w']*"))
    wanted = {word for text in scanned for word in text.words if rule.fullmatch(word)}
    assert {each["form"] for each in answer["forms"]} == wanted


@pytest.mark.parametrize(
    ("query", "at_least"),
    [
        ("organize", {"organise"}),
        ("centre", {"centre"}),
        ("самодеятельность", {"samodeiatelnost", "самодеятельность"}),
        ("samodejatel'nost'", {"samodeiatelnost", "самодеятельность"}),
        ("samodeyatelnost", {"samodeiatelnost", "самодеятельность"}),
        ("Троцкий", {"троцкии", "trotsky"}),
        ("Trotskii", {"троцкии", "trotsky"}),
        ("partys", {"party's"}),
    ],
)
def test_other_spellings(
    ask: Callable[..., list[dict[str, Any]]], query: str, at_least: set[str]
) -> None:
    assert at_least <= {each["form"] for each in ask([query])[0]["forms"]}


def test_a_possessive_is_told_from_a_plural(ask: Callable[..., list[dict[str, Any]]]) -> None:
    worker, workers, possessive = ask(["worker", "workers", "worker's"])
    assert {f["form"] for f in worker["forms"]} == {"worker"}
    assert {f["form"] for f in workers["forms"]} == {"workers"}
    assert {f["form"] for f in possessive["forms"]} == {"worker's"}


def test_any_form_of_a_word(ask: Callable[..., list[dict[str, Any]]]) -> None:
    answers = ask(["bureaucrat", "worker", "be", '"worker"'], forms="any")
    found = [{each["form"] for each in answer["forms"]} for answer in answers]
    assert found[1] == {"worker", "workers", "worker's"}
    assert {"is", "was", "been"} <= found[2]
    assert found[3] == {"worker"}


def test_filters_narrow_and_count(ask: Callable[..., list[dict[str, Any]]]) -> None:
    whole = ask(["initiative"])[0]
    part = ask(["initiative"], kind="text", section="1")[0]
    assert len(whole["hits"]) == sum(whole["counts"]["kind"].values())
    assert len(part["hits"]) == part["counts"]["section"]["1"] == part["counts"]["kind"]["text"]
    assert part["total"] == len(whole["hits"])
    assert set(part["counts"]["kind"]) >= {"text", "notes"}


HOSTILE = [
    '"', "(((", ")))", "- - -", "NOT", "OR OR", "a OR", "()", "*", "* *", "?", "[", "[]", "[^]",
    "[a-", "*?*?*?*?", '"*"', "-" * 300, "a" * 5000, "\\", "\u202e", "\x00", "<script>", "~",
    "constructor", "__proto__", "toString", "hasOwnProperty", "NOT NOT a", "(a OR (b -c)", "🙂",
    "*a*b*c*d*e*f*g*h*", '""""', "“„”", "a|b|c", "AND", "-the", "[z-a]x", "[a-\uffff]*",
]  # fmt: skip


def test_no_question_throws_or_hangs(ask: Callable[..., list[dict[str, Any]]]) -> None:
    chance = random.Random(SEED)
    alphabet = "ab the party\"“”()|-*?[]^OR NOT ’'~<>&%#\u0301ж🙂"
    noise = ["".join(chance.choices(alphabet, k=chance.randint(1, 40))) for _ in range(300)]
    for answer in ask([*HOSTILE, *noise]):
        for a, b in pairwise(answer["hits"]):
            assert (a["unit"], a["from"]) <= (b["unit"], b["from"])
