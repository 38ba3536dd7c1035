"""What a proposal changes in the annotations, as Markdown for GitHub's page about a check.

What contributors wrote is hostile: every sign that could be mark-up is written as a character
reference, so that their words are shown as words.
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

LIMIT = 900_000
"""Characters; GitHub takes a summary of 1 MiB."""

_SIGN = re.compile(r"[!-+\-./:-@\[-`{-~]")


class Change(NamedTuple):
    """One file of annotations/ that a proposal touches."""

    how: str
    """`added`, `changed` or `removed`."""
    path: str
    """Posix, relative to the edition's root."""


def changes_since(root: Path, base: str) -> list[Change] | None:
    """The files of annotations/ that differ from a commit; None if git cannot say.

    Args:
        root: the edition's folder.
        base: the name of a commit, as git takes it; an option is no name.
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
    """Counts first, then the text of each record that is new or changed."""
    lines = [
        "## What this proposal changes",
        "",
        f"The check found {count_problems(problems)}.",
        "",
    ]
    if changes is None:
        lines.append("What is new could not be told: the commit to compare with is not here.")
    elif not changes:
        lines.append("No annotation is touched.")
    else:
        lines += _counted(changes)
        by_path = {entry.path: entry for entry in edition.records}
        length = 0
        for change in changes:
            shown = _shown(edition, change, by_path.get(change.path))
            lines += shown
            length += sum(map(len, shown))
            if length > LIMIT:
                lines += ["", "…and more than can be shown here."]
                break
    return "\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Words that mean nothing to Markdown or HTML; line ends become spaces."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", plain)


def _counted(changes: Sequence[Change]) -> list[str]:
    counts = Counter((_kind(change.path), change.how) for change in changes)
    return [f"- {kind}: {n} {how}" for (kind, how), n in sorted(counts.items())]


def _kind(path: str) -> str:
    parts = PurePosixPath(path).parts
    folder = parts[1] if len(parts) > 2 else ""
    return next((kind.folder for kind in KINDS.values() if kind.folder == folder), "other files")


def _shown(edition: Edition, change: Change, entry: Entry[Any] | None) -> list[str]:
    title = ["", f"### {escaped(change.path)}: {change.how}", ""]
    if change.how == "removed":
        return [*title, "A published id never disappears: it is retired with `status: retired`."]
    if entry is None:
        return [*title, "No valid record; the check says why."]
    body = edition.bodies.get(entry.ref)
    text = plain_text(body) if body else ""
    return [*title, *_head(edition, entry), *(f"> {escaped(p)}\n>" for p in text.splitlines() if p)]


def _head(edition: Edition, entry: Entry[Any]) -> list[str]:
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
