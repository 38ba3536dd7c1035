"""A summary of a proposal's changes to the annotations, as Markdown for GitHub's page on a check.

Contributors' words are not trusted: every character that could be markup is written as a character
reference.
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from edition.assemble.edition import Edition
from edition.history.git import run_git
from edition.history.log import HOW
from edition.kinds.kind import value_of
from edition.kinds.table import KINDS
from edition.model.problems import Problem, count_problems
from edition.model.text import Ref
from edition.read.body import plain_text
from edition.read.records import FOLDER, Entry

MAX_LENGTH = 900_000
"""Maximum length in characters; GitHub accepts summaries of 1 MiB."""

_MARKUP = re.compile(r"[!-+\-./:-@\[-`{-~]")


class Change(NamedTuple):
    """The change of one file of annotations/ in a proposal."""

    how: str
    """`added`, `changed` or `removed`."""
    path: str
    """Posix, relative to the edition's root."""


def changes_since(root: Path, base: str) -> list[Change] | None:
    """Return the files of annotations/ that differ from a commit; None if git cannot compare.

    Args:
        root: the edition's folder.
        base: the name of a commit, as git accepts it; options are rejected.
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/^~-]{0,200}", base):
        return None
    output = run_git(
        root, "diff", "--name-status", "--no-renames", "--no-ext-diff", "--no-textconv",
        "--relative", "-z", f"{base}...HEAD", "--", FOLDER,
    )  # fmt: skip
    if output is None:
        return None
    fields = output.decode("utf-8", "replace").split("\0")
    return [
        Change(HOW.get(how[:1], "changed"), path)
        for how, path in zip(fields[::2], fields[1::2], strict=False)
    ]


def render_summary(
    edition: Edition, problems: Sequence[Problem], changes: Sequence[Change] | None
) -> str:
    """Return the counts, then the text of each record that is new or changed."""
    lines = [
        "## What this proposal changes",
        "",
        f"The check found {count_problems(problems)}.",
        "",
    ]
    if changes is None:
        lines.append("The changes are not known, because the commit to compare with is missing.")
    elif not changes:
        lines.append("No annotations are changed.")
    else:
        lines += _counts(changes)
        by_path = {entry.path: entry for entry in edition.records}
        length = 0
        for change in changes:
            shown = _details(edition, change, by_path.get(change.path))
            lines += shown
            length += sum(map(len, shown))
            if length > MAX_LENGTH:
                lines += ["", "There are more changes than can be shown here."]
                break
    return "\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Escape words for Markdown and HTML; line ends become spaces."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", plain)


def _counts(changes: Sequence[Change]) -> list[str]:
    counts = Counter((_kind(change.path), change.how) for change in changes)
    return [f"- {kind}: {n} {how}" for (kind, how), n in sorted(counts.items())]


def _kind(path: str) -> str:
    parts = PurePosixPath(path).parts
    folder = parts[1] if len(parts) > 2 else ""
    return next((kind.folder for kind in KINDS.values() if kind.folder == folder), "other files")


def _details(edition: Edition, change: Change, entry: Entry[Any] | None) -> list[str]:
    title = ["", f"### {escaped(change.path)}: {change.how}", ""]
    if change.how == "removed":
        return [*title, "Do not remove a published id; retire the record with `status: retired`."]
    if entry is None:
        return [*title, "The record is not valid; see the messages of the check."]
    body = edition.bodies.get(entry.ref)
    text = plain_text(body) if body else ""
    return [
        *title,
        *_heading(edition, entry),
        *(f"> {escaped(p)}\n>" for p in text.splitlines() if p),
    ]


def _heading(edition: Edition, entry: Entry[Any]) -> list[str]:
    kind = KINDS[entry.ref.kind]
    facts = [str(value) for key in kind.fact_keys if (value := value_of(entry.head, key))]
    names = [_name(edition, name) for name in entry.head.by]
    name = kind.named_by(entry.head)
    lines = [f"**{escaped(name)}**"] if name else []
    lines += [escaped(" · ".join([*facts, *names]))] if facts or names else []
    return [*lines, ""]


def _name(edition: Edition, id_: str) -> str:
    ref = Ref("contributor", id_)
    return str(edition.records[ref].head.name) if ref in edition.records else id_
