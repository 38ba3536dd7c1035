"""The search finds every place and no other, asked through the page's own script in Node.

What it should find is counted here from what is published (the two text files, the pages), with
rules of this file's own: from the package comes nothing but the index itself.
"""

from __future__ import annotations

import itertools
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from search_oracle import Answer, Hit, Scan, ask_in_node, hits_of, write_index

from edition import Edition, site_files
from edition.exports.texts import text_downloads
from edition.render.renderer import Renderer
from edition.search.index import Index
from edition.search.unit import Unit
from edition.search.units import units
from edition.words.tokens import BaseForms

SEED = 1921
Ask = Callable[..., list[Answer]]


@pytest.fixture(scope="module")
def published(edition: Edition) -> dict[str, str]:
    """The pages and the texts as they are published, by name."""
    files = [*site_files(edition, release=False), *(d.file for d in text_downloads(edition))]
    texts = {file.uri: file.content for file in files}
    return {n: c if isinstance(c, str) else c.decode("utf-8", "replace") for n, c in texts.items()}


@pytest.fixture(scope="module")
def ask(published: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("shards")
    for name, content in published.items():
        if name.startswith("assets/search/"):
            (folder / name.rpartition("/")[2]).write_text(content, encoding="utf-8")
    return lambda queries, **options: ask_in_node(folder, queries, options)


@pytest.fixture(scope="module")
def scan(edition: Edition) -> Scan:
    """All that is searched, to look for phrases without an index."""
    return Scan(units(Renderer(edition)))


# What should be found

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words(text: str) -> list[str]:
    """Small letters, no accents; of apostrophes only a possessive’s is kept."""
    plain = unicodedata.normalize("NFKD", re.sub("[’ʼ`´]", "'", text).replace("ʹ", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    found = (m[0] for m in WORD.finditer(plain))
    return [re.sub(r"'(?!s$)", "", word) for word in found]


class Lines:
    """Passages, a line each, to count phrases in without an index."""

    def __init__(self, texts: Sequence[str]) -> None:
        rows = (" ".join(words(text)) for text in texts)
        self.text = "\n".join(f" {row} " for row in rows)

    def places(self, phrase: Sequence[str]) -> int:
        """How often a phrase stands."""
        return len(re.findall(f"(?= {re.escape(' '.join(phrase))} )", self.text))


def lines(text: str) -> list[str]:
    """Passages of a text file; the number of a heading is a word of it."""
    return [line for line in text.splitlines() if line.strip()]


def bodies(page: str, entries: str) -> list[str]:
    soup = BeautifulSoup(page, "lxml")
    found = soup.select(f"{entries} > .note-body")
    for body in found:
        for aux in body.select("[data-aux], button"):
            aux.decompose()
    return [body.get_text() for body in found]


@pytest.fixture(scope="module")
def passages(published: dict[str, str]) -> dict[str, list[str]]:
    """What is read, by the kind under which it is to be found."""
    page = published["apparatus.md"]
    apparatus = bodies(page, ".apparatus-entry") + bodies(page, ".witness-entry")
    for witness in BeautifulSoup(page, "lxml").select(".witness-entry"):
        name, date = witness.select_one("h3"), witness.select_one(".russian")
        assert name is not None
        assert date is not None
        apparatus += [str(name.contents[-1]), str(date.contents[0]).removesuffix(" · copies ")]
    return {
        "text": lines(published["downloads/reading-text.txt"]),
        "notes": bodies(published["notes.md"], ".note"),
        "apparatus": apparatus,
    }


def drawn(texts: Sequence[str], number: int, chance: random.Random) -> list[str]:
    """Runs of 1 to 6 words as they stand, with what stands between; capitals changed."""
    found: list[str] = []
    while len(found) < number:
        text = chance.choice(texts)
        size = chance.randint(1, 6)
        spans = [m.span() for m in re.finditer(r"[^\W_]+(?:['’ʼ][^\W_]+)*", text)]
        if len(spans) < size:
            continue
        first = chance.randrange(len(spans) - size + 1)
        run = text[spans[first][0] : spans[first + size - 1][1]]
        run = re.sub(r'["“”„«»*?\[\]\n]', " ", run).replace("’", chance.choice("’'`´ʼ"))
        found.append(chance.choice((str, str.upper, str.lower, str.title))(run))
    return found


def test_every_place_is_found_and_no_other(ask: Ask, passages: dict[str, list[str]]) -> None:
    chance = random.Random(SEED)
    queries = [
        query
        for kind, number in (("text", 200), ("notes", 130), ("apparatus", 70))
        for query in drawn(passages[kind], number, chance)
    ]
    for kind, texts in passages.items():
        rows = Lines(texts)
        for query, answer in zip(queries, ask([f'"{q}"' for q in queries], kind=kind), strict=True):
            assert len(answer["hits"]) == rows.places(words(query)), (kind, query)
            assert sum(f["count"] for f in answer["forms"]) == len(answer["hits"])


def test_every_example_of_how_to_ask_finds_something(ask: Ask, published: dict[str, str]) -> None:
    page = BeautifulSoup(published["search.md"], "lxml")
    examples = [code.get_text() for code in page.select(".how-to-ask th code")]
    assert len(examples) > 5
    for example, answer in zip(examples, ask(examples), strict=True):
        assert answer["hits"], example


def test_what_does_not_occur_is_not_found(ask: Ask, passages: dict[str, list[str]]) -> None:
    chance = random.Random(SEED)
    rows = Lines([text for texts in passages.values() for text in texts])
    vocabulary = sorted({word for word in rows.text.split() if word.isascii()})
    queries = [" ".join(chance.sample(vocabulary, chance.randint(3, 4))) for _ in range(100)]
    for query, answer in zip(queries, ask([f'"{q}"' for q in queries]), strict=True):
        assert not rows.places(words(query))
        assert answer["hits"] == [], query


@pytest.mark.parametrize("size", [2, 3, 6, 12])
def test_no_words_of_the_copy_text_are_lost(ask: Ask, published: dict[str, str], size: int) -> None:
    """Words that were emended away are found as the copy-text has them, across every edge."""
    read = [words(line) for line in lines(published["downloads/reading-text.txt"])]
    kept = {tuple(p[n : n + size]) for p in read for n in range(len(p) - size + 1)}
    copied = [words(line) for line in lines(published["downloads/copy-text.txt"])]
    lost = {tuple(p[n : n + size]) for p in copied for n in range(len(p) - size + 1)} - kept
    assert lost
    queries = sorted(f'"{" ".join(phrase)}"' for phrase in lost)
    for query, answer in zip(queries, ask(queries), strict=True):
        assert answer["counts"]["kind"].get("readings"), query
        assert not answer["counts"]["kind"].get("text"), query


READ = '.entry > .note-body > p, tr:has([id^="problem-"]) td'


def test_what_stands_on_the_pages_is_found(
    ask: Ask, published: dict[str, str], edition: Edition
) -> None:
    """A run of words out of every entry, whatever page it stands on."""
    chance = random.Random(SEED)
    queries: dict[str, str] = {}
    for name, page in published.items():
        if name.endswith(".md") and not name.startswith(("text/", "search")):
            for body in BeautifulSoup(page, "lxml").select(READ):
                run = words(body.get_text())
                first = chance.randrange(max(1, len(run) - 5))
                if run:
                    queries.setdefault(f'"{" ".join(run[first : first + 5])}"', name)
    assert len(queries) > sum(1 for _ in edition.records) / 2
    answers = ask(list(queries))
    missing = {a["query"]: queries[a["query"]] for a in answers if not a["hits"]}
    assert missing == {}


# The language of questions


def test_phrases_are_found_in_all_their_places(ask: Ask, scan: Scan) -> None:
    """In every kind of text, unit by unit and word by word."""
    chance = random.Random(SEED)
    of_kind: dict[str, list[str]] = {}
    for unit in scan.units:
        of_kind.setdefault(unit.kind, []).append(unit.text)
    longest = {kind: sorted(texts, key=len)[-60:] for kind, texts in sorted(of_kind.items())}
    queries = [q for texts in longest.values() for q in drawn(texts, 30, chance)]
    for query, answer in zip(queries, ask([f'"{q}"' for q in queries]), strict=True):
        wanted = scan.places(query)
        assert wanted, query
        assert hits_of(answer) == wanted, query


def test_several_words_are_found_where_all_of_them_stand(ask: Ask, scan: Scan) -> None:
    chance = random.Random(SEED)
    pool = sorted({w for t in scan.texts[:300] for w in t.words if w.isascii() and 2 < len(w) < 6})
    pairs = [chance.sample(pool, 2) for _ in range(40)]
    pairs += [["the", "party"], ["not", "the"], ["or", "masses"]]
    wanted: dict[str, set[Hit]] = {}
    for a, b in pairs:
        wanted[f'"{a}" "{b}"'] = scan.answer(("every", [a, b]))
        wanted[f'"{a}" -"{b}"'] = scan.answer(("every", [a], [b]))
        wanted[f'"{a}" OR "{b}"'] = scan.answer(("any", [a, b]))
    for (query, hits), answer in zip(wanted.items(), ask(list(wanted)), strict=True):
        assert hits_of(answer) == hits, query


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("bureau*", r"bureau\w*"),
        ("*cracy", r"\w*cracy"),
        ("*arty", r"\w*arty"),
        ("wom?n", r"wom\wn"),
        ("?arty", r"\warty"),
        ("organi[sz]e*", r"organi[sz]e\w*"),
        ("*mocra*", r"\w*mocra\w*"),
        ("[a-e]ut", r"[a-e]ut"),
        ("[^b]ut", r"[^b]ut"),
        ("un*ed", r"un\w*ed"),
        ("part*", r"part\w*"),
        ("part*'s", r"part\w*'s"),
        ("*y's", r"\w*y's"),
    ],
)
def test_wildcards(ask: Ask, passages: dict[str, list[str]], query: str, pattern: str) -> None:
    """A last * stands for a possessive’s too."""
    rule = re.compile(pattern.replace(r"\w*", r"[\w']*"))
    wanted = Counter(w for t in passages["text"] for w in words(t) if rule.fullmatch(w))
    answer = ask([query], kind="text")[0]
    assert {f["form"]: f["count"] for f in answer["forms"]} == wanted


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("soviet -institutions", "soviet NOT institutions"),
        ("soviet -institutions", 'soviet -"institutions"'),
        ("workers initiative", "workers AND initiative"),
        ("party OR masses", "party | masses"),
        ("party OR masses", "masses OR party"),
        ("(appointed OR elected) officials", "officials (elected | appointed)"),
        ("self-activity", '"self activity"'),
        ("self-activity", "«Self‑Activity»"),
        ("democratisation", "democratization"),
        ("partys", "party’s"),
        ('"of the', '"of the"'),
        ("“of the”", '"of the"'),
        ("(party", "party"),
        ("party)", "party"),
        ("party OR", "party"),
        ("OR party", "party"),
        ("NOT NOT party", "party"),
        ("PARTY", "pärty"),
        ("workers’", "workers"),
        ("What is this self-activity?", "what is this self-activity"),
        ('"the party*"', '"the part*y*"'),
    ],
)
def test_two_ways_to_ask_the_same(ask: Ask, asked: str, same: str) -> None:
    one, other = ask([asked, same])
    assert one["hits"] == other["hits"] != []


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
def test_other_spellings(ask: Ask, query: str, at_least: set[str]) -> None:
    assert at_least <= {each["form"] for each in ask([query])[0]["forms"]}


def test_a_possessive_is_told_from_a_plural(ask: Ask) -> None:
    answers = ask(["worker", "workers", "worker's"])
    assert [{f["form"] for f in answer["forms"]} for answer in answers] == [
        {"worker"},
        {"workers"},
        {"worker's"},
    ]


def test_any_form_of_a_word(ask: Ask) -> None:
    answers = ask(["worker", "be", '"worker"'], forms="any")
    found = [{each["form"] for each in answer["forms"]} for answer in answers]
    assert found[0] == {"worker", "workers", "worker's"}
    assert {"is", "was", "been"} <= found[1]
    assert found[2] == {"worker"}


def test_filters_narrow_and_count(ask: Ask) -> None:
    whole = ask(["initiative"])[0]
    part = ask(["initiative"], kind="text", section="1")[0]
    assert len(whole["hits"]) == sum(whole["counts"]["kind"].values())
    assert len(part["hits"]) == part["counts"]["section"]["1"] == part["counts"]["kind"]["text"]
    assert part["total"] == len(whole["hits"])
    assert set(part["counts"]["kind"]) >= {"text", "notes"}


def test_counts_beside_other_words_are_what_a_click_finds(ask: Ask) -> None:
    answers = ask(["bureaucracy", "bureacracy", "organise", "worker", "comunist", "opposition"])
    others = [f for answer in answers for f in [*answer["related"], *answer["suggestions"]]]
    assert len(others) > 12
    for other, answer in zip(others, ask([f["form"] for f in others]), strict=True):
        assert other["count"] == sum(answer["counts"]["kind"].values()), other


def test_lines_in_context(ask: Ask, passages: dict[str, list[str]]) -> None:
    answer = ask(['"knights of bureaucracy"'], show=5)[0]
    shown = answer["shown"][0]
    assert (shown["words"], shown["kind"], shown["section"]) == (
        "knights of bureaucracy",
        "text",
        "2",
    )
    assert shown["address"] == "text/2/#p2-1"
    whole = next(text for text in passages["text"] if "knights of bureaucracy" in text)
    assert f"{shown['left'].lstrip('… ')}{shown['words']}{shown['right'].rstrip(' …')}" in whole
    for side in ("left", "right"):
        rows = ask(["initiative"], show=500, sort=side)[0]["shown"]
        keys = [words(row[side])[:: -1 if side == "left" else 1][:3] for row in rows]
        assert len(rows) > 20
        assert [key[:1] for key in keys] == sorted(key[:1] for key in keys)


HOSTILE = [
    '"', "(((", ")))", "- - -", "NOT", "OR OR", "a OR", "()", "*", "* *", "?", "[", "[]", "[^]",
    "[a-", "*?*?*?*?", '"*"', "-" * 300, "a" * 9000, "\\", "\u202e", "\x00", "<script>", "~",
    "constructor", "__proto__", "toString", "hasOwnProperty", "NOT NOT a", "(a OR (b -c)", "🙂",
    "*a*b*c*d*e*f*g*h*", '""""', "“„”", "a|b|c", "AND", "-the", "[z-a]x", "[a-\uffff]*",
    "*" * 200, "(" * 900, '"' * 501, "*a" * 100,
]  # fmt: skip


def test_no_question_throws_or_hangs(ask: Ask) -> None:
    chance = random.Random(SEED)
    pieces = [
        *"()|-*?[]^\"“”’'~<>&%# ",
        "OR ",
        "NOT ",
        "AND ",
        "the ",
        "party ",
        "жук",
        "🙂",
        "\x00",
    ]
    noise = ["".join(chance.choices(pieces, k=chance.randint(1, 30))) for _ in range(600)]
    for answer in ask([*noise, *HOSTILE]):
        hits_of(answer)
        assert answer["hits"] == sorted(answer["hits"], key=lambda hit: hit[:2])


# The index of any texts


@pytest.fixture
def ask_units(tmp_path: Path) -> Callable[[list[Unit], list[str]], list[Answer]]:
    def answers(units: list[Unit], queries: list[str]) -> list[Answer]:
        write_index(tmp_path, units)
        return ask_in_node(tmp_path, queries, {"show": 1000})

    return answers


def test_phrases_in_texts_of_few_words(
    ask_units: Callable[[list[Unit], list[str]], list[Answer]],
) -> None:
    """Words that come again and again, in short units: every edge of the reckoning."""
    chance = random.Random(SEED)
    texts = [chance.choices("aa bb cc dd".split(), k=chance.randint(0, 7)) for _ in range(300)]
    asked = [p for k in (1, 2, 3) for p in itertools.product(["aa", "bb", "cc", "*"], repeat=k)]
    asked = [p for p in asked if p[0] != "*" and p[-1] != "*"]
    answers = ask_units(
        [Unit("text", str(n), f"site:#{n}", ", ".join(text)) for n, text in enumerate(texts)],
        [f'"{" ".join(phrase)}"' for phrase in asked],
    )
    for phrase, answer in zip(asked, answers, strict=True):
        wanted = [
            [n, k, k + len(phrase)]
            for n, text in enumerate(texts)
            for k in range(len(text) - len(phrase) + 1)
            if all(b in ("*", a) for a, b in zip(text[k:], phrase, strict=False))
        ]
        assert answer["hits"] == wanted, phrase


def test_no_text_breaks_out_of_its_file(
    ask_units: Callable[[list[Unit], list[str]], list[Answer]],
) -> None:
    text = "one </script><script>two \u2028 three \\ \" ' ` 🙂 four \U00010400 five"
    answers = ask_units(
        [Unit("text", "</script>", "site:#a", text)], ["one", '"two three four"', '"four * five"']
    )
    assert [len(answer["hits"]) for answer in answers] == [1, 1, 1]
    line = answers[0]["shown"][0]
    assert line["left"] + line["words"] + line["right"] == re.sub(r"\s+", " ", text)
    for _, content in Index([Unit("text", "<", "site:#a", text)], BaseForms("en", {})).files():
        assert "<" not in content
        assert "\u2028" not in content


def test_signs_that_are_no_words_shift_no_hit(
    ask_units: Callable[[list[Unit], list[str]], list[Answer]],
) -> None:
    text = "Zeta a \u0301 b `\u0301's party \u0301\u0301 last"
    answers = ask_units([Unit("text", "1", "site:#a", text)], ["party", '"b party last"', "last"])
    shown = [(line["left"], line["words"], line["right"]) for a in answers for line in a["shown"]]
    assert [words for _, words, _ in shown] == ["party", text[text.index("b `") :], "last"]
    for line in shown:
        assert "".join(line) == text


def test_a_word_that_javascript_has_a_meaning_for_is_counted_like_any_other(
    ask_units: Callable[[list[Unit], list[str]], list[Answer]],
) -> None:
    text = "The constructor valueOf the constructor, toString"
    units = [Unit("text", "1", "site:#a", text, note_kind="constructor")]
    for answer in ask_units(units, ["constructor", "valueof", "*o*", "constructor OR tostring"]):
        counts = Counter(f["form"] for f in answer["forms"] for _ in range(f["count"]))
        assert counts.total() == len(answer["hits"])
        assert answer["counts"]["noteKind"] == {"constructor": len(answer["hits"])}
        assert [n for _, n in counts.most_common()] == [f["count"] for f in answer["forms"]]


@pytest.mark.parametrize("far", ["字" * 300, "x" * 300])
def test_a_context_without_a_space_is_shown_all_the_same(
    ask_units: Callable[[list[Unit], list[str]], list[Answer]], far: str
) -> None:
    units = [
        Unit("text", "1", "site:#a", f"{far}、party、{far}"),
        Unit("text", "2", "site:#b", f"{far} party {far}"),
        Unit("text", "3", "site:#c", f"{far} some party of {far}"),
    ]
    shown = [(line["left"], line["right"]) for line in ask_units(units, ["party"])[0]["shown"]]
    assert [(len(left) > 100, len(right) > 100) for left, right in shown[:2]] == [(True, True)] * 2
    assert shown[2] == ("… some ", " of …")
