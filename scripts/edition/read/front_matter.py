"""Read a record's file: its front matter as strings with line numbers, and its body.

Scalars stay strings (plain YAML turns `2.10` into 2.1 and `no` into False). The head is read
from libyaml's events, so that neither nesting nor aliases can cost anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from edition.model.problems import Problem, problem
from edition.read.invisible_characters import describe_hidden, invisible_lines, without_invisible

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MAX_DEPTH = 8
FENCE = "---"
HIDDEN = "hidden-character"

_KEY_LINE = re.compile(r"[\w-]{1,40}:|[ \t]+\S|-[ \t]|#|\s*$")
_PAIR = re.compile(r"(?P<key>[\w-]{1,40}):(?P<space>[ \t]*)(?P<value>\S.*?)\s*$")


@dataclass
class Document:
    """A file that has been read."""

    path: str
    fields: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Line of each top-level key in the file, counted from 1."""
    body: str = ""
    body_line: int = 1
    """Line of the file on which the body begins, or of the closing --- if there is no body."""

    def line(self, key: str | None = None) -> int:
        """Return the line of a key, or of the front matter if the key is missing."""
        return self.lines.get(key or "", 1)


class _RefusedError(Exception):
    """Stops reading; carries the problem to report."""

    def __init__(self, line: int, code: str, message: str, **hints: str) -> None:
        super().__init__(message)
        self.line, self.code, self.message, self.hints = line, code, message, hints


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8; a byte order mark and CRLF line ends are accepted."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = f"0x{data[error.start]:02x}"
        return None, [problem(path, line, "not-utf8", f"byte {shown} is not UTF-8")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def decode_shown(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8, with invisible characters reported and replaced by spaces."""
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    problems = [problem(path, n + 1, HIDDEN, finding) for n, finding in invisible_lines(text)]
    return without_invisible(text) if problems else text, problems


def read_document(data: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Read a file of front matter and Markdown."""
    text, hidden = decode_shown(data, path)
    if text is None:
        return None, hidden
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        fix = "Write --- alone on a line above the first key."
        return None, [
            *hidden,
            problem(path, 1, "bad-front-matter", "the first line is not ---", fix=fix),
        ]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        line = next((n for n, line in enumerate(lines[1:], 2) if not _KEY_LINE.match(line)), 1)
        message = "the front matter is not closed by a second line ---"
        fix = "Write --- alone on a line above this one, between the last key and the text."
        return None, [*hidden, problem(path, line, "bad-front-matter", message, fix=fix)]
    document, problems = read_head("\n".join(lines[1:end]), path, 2, hidden)
    if document is None:
        return None, problems
    if line := next((n for n in document.lines.values() if lines[n - 1][:1] in " {-?"), 0):
        message = "a key does not begin its line"  # front_matter_edit could not change it
        fix = "Write each key on a line of its own, from the first column, such as `at: 2.3`."
        return None, [*problems, problem(path, line, "bad-front-matter", message, fix=fix)]
    body = lines[end + 1 :]
    blank = next((n for n, line in enumerate(body) if line.strip()), len(body))
    document.body = "\n".join(body[blank:]).rstrip()
    document.body_line = end + 2 + blank if document.body else end + 1
    return document, problems


def read_yaml(data: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Read a file that is YAML alone."""
    text, hidden = decode_shown(data, path)
    return read_head(text, path, 1, hidden) if text is not None else (None, hidden)


def read_head(
    text: str, path: str, first_line: int, hidden: Iterable[Problem] = ()
) -> tuple[Document | None, list[Problem]]:
    """Read front matter without its fences; `first_line` is its line in the file, from 1."""
    document = Document(path)
    problems = list(hidden)
    try:
        value = _Builder(text, document, problems, first_line).build()
    except _RefusedError as refused:
        problems.append(problem(path, refused.line, refused.code, refused.message, **refused.hints))
        return None, problems
    if isinstance(value, list) and len(value) == 1:
        value = value[0]  # CSL-JSON as exported is a list of one item
    if not isinstance(value, dict):
        message = "these are not lines of the form `key: value`"
        return None, [*problems, problem(path, first_line, "bad-front-matter", message)]
    document.fields = value
    return document, problems


class _Builder:
    """Builds values from events; recursion is bounded by MAX_DEPTH."""

    def __init__(
        self, text: str, document: Document, problems: list[Problem], first_line: int
    ) -> None:
        self.events = yaml.parse(text, Loader=Loader)
        self.document, self.problems, self.first_line = document, problems, first_line
        self.text = text
        self.message = bool(problems)
        """Whether hidden characters were seen in the file itself."""
        self.top = 0
        """Depth of the keys of the head: 1 in a list of one item."""

    def build(self) -> Value:
        """Return the one value of the front matter.

        Raises:
            _RefusedError: if the rest cannot be read.
        """
        try:
            values: list[Value] = []
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent) and values:
                    message, fix = "this line --- ends the front matter too early", "Delete it."
                    line = self._line(event)
                    raise _RefusedError(line, "bad-front-matter", message, fix=fix)
                if isinstance(event, yaml.NodeEvent):
                    self.top = int(isinstance(event, yaml.SequenceStartEvent))
                    values.append(self._value(event, depth=0))
            return values[0] if values else {}
        except yaml.YAMLError as error:
            raise self._syntax_error(error) from None
        except (ValueError, RecursionError) as error:
            raise _RefusedError(self.first_line, "bad-front-matter", str(error)) from None

    def _value(self, event: yaml.Event, depth: int) -> Value:
        line = self._line(event)
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(line, "yaml-alias", f"*{event.anchor} is an alias")
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            raise _RefusedError(line, "yaml-alias", f"&{anchor} is an anchor")
        if tag:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            raise _RefusedError(line, "yaml-tag", f"{shown} is a tag")
        if depth > MAX_DEPTH:
            raise _RefusedError(line, "bad-front-matter", "the front matter is nested too deeply")
        if isinstance(event, yaml.ScalarEvent):
            value = str(event.value)
            if not self.message and (
                finding := describe_hidden(value)
            ):  # "\\u202e", or lines joined
                self.problems.append(problem(self.document.path, line, HIDDEN, finding))
            return value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth)
        return self._mapping(depth)

    def _list(self, depth: int) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Value]:
        pairs: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, line = self._value(event, depth + 1), self._line(event)
            if not isinstance(key, str):
                raise _RefusedError(line, "bad-front-matter", "a key must be a plain word")
            value = self._value(next(self.events), depth + 1)
            if key in pairs:
                message = f"`{key}` appears twice"
                self.problems.append(problem(self.document.path, line, "duplicate-key", message))
                continue
            pairs[key] = value
            if depth == self.top:
                self.document.lines.setdefault(key, line)
        return pairs

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return (mark.line if mark else 0) + self.first_line

    def _syntax_error(self, error: yaml.YAMLError) -> _RefusedError:
        what, mark = getattr(error, "problem", None), getattr(error, "problem_mark", None)
        fix = "Put values that hold `: ` or ` #`, or that begin with a sign, in double quotes."
        reading = getattr(error, "context", None) or ""
        if "flow" in reading or "quoted" in reading:  # report where it opens, not where it ends
            mark = getattr(error, "context_mark", None)
            fix = "Close every bracket and quotation mark; in double quotes write \\\\ for \\."
        lines = self.text.split("\n")
        at = min(mark.line if mark else 0, len(lines) - 1)
        message = f"not valid YAML: {what or error}"
        for n in (at, at - 1):  # a missing space after a key is noticed only on the next line
            pair = _PAIR.match(lines[n]) if n >= 0 else None
            if pair and not pair["space"] and len(pair["value"]) < 200:
                message = f"`{pair[0].strip()}` has no space after the colon"
                fix = f"Write `{pair['key']}: {pair['value']}`."
                return _RefusedError(n + self.first_line, "bad-front-matter", message, fix=fix)
        pair = _PAIR.match(lines[at])
        if pair and len(pair["value"]) < 200 and pair["value"][0] not in "[{":
            value = json.dumps(pair["value"], ensure_ascii=False)
            fix = f"Put the value in double quotes: {pair['key']}: {value}"
        return _RefusedError(at + self.first_line, "bad-front-matter", message, fix=fix)
