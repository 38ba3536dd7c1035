"""`edition init`: begin an edition from any plain text or Markdown file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from edition.read.config import Config
from edition.read.copy_text import parse_text
from edition.read.files import write_inside
from edition.read.front_matter import decode

PREFIXES = ("", *"Chapter Letter Section Part Book Act Canto Article §".split(), "#", "##")
"""What may stand before the number of a heading, as it is or in capitals."""
SEPARATORS = (". ", ": ", " – ", " ")
TITLES = ("## {title}", "# {title}")
"""Rules of Markdown for headings without numbers."""

EDITORS = "name: The editors\nrole: editors\n"


class NoHeadingError(ValueError):
    """No rule fits the text."""


def init_edition(
    source: Path,
    out: Path,
    title: str,
    authors: Sequence[str],
    heading: str = "",
    numerals: str = "",
) -> tuple[list[Path], str]:
    """Write annotations/edition.yml, the text and a contributor into a folder.

    The text is copied as it is, but with LF line ends and without a byte order mark: positions
    count the signs of this file.

    Args:
        source: the plain text or Markdown file.
        out: the folder; must not hold any of the files, but for the source itself.
        title: of the edition.
        authors: of the text, each `Family, Given` or a name that is not taken apart.
        heading: how headings are written (see `Config.heading`); found out if it is empty.
        numerals: `arabic` or `roman`; with `heading` only.

    Returns:
        The files written, and a sentence on what was found.

    Raises:
        FileExistsError: if one of the files is there already; nothing is written then.
        NoHeadingError: if no rule fits.
        SymbolicLinkError: if a file would be written through a link in the folder.
        ValueError: if the file is no text, or the rule no rule; says why.
    """
    if heading and ("{title}" not in heading or heading.strip() == "{title}"):
        raise ValueError("--heading must hold {title}, and more than that")
    content, faults = decode(source.read_bytes(), source.name)
    if content is None or faults:
        raise ValueError("; ".join(str(fault) for fault in faults))
    data = content.encode("utf-8")
    config = _config(title, authors, source, data)
    rules = [(heading, numerals or "arabic")] if heading else list(_rules())
    count, chosen = max(
        ((_sections(content, config, rule), rule) for rule in rules), key=lambda found: found[0]
    )
    if not count:
        raise NoHeadingError(
            f"no line of {source.name} is a heading like `{heading}`"
            if heading
            else f"no line of {source.name} looks like a numbered heading"
        )
    config |= {"heading": chosen[0], "numerals": chosen[1]}
    if config["numerals"] == "arabic":
        del config["numerals"]
    files: dict[str, str | bytes] = {
        "annotations/edition.yml": yaml.safe_dump(config, allow_unicode=True, sort_keys=False),
        "annotations/contributors/editors.yml": EDITORS,
        config["copy-text"]: data,
    }
    for path in (out / name for name in files):
        if path.exists() and not path.samefile(source):
            raise FileExistsError(path)
    written = []
    for name, text in files.items():
        write_inside(out, out / name, text)
        written.append(out / name)
    return written, f"{count} sections, by the rule `{chosen[0]}`."


def _author(words: str) -> dict[str, str] | str:
    """A name for edition.yml: `King, Martin Luther, Jr.` has parts; without a comma it has none."""
    parts = [part.strip() for part in words.split(",")]
    if not 1 < len(parts) <= 3 or not all(parts):
        return words
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _config(title: str, authors: Sequence[str], source: Path, data: bytes) -> dict[str, Any]:
    names = [_author(words) for words in authors]
    return {
        "title": title,
        "author": names[0] if len(names) == 1 and isinstance(names[0], str) else names,
        "date": "",
        "copy-text": f"docs/text/{source.name}",
        "sha256": hashlib.sha256(data).hexdigest(),
        "licence": "CC-BY-SA-4.0",
        "issued": date.today().isoformat(),
    }


def _rules() -> Iterator[tuple[str, str]]:
    """Rules to try with their numerals, the commonest first."""
    for prefix, separator, numerals in product(PREFIXES, SEPARATORS, ("arabic", "roman")):
        for word in dict.fromkeys((prefix, prefix.upper())):
            yield f"{word} {{n}}{separator}{{title}}".lstrip(), numerals
    for rule in TITLES:
        yield rule, "arabic"


def _sections(content: str, config: dict[str, Any], rule: tuple[str, str]) -> int:
    made = Config.model_validate({**config, "heading": rule[0], "numerals": rule[1]})
    return len(parse_text(content, made.rules()).sections)
