"""`edition init`: create an edition from a plain text, a Markdown file or an HTML page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

import yaml

from edition.authoring.html_text import HTML_SUFFIXES, SECTION, SUBHEADING, read_html
from edition.read.config import Config
from edition.read.copy_text import parse_text
from edition.read.files import write_inside
from edition.read.front_matter import decode

PREFIXES = ("", *"Chapter Letter Section Part Book Act Canto Article §".split(), "#", "##")
"""Words before the number of a heading, as written here or in capitals."""
SEPARATORS = (". ", ": ", " – ", " ")
MARKDOWN_HEADINGS = ("## {title}", "# {title}")
"""Markdown headings without numbers."""

EDITORS = "name: The editors\nrole: editors\n"
STARTER = Path(__file__).resolve().parents[1] / "assets" / "starter"
"""Templates of the first files of a new edition."""


class NoHeadingError(ValueError):
    """No rule matches a heading of the text."""


class Rule(NamedTuple):
    """How the headings of a text are written."""

    heading: str
    """See `Config.heading`."""
    numerals: str = "arabic"

    def settings(self) -> dict[str, str]:
        """Return the keys of edition.yml that state the rule."""
        numerals = {} if self.numerals == "arabic" else {"numerals": self.numerals}
        return {"heading": self.heading, **numerals}


class _Source(NamedTuple):
    """The text that an edition is created from."""

    name: str
    """The name of its file in docs/text/."""
    content: str
    is_html: bool


def init_edition(
    source: Path, out: Path, title: str, authors: list[str], heading: str = "", numerals: str = ""
) -> tuple[list[Path], str]:
    """Write the first files of an edition into a folder.

    The text is copied unchanged, except that line ends become LF and a byte order mark is removed:
    positions count the characters of the copy. For HTML pages, see `read_html`.

    Args:
        source: the plain text, Markdown file or HTML page.
        out: the folder; must not contain annotations, or a text other than the source. An existing
            README.md, .gitignore or mkdocs.yml is kept.
        title: of the edition.
        authors: of the text, each `Family, Given` or a name without parts.
        heading: how headings are written (see `Config.heading`); detected if empty.
        numerals: `arabic` or `roman`; only with `heading`.

    Returns:
        The files written, and a sentence on the sections found.

    Raises:
        FileExistsError: if one of the files already exists; nothing is written then.
        NoHeadingError: if no rule matches.
        SymbolicLinkError: if a file would be written through a symbolic link in the folder.
        ValueError: if the file cannot be read, or the rule is not valid; says why.
    """
    if heading and ("{title}" not in heading or heading.strip() == "{title}"):
        raise ValueError("--heading must contain {title} and something else")
    text = _read(source, bool(heading))
    config = _config(title, authors, text)
    rule, count = _find_rule(text, config, Rule(heading, numerals or "arabic") if heading else None)
    config |= rule.settings()
    files: dict[str, str | bytes] = {
        "annotations/edition.yml": yaml.safe_dump(config, allow_unicode=True, sort_keys=False),
        "annotations/contributors/editors.yml": EDITORS,
        config["copy-text"]: text.content.encode("utf-8"),
    }
    _refuse_existing(source, out, files)
    files |= {name: text for name, text in _starter(title) if not (out / name).exists()}
    for name, content in files.items():
        write_inside(out, out / name, content)
    dropped = " Emphasis, links and pictures were removed." if text.is_html else ""
    found = f"Found {count} sections by the rule `{rule.heading}`.{dropped}"
    return [out / name for name in files], found


def _refuse_existing(source: Path, out: Path, names: Iterable[str]) -> None:
    for path in (out / name for name in names):
        if path.exists() and not path.samefile(source):
            raise FileExistsError(path)


def _read(source: Path, has_rule: bool) -> _Source:
    """Read the text.

    Args:
        source: its file.
        has_rule: whether the user says how headings are written; HTML headings are not marked then.
    """
    data = source.read_bytes()
    if source.suffix.lower() in HTML_SUFFIXES:
        try:
            content = read_html(data)
        except ValueError as error:
            raise ValueError(f"{source.name} cannot be used: {error}") from None
        if has_rule:
            content = re.sub(f"^(?:{SECTION}|{SUBHEADING})", "", content, flags=re.MULTILINE)
        return _Source(f"{source.stem}.txt", content, is_html=True)
    text, problems = decode(data, source.name)
    if text is None or problems:
        raise ValueError("; ".join(str(problem) for problem in problems))
    return _Source(source.name, text, is_html=False)


def _author(words: str) -> dict[str, str] | str:
    """Return a name for edition.yml; one with commas, `King, Martin Luther, Jr.`, has parts."""
    parts = [part.strip() for part in words.split(",")]
    if not 1 < len(parts) <= 3 or not all(parts):
        return words
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _config(title: str, authors: list[str], text: _Source) -> dict[str, Any]:
    names = [_author(words) for words in authors]
    config: dict[str, Any] = {
        "title": title,
        "author": names[0] if len(names) == 1 and isinstance(names[0], str) else names,
        "date": "",
        "copy-text": f"docs/text/{text.name}",
        "sha256": hashlib.sha256(text.content.encode("utf-8")).hexdigest(),
        "licence": "CC-BY-SA-4.0",
        "issued": date.today().isoformat(),
    }
    if text.is_html and f"\n{SUBHEADING}" in text.content:
        config["subheading"] = f"{SUBHEADING}{{title}}"
    return config


def _find_rule(text: _Source, config: dict[str, Any], given: Rule | None) -> tuple[Rule, int]:
    """Return the rule that finds the most sections in the text, and the number of sections.

    Raises:
        NoHeadingError: if no rule matches a line.
    """
    marked = [Rule(f"{SECTION}{{title}}")] if text.is_html else [*_rules()]
    rules = [given] if given else marked
    counts = [(_count_sections(text.content, config, rule), rule) for rule in rules]
    count, rule = max(counts, key=lambda found: found[0])
    if not count:
        like = f"is a heading like `{given.heading}`" if given else "looks like a numbered heading"
        raise NoHeadingError(f"no line of {text.name} {like}")
    return rule, count


def _rules() -> Iterator[Rule]:
    """Yield the rules to try, the most common first."""
    for prefix, separator, numerals in product(PREFIXES, SEPARATORS, ("arabic", "roman")):
        for word in dict.fromkeys((prefix, prefix.upper())):
            yield Rule(f"{word} {{n}}{separator}{{title}}".lstrip(), numerals)
    for heading in MARKDOWN_HEADINGS:
        yield Rule(heading)


def _count_sections(content: str, config: dict[str, Any], rule: Rule) -> int:
    fields: dict[str, Any] = {**config, "heading": rule.heading, "numerals": rule.numerals}
    return len(parse_text(content, Config.model_validate(fields).rules()).sections)


def _starter(title: str) -> Iterator[tuple[str, str]]:
    """Yield the name and content of the files beside annotations/ and docs/, with the title."""
    # A JSON string is a valid YAML string, whatever its characters.
    words = {"title": json.dumps(title, ensure_ascii=False), "name": title}
    for template, name in (("mkdocs.yml",) * 2, ("README.md",) * 2, ("gitignore", ".gitignore")):
        content = (STARTER / template).read_text(encoding="utf-8")
        yield name, Template(content).substitute(words)
