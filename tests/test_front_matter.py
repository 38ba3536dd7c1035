"""Heads are read as strings with their lines; what cannot be read is explained where it begins."""

from __future__ import annotations

from typing import Any

import pytest
from small import hints_of

from edition.model.problems import Problem
from edition.read.front_matter import decode, decode_shown, read_document, read_yaml

TEMPLATE = "Compare it with the template in annotations/README.md."
IN_QUOTES = "Put values that hold `: ` or ` #`, or that begin with a sign, in double quotes."
CLOSE = "Close every bracket and quotation mark; in double quotes write \\\\ for \\."
PLAIN_ALIAS = "Write the value out; put words that begin with such a sign in double quotes."
PLAIN_TAG = "Leave it out; put words that begin with ! in double quotes."
VISIBLE = "Delete the character, or retype the word in one alphabet."
LONG = "x" * 198


def reported(problems: list[Problem]) -> list[tuple[int, str, str, str]]:
    """Line, code, message and fix of each problem."""
    assert {p.path for p in problems} <= {"x.md"}
    return [(p.line, p.code, p.message, hints_of(p)["fix"]) for p in problems]


# Bytes


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\r\nb", "a\n\nb"),
        (b"\xef\xbb\xbfa", "a"),
        ("é\u2028".encode(), "é\u2028"),
        (b"", ""),
    ],
)
def test_line_ends_of_every_system_are_one_and_a_byte_order_mark_is_none(
    data: bytes, text: str
) -> None:
    assert decode(data, "x.md") == (text, [])


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [(b"\xe9", 1, "0xe9"), (b"a\nb\xff\nc", 2, "0xff"), (b"\n\n\x80", 3, "0x80")],
)
@pytest.mark.parametrize("read", [decode, decode_shown, read_document, read_yaml])
def test_a_byte_of_another_encoding_is_reported_with_its_line(
    read: Any, data: bytes, line: int, byte: str
) -> None:
    text, problems = read(data, "x.md")
    assert text is None
    message = f"byte {byte} is not UTF-8"
    assert reported(problems) == [(line, "not-utf8", message, "Save it again as UTF-8.")]


def test_what_does_not_show_becomes_a_space_and_is_reported_line_by_line() -> None:
    text, problems = decode_shown("a\nb\u200bc\nd\u202ee".encode(), "x.md")
    assert text == "a\nb c\nd e"
    assert reported(problems) == [
        (2, "hidden-character", "U+200B (ZERO WIDTH SPACE) does not show", VISIBLE),
        (3, "hidden-character", "U+202E (RIGHT-TO-LEFT OVERRIDE) does not show", VISIBLE),
    ]


@pytest.mark.parametrize("read", [read_document, read_yaml])
def test_a_hidden_character_does_not_stop_the_reading(read: Any) -> None:
    fence = b"---\n" if read is read_document else b""
    document, problems = read(fence + "a: b\u200bc\n".encode() + fence, "x.md")
    assert [p.code for p in problems] == ["hidden-character"]
    assert document.fields == {"a": "b c"}


# Values


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("", {}),
        ("a: 2.10", {"a": "2.10"}),
        ("a: no\nb: 1e3\nc: ~", {"a": "no", "b": "1e3", "c": "~"}),
        ("a:", {"a": ""}),
        ("a: x #y", {"a": "x"}),
        ("a: [x, y]", {"a": ["x", "y"]}),
        ("a:\n- x\n- y", {"a": ["x", "y"]}),
        ("a: []", {"a": []}),
        ("a: {b: x, c: [y]}", {"a": {"b": "x", "c": ["y"]}}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("- a: x\n  b: y", {"a": "x", "b": "y"}),
        ("{a: x}", {"a": "x"}),
        ("---\na: x", {"a": "x"}),
        (f"a: {'[' * 7}x{']' * 7}", {"a": [[[[[[["x"]]]]]]]}),
    ],
)
def test_scalars_stay_strings_whatever_yaml_makes_of_them(head: str, fields: object) -> None:
    document, problems = read_yaml(head.encode(), "x.md")
    assert problems == []
    assert document
    assert document.fields == fields


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("a: 1\n\n# c\nb: 2", {"a": 1, "b": 4}),
        ("b:\n  a: 1\na: 2", {"b": 1, "a": 3}),
        ("b:\n- a: 1\na: 2", {"b": 1, "a": 3}),
        ("- b: {a: 1}\n  a: 2", {"b": 1, "a": 2}),
        ("---\na: 1", {"a": 2}),
    ],
)
def test_the_line_of_a_key_is_that_of_the_head_not_of_a_list_within(
    head: str, lines: dict[str, int]
) -> None:
    document, _ = read_yaml(head.encode(), "x.md")
    assert document
    assert document.lines == lines
    assert [document.line(key) for key in lines] == list(lines.values())
    assert (document.line("absent"), document.line()) == (1, 1)


@pytest.mark.parametrize(
    ("head", "line", "fields", "lines"),
    [
        ("a: 1\na: 2\nb: 3", 2, {"a": "1", "b": "3"}, {"a": 1, "b": 3}),
        ("b:\n  a: 1\n  a: 2\na: 3", 3, {"b": {"a": "1"}, "a": "3"}, {"b": 1, "a": 4}),
    ],
)
def test_of_a_key_that_is_given_twice_the_first_counts(
    head: str, line: int, fields: object, lines: object
) -> None:
    document, problems = read_yaml(head.encode(), "x.md")
    assert reported(problems) == [
        (line, "duplicate-key", "`a` appears twice", "Keep one of the two.")
    ]
    assert document
    assert (document.fields, document.lines) == (fields, lines)


# What cannot be read


NO_MAPPING = "not valid YAML: mapping values are not allowed in this context"
NO_TOKEN = "not valid YAML: found character that cannot start any token"
NO_KEY = "not valid YAML: did not find expected key"
NO_END = "not valid YAML: found unexpected end of stream"
NO_PAIRS = "these are not lines of the form `key: value`"
NO_SPACE = "`kind:rhetoric` has no space after the colon"
TOO_EARLY = "this line --- ends the front matter too early"
NO_LIST = "not valid YAML: block sequence entries are not allowed in this context"
Q = "Put the value in double quotes: "
BROKEN = [
    # What comes after a document's end would be lost.
    ("a: 1\n---\nb: 2", 2, TOO_EARLY, "Delete it."),
    ("a: 2\n--- b", 2, TOO_EARLY, "Delete it."),
    # No keys.
    ("words", 1, NO_PAIRS, TEMPLATE),
    ("- a\n- b", 1, NO_PAIRS, TEMPLATE),
    ("- a: 1\n- b: 2", 1, NO_PAIRS, TEMPLATE),
    ("\n? [a]\n: 1", 2, "a key must be a plain word", TEMPLATE),
    ("a:\n  {[b]: 1}", 2, "a key must be a plain word", TEMPLATE),
    # Depth.
    (f"a: {'[' * 8}x{']' * 8}", 1, "the front matter is nested too deeply", TEMPLATE),
    (f"b: 1\na: {'{k: ' * 8}x{'}' * 8}", 2, "the front matter is nested too deeply", TEMPLATE),
    # No space after a colon, on this line or on the one above.
    ("kind:rhetoric\nat: 1", 1, NO_SPACE, "Write `kind: rhetoric`."),
    ("at: 1\nkind:rhetoric\nx: 2", 2, NO_SPACE, "Write `kind: rhetoric`."),
    ("a: 1\nb:2\n  c: d: e", 2, "`b:2` has no space after the colon", "Write `b: 2`."),
    (f"a:{LONG}y\nb: 2", 1, f"`a:{LONG}y` has no space after the colon", f"Write `a: {LONG}y`."),
    # A value that needs double quotes.
    ("x: 1\na: b: c", 2, NO_MAPPING, Q + 'a: "b: c"'),
    ("x: 1\na: b: c  ", 2, NO_MAPPING, Q + 'a: "b: c"'),
    ("a: @x", 1, NO_TOKEN, Q + 'a: "@x"'),
    ("a: - b", 1, NO_LIST, Q + 'a: "- b"'),
    ('a: "é: " x', 1, NO_KEY, Q + 'a: "\\"é: \\" x"'),
    (f"a: {LONG[:196]}: y", 1, NO_MAPPING, Q + f'a: "{LONG[:196]}: y"'),
    (f"a: {LONG[:197]}: y", 1, NO_MAPPING, IN_QUOTES),
    ("a:b\n\n\nc: d: e", 4, NO_MAPPING, Q + 'c: "d: e"'),
    # What is reported where it opens, not where YAML gives up.
    ("a: [x\nb: 2", 1, "not valid YAML: did not find expected ',' or ']'", CLOSE),
    ("z: 1\na: {x: 1\nb: 2", 2, "not valid YAML: did not find expected ',' or '}'", CLOSE),
    ('z: 1\na: "x\nb: 2', 2, NO_END, Q + 'a: "\\"x"'),
    ('z: 1\n- "x\nb: 2', 2, NO_KEY, IN_QUOTES),
    ('- x\n- "y\n', 2, NO_END, CLOSE),
    # Where there is nothing to quote.
    ("a:\n\tb: 1", 2, NO_TOKEN, IN_QUOTES),
    ("a: |\n  x\n y", 3, NO_KEY, IN_QUOTES),
]


CASES = [(False, *row) for row in BROKEN] + [(True, *row) for row in BROKEN if "---" not in row[0]]


@pytest.mark.parametrize(
    ("fenced", "head", "line", "message", "fix"),
    CASES,
    ids=[str(n) for n in range(len(CASES))],  # mutmut asks by id
)
def test_what_cannot_be_read_is_reported_with_its_line_and_what_to_write(
    fenced: bool, head: str, line: int, message: str, fix: str
) -> None:
    read = read_document if fenced else read_yaml
    data = f"---\n{head}\n---\nBody.\n" if fenced else head
    document, problems = read(data.encode(), "x.md")
    assert document is None
    assert reported(problems) == [(line + fenced, "bad-front-matter", message, fix)]


@pytest.mark.parametrize(
    ("value", "code", "message", "fix"),
    [
        ("&x 1", "yaml-alias", "&x is an anchor", PLAIN_ALIAS),
        ("[&x 1]", "yaml-alias", "&x is an anchor", PLAIN_ALIAS),
        ("*x", "yaml-alias", "*x is an alias", PLAIN_ALIAS),
        ("!x 1", "yaml-tag", "!x is a tag", PLAIN_TAG),
        ("!!str 1", "yaml-tag", "!!str is a tag", PLAIN_TAG),
        ("{b: !!map {}}", "yaml-tag", "!!map is a tag", PLAIN_TAG),
    ],
)
def test_what_yaml_can_do_beyond_plain_values_is_refused(
    value: str, code: str, message: str, fix: str
) -> None:
    document, problems = read_yaml(f"z: 1\na: {value}\n".encode(), "x.md")
    assert document is None
    assert reported(problems) == [(2, code, message, fix)]


def test_a_hidden_character_that_an_escape_stands_for_is_reported() -> None:
    document, problems = read_yaml(b'z: 1\na: "b\\u202ec"\n', "x.md")
    message = "U+202E (RIGHT-TO-LEFT OVERRIDE) does not show"
    assert reported(problems) == [(2, "hidden-character", message, VISIBLE)]
    assert document


def test_what_is_hidden_in_the_file_itself_is_not_reported_a_second_time() -> None:
    _, problems = read_yaml('z: \u200b1\na: "\\u202e"\n'.encode(), "x.md")
    assert [(p.line, p.code) for p in problems] == [(1, "hidden-character")]


def test_what_was_reported_before_stays_reported_when_the_head_is_refused() -> None:
    for read, data in (
        (read_document, "no fence\u200b"),
        (read_document, "---\na: \u200b1\n"),
        (read_document, "---\n a: \u200b1\n---\n"),
        (read_yaml, "words\u200b"),
        (read_yaml, "a: &x \u200b1"),
    ):
        document, problems = read(data.encode(), "x.md")
        assert document is None
        codes = [p.code for p in problems]
        assert (codes[0], len(codes)) == ("hidden-character", 2), data


# Fences and body


ABOVE_FIRST = "Write --- alone on a line above the first key."
ABOVE_THIS = "Write --- alone on a line above this one, between the last key and the text."
NOT_CLOSED = "the front matter is not closed by a second line ---"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: 1\n", 1),
        ("---\na: 1\nb:\n- x\n  y\n\ty\n# c\n\nThe text.\n", 9),
        ("---\na: 1\nThe text: it\n", 3),
        ("---\nThe text.\n", 2),
        ("---\n-x\n", 2),
        ("---\na: 1\n----\n", 3),
        (f"---\n{'a' * 40}: x\n", 1),
        (f"---\n{'a' * 41}: x\n", 2),
    ],
)
def test_a_head_without_an_end_is_reported_where_the_text_seems_to_begin(
    text: str, line: int
) -> None:
    document, problems = read_document(text.encode(), "x.md")
    assert document is None
    assert reported(problems) == [(line, "bad-front-matter", NOT_CLOSED, ABOVE_THIS)]


@pytest.mark.parametrize("text", ["a: 1\n", "", " ---\na: 1\n---\n", "\n---\na: 1\n---\n", "--\n"])
def test_a_head_begins_on_the_first_line(text: str) -> None:
    document, problems = read_document(text.encode(), "x.md")
    assert document is None
    assert reported(problems) == [
        (1, "bad-front-matter", "the first line is not ---", ABOVE_FIRST),
    ]


@pytest.mark.parametrize(
    ("head", "line"),
    [("{a: 1}", 2), (" a: 1", 2), ("- a: 1", 2), ("? a\n: 1", 2), ("# c\n  a: 1", 3)],
)
def test_a_key_of_a_document_begins_its_line(head: str, line: int) -> None:
    document, problems = read_document(f"---\n{head}\n---\nBody.\n".encode(), "x.md")
    assert document is None
    fix = "Write each key on a line of its own, from the first column, such as `at: 2.3`."
    assert reported(problems) == [(line, "bad-front-matter", "a key does not begin its line", fix)]


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: 1\n---\nBody.\n", "Body.", 4),
        ("---\na: 1\n---\n\n \n\tBody. \n\nMore.  \n\n", "\tBody. \n\nMore.", 6),
        ("---  \na: 1\n--- \nBody.", "Body.", 4),
        ("---\na: 1\n---\nBody.\n---\nMore.\n", "Body.\n---\nMore.", 4),
        ("---\n---\nBody.\n", "Body.", 3),
        ("---\na: 1\n---\n", "", 3),
        ("---\na: 1\n---", "", 3),
        ("---\na: 1\n---\n\n \n", "", 3),
    ],
)
def test_the_body_is_what_follows_without_the_blank_lines_around_it(
    text: str, body: str, line: int
) -> None:
    document, problems = read_document(text.encode(), "x.md")
    assert problems == []
    assert document
    assert document.path == "x.md"
    assert (document.body, document.body_line) == (body, line)
