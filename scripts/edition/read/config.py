"""Read annotations/edition.yml: the title, the sources and the licence of the edition."""

from __future__ import annotations

import codecs
import hashlib
import posixpath
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from edition.formats.csl_fields import Name, joined, names
from edition.kinds.author_names import AuthorNames
from edition.kinds.values import Day
from edition.model.problems import Problem, did_you_mean, problem
from edition.read.copy_text import Rules
from edition.read.files import linked_part, read_plain
from edition.read.front_matter import Document, decode, read_yaml

EDITION_FILE = "annotations/edition.yml"
MAX_COPY_TEXT_SIZE = 64 * 1024 * 1024
"""Bytes; a larger text is probably a mistake."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Extensions of the files that a site generator makes pages of."""

RULE_BLANKS = {"heading": "{title}", "subheading": "{title}", "footnote": "{text}"}
"""The blank that each rule must contain with other text, or it would match every line."""


class Config(BaseModel):
    """The keys of annotations/edition.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1)
    author_names: AuthorNames = Field(alias="author")
    """Of the text, as CSL names; empty if nobody is named."""
    date: str
    """Date of the text."""
    copy_text: str = Field(alias="copy-text", min_length=1)
    """Path of the copy-text, relative to the edition's root."""
    sha256: str
    heading: str = "{n}. {title}"
    """How the heading of a section is written; `{n}`, its number, is optional: `## {title}`."""
    numerals: Literal["arabic", "roman"] = "arabic"
    """The numerals of the headings."""
    subheading: str = ""
    """How a heading within a section is written, such as `§ {title}`; empty if there is none."""
    footnote: str = ""
    """How a note of the author is written, such as `[{n}] {text}` or `* {text}`; the text refers
    to it by what precedes `{text}`. Empty if there is none."""
    verse: bool = False
    """Whether passages with indented lines are verse, in which line breaks are kept."""
    licence: str
    """Licence of the annotations, as an SPDX identifier."""
    siglum: str = ""
    """Siglum of the copy-text in the apparatus."""
    work: str = ""
    """The larger work that the text is part of."""
    translation: str = ""
    """A short description of the translation."""
    description: str = ""
    version: str = "0"
    """Version of the edition."""
    issued: Day = "2000-01-01"
    """Date of this version; the only date that a build depends on."""
    language: str = "en"
    base_forms: dict[str, str] = Field(default_factory=dict, alias="base-forms")
    """Base forms that the dictionary of the language gets wrong, by form."""
    pictured_words: tuple[str, ...] = Field(default=(), alias="pictured-words")
    """Rows of the chart of words: `term:id` (all forms of a headword), or base forms separated by
    spaces. Without any they are the most frequent words, except function words."""

    search_examples: dict[str, str] = Field(default_factory=dict, alias="search-examples")
    """Queries with their meaning, for the page “Search”; without any they are made from the most
    frequent words."""

    _lines: dict[str, int] = PrivateAttr(default_factory=dict)

    def line(self, key: str) -> int:
        """Return the line of a key in annotations/edition.yml; 1 if the key is not set."""
        return self._lines.get(key, 1)

    @property
    def authors(self) -> list[Name]:
        """Who wrote the text, in the order of the title page."""
        return names({"author": self.author_names}, "author")

    @property
    def author(self) -> str:
        """The authors as a title page names them: `A, B and C`; empty if nobody is named."""
        return joined([name.natural for name in self.authors])

    @property
    def day(self) -> datetime:
        """When this version was issued, at midnight in UTC."""
        return datetime.fromisoformat(self.issued).replace(tzinfo=UTC)

    def rules(self) -> Rules:
        """Return the rules by which the parts of the copy-text are recognised.

        In edition.yml they are text with blanks, not regular expressions, so none can be slow.
        """
        return Rules(
            self._pattern(self.heading),
            self._pattern(self.subheading) if self.subheading else None,
            self._pattern(self.footnote) if self.footnote else None,
            self.verse,
        )

    @property
    def copy_text_page(self) -> str:
        """Path in docs/ of the copy-text if it is Markdown there; empty otherwise.

        A site generator would make a page of it, although our pages contain its text.
        """
        path = posixpath.normpath(self.copy_text)
        inside = path.startswith("docs/") and path.endswith(MARKDOWN)
        return path.removeprefix("docs/") if inside else ""

    def _pattern(self, rule: str) -> re.Pattern[str]:
        escaped = re.escape(rule)
        numeral = "[IVXLCDM]{1,15}" if self.numerals == "roman" else r"[1-9]\d{0,5}"
        if rule == self.footnote:
            numeral = r"[1-9]\d{0,5}"
        for blank, pattern in (
            ("{n}", f"(?P<n>{numeral})"),
            ("{title}", r"(?P<title>\S[^\n]*)"),
            ("{text}", r"(?P<text>\S(?:[^\n]|\n)*)"),
        ):
            escaped = escaped.replace(re.escape(blank), pattern, 1)
        return re.compile(escaped)


def read_config(root: Path) -> tuple[Config | None, list[Problem]]:
    """Read annotations/edition.yml; the configuration is None if it is not valid."""
    path = root / EDITION_FILE
    if linked_part(root, path.parent):
        return None, [problem(EDITION_FILE, 1, "symlink", "its folder is a symbolic link")]
    try:
        data, findings = read_plain(path, EDITION_FILE)
    except OSError as error:
        fix = "Run this in the edition's folder, or name the folder with --root."
        message = f"cannot be read: {error.strerror}"
        return None, [problem(EDITION_FILE, 1, "bad-edition", message, fix=fix)]
    if findings:
        return None, findings
    document, problems = read_yaml(data, EDITION_FILE)
    if document is None:
        return None, problems
    try:
        config = Config.model_validate(document.fields)
        config._lines.update(document.lines)
    except ValidationError as error:
        return None, [*problems, *_explain(document, error)]
    findings = []
    for key, blank in RULE_BLANKS.items():
        rule = str(getattr(config, key))
        if rule == blank or ((rule or key == "heading") and blank not in rule):
            message = f"`{key}` must contain {blank} and other characters"
            findings.append(problem(EDITION_FILE, document.line(key), "bad-edition", message))
    return (None if findings else config), [*problems, *findings]


def read_copy_text(root: Path, config: Config) -> tuple[bytes, list[Problem]]:
    """Read the bytes of the copy-text; empty if it cannot be read.

    A wrong checksum is a problem, but the text is returned, so that the rest can be checked.
    """
    path = root / config.copy_text
    place, line = config.copy_text, config.line("copy-text")
    try:
        if not _is_of_the_edition(root, path):
            message = f"copy-text `{place}` is not a file of this edition"
            return b"", [problem(EDITION_FILE, line, "bad-edition", message)]
        data, findings = read_plain(path, place, MAX_COPY_TEXT_SIZE)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        message = f"copy-text `{place}` cannot be read: {why}"
        fix = "Correct `copy-text`, or put the file there."
        return b"", [problem(EDITION_FILE, line, "bad-edition", message, fix=fix)]
    if findings:
        message = f"copy-text `{place}` cannot be used: {findings[0].message}"
        return b"", [problem(EDITION_FILE, line, "bad-edition", message)]
    found = hashlib.sha256(data).hexdigest()
    problems = []
    if found != config.sha256.lower():
        message = f"its SHA-256 is {found[:12]}…, edition.yml says {config.sha256[:12]}…"
        problems.append(problem(place, 1, "copy-text-changed", message))
    return data, [*problems, *_encoding_problems(data, place)]


def _encoding_problems(data: bytes, place: str) -> list[Problem]:
    """Report a byte order mark or line ends other than LF, which offsets do not count."""
    marked = data.startswith(codecs.BOM_UTF8)
    if not marked and b"\r" not in data:
        return []
    text, undecoded = decode(data, place)
    if text is None or undecoded:
        return []
    line = 1 if marked else data.count(b"\n", 0, data.index(b"\r")) + 1
    what = "a byte order mark" if marked else "a line end other than LF (a carriage return)"
    plain = hashlib.sha256(text.encode("utf-8")).hexdigest()
    fix = (
        "Save it with LF line ends and without a byte order mark, then write "
        f"`sha256: {plain}` in {EDITION_FILE}."
    )
    return [problem(place, line, "bad-edition", f"the copy-text has {what}", fix=fix)]


def _is_of_the_edition(root: Path, path: Path) -> bool:
    """Whether a file can be published: it is in the edition's folder and not hidden.

    Folders such as .git can contain secrets of whoever builds.
    """
    folder, file = root.resolve(), path.resolve()
    if path.is_symlink() or not file.is_relative_to(folder):
        return False
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _explain(document: Document, error: ValidationError) -> list[Problem]:
    problems = []
    keys = [field.alias or name for name, field in Config.model_fields.items()]
    unknown = (key for key in document.fields if key not in keys)
    guesses = {key: did_you_mean(key, keys) for key in unknown}
    for finding in error.errors():
        key = str(finding["loc"][0]) if finding["loc"] else ""
        hints = {}
        if finding["type"] == "missing":
            if key in guesses.values():
                continue  # it is only misspelt
            message, hints["fix"] = f"`{key}` is missing", "Add it."
        elif finding["type"] == "extra_forbidden":
            message = f"`{key}` is not one of its keys"
            guess = guesses.get(key, "")
            hints = {"did you mean": guess} if guess else {"allowed": ", ".join(keys)}
            hints["fix"] = "Correct its spelling or remove it."
        elif finding["type"] in ("literal_error", "bool_type", "bool_parsing"):
            allowed = finding.get("ctx", {}).get("expected", "true or false").replace("'", "`")
            message, hints["fix"] = f"`{key}` is {allowed}", "Write one of these."
        elif finding["type"] == "bad-author":
            message, hints["fix"] = f"`author`: {finding['msg']}", finding["ctx"]["fix"]
        elif finding["type"] == "wrong-type":  # see `values`
            message = f"`{key}: {finding['input']}`: {finding['msg']}"
            hints["fix"] = finding["ctx"]["fix"]
        else:
            message = f"`{key}` is one piece of text, and not empty"
            hints["fix"] = f'Write `{key}: "…"`.'
        problems.append(problem(EDITION_FILE, document.line(key), "bad-edition", message, **hints))
    return problems
