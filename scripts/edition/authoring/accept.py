"""Turn an issue made with the note form into files of the edition.

The payload is JSON of GitHub's API or of a webhook. All of it is hostile: only an id becomes
part of a path, and the files are checked like any others.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from edition.assemble.edition import Edition
from edition.authoring.reserved_names import bare_name, is_reserved
from edition.build import build_edition
from edition.history.git import begin_branch
from edition.model.problems import Problem
from edition.read.draft import ANONYMOUS, FIELDS, INVALID_ID, LONGEST_VALUE, Draft, id_from, is_id
from edition.read.files import SIZE_LIMIT, linked_part, write_inside
from edition.read.records import ids_of_files

CONTRIBUTORS = "annotations/contributors"
EMPTY = "_No response_"
PAYLOAD_LIMIT = 1024 * 1024
"""Bytes; GitHub's own limit of a body is 65,536 characters."""

_TICKED = re.compile(r"- \[[xX]\] ")


class NotAcceptedError(Exception):
    """Says why nothing was written."""


def read_issue(data: bytes) -> Draft:
    """Read a payload as a draft.

    Raises:
        NotAcceptedError: if it is not an issue made with the form, or lacks consent.
    """
    fields = _answers(_body(data))
    if not _TICKED.match(fields["consent"]):
        raise NotAcceptedError("Consent is missing: the last box of the form is not ticked.")
    for key in FIELDS.keys() - {"note", "quote", "consent", "sources"}:
        if len(fields[key]) > LONGEST_VALUE:
            message = (
                f"‘{FIELDS[key]}’ has {len(fields[key]):,} characters, {LONGEST_VALUE} at most."
            )
            raise NotAcceptedError(message)
    name = " ".join(fields["name"].split())
    by = fields["by"] or (id_from(name) if name else ANONYMOUS)
    if not is_id(by):
        raise NotAcceptedError(INVALID_ID.format(by))
    return Draft(
        **{key: fields[key] for key in ("at", "quote", "prefix", "suffix", "occurrence")},
        **{key: fields[key] for key in ("kind", "certainty", "note", "orcid")},
        by=by,
        name="Anonymous" if by == ANONYMOUS else name,
        sources=tuple(re.findall(r"[^\s,;\[\]]+", fields["sources"])),
    )


def accept(
    root: Path, data: bytes, branch: bool = False, confirmed: bool = False
) -> tuple[list[Path], list[Problem]]:
    """Write the files of an issue, on a new git branch if asked.

    Args:
        root: of the edition.
        data: the issue.
        branch: whether to create a branch for the files.
        confirmed: whether the existing contributor whom it names is known to have sent it.

    Returns:
        The files, and the problems in them.

    Raises:
        NotAcceptedError: if nothing was written; also where a confirmation is missing.
    """
    draft = read_issue(data)
    edition, _ = build_edition(root)
    files = _files(root, edition, draft)
    if (whose := _known_contributor(root, edition, draft)) and not confirmed:
        raise NotAcceptedError(
            f"The issue has the name or id of an existing contributor, {whose}. "
            "Ask them whether they sent it; if they did, add --confirmed."
        )
    name = f"note/{next(iter(files)).stem}"
    if branch and not begin_branch(root, name):
        raise NotAcceptedError(
            f"The branch {name} could not be created: either this folder is not a git repository "
            "with a commit, or the branch already exists."
        )
    for path, text in files.items():
        write_inside(root, path, text)
    _, problems = build_edition(root)
    written = {path.relative_to(root).as_posix() for path in files}
    return list(files), [each for each in problems if each.path in written]


def _files(root: Path, edition: Edition, draft: Draft) -> dict[Path, str]:
    locus = draft.locus
    if locus is None or locus not in edition.reading_text.by_locus:
        shown = " ".join(draft.at.split())
        raise NotAcceptedError(f"There is no paragraph {shown!r}; it is named as in 2.3.")
    if not draft.quote.strip():
        raise NotAcceptedError("The words that the note is on are missing.")
    folder = root / "annotations"
    notes = folder / "notes" / str(locus.section)
    id_ = id_from(draft.quote, ids_of_files(root, "note"))
    files = {notes / f"{id_}.md": draft.file()}
    contributor = root / CONTRIBUTORS / f"{draft.by}.yml"
    if not contributor.exists():
        files[contributor] = draft.contributor_file()
    for path, text in files.items():
        if len(text.encode("utf-8")) > SIZE_LIMIT:
            raise NotAcceptedError(f"The file {path.name} would be over {SIZE_LIMIT >> 10} kB.")
        if linked := linked_part(root, path):
            raise NotAcceptedError(f"{linked.relative_to(root).as_posix()} is a symbolic link.")
    return files


def _known_contributor(root: Path, edition: Edition, draft: Draft) -> str:
    """Return the id of the contributor who signs a draft; empty if new or anonymous.

    Raises:
        NotAcceptedError: if someone new has no name, or a name that readers would misunderstand.
    """
    if draft.by == ANONYMOUS:
        return ""
    known = edition.records.ids("contributor")
    if (root / CONTRIBUTORS / f"{draft.by}.yml").exists():
        return f"{known[draft.by].head.name} ({draft.by})" if draft.by in known else draft.by
    if not draft.name:
        message = f"The id {draft.by!r} is new, but there is no name: ask for it."
        raise NotAcceptedError(message)
    if reserved := next(filter(is_reserved, (draft.name, draft.by)), ""):
        message = f"No contributor may sign as {reserved!r}: ask for another name, or for none."
        raise NotAcceptedError(message)
    names = {bare_name(entry.head.name): entry for entry in known.values()}
    twin = names.get(bare_name(draft.name))
    return f"{twin.head.name} ({twin.id})" if twin else ""


def _body(data: bytes) -> str:
    """Return the text of an issue from either form of payload, with LF line ends."""
    if len(data) > PAYLOAD_LIMIT:
        raise NotAcceptedError(f"The payload is over {PAYLOAD_LIMIT >> 20} MB.")
    try:
        payload: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise NotAcceptedError("The file is not JSON.") from None
    issue = payload.get("issue", payload) if isinstance(payload, dict) else None
    body = issue.get("body") if isinstance(issue, dict) else None
    if not isinstance(body, str):
        raise NotAcceptedError("The file is not an issue: it has no `body`.")
    # Not representable in a file: lone surrogates and invisible characters.
    body = body.encode("utf-8", "replace").decode("utf-8")
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "", body)


def _answers(body: str) -> dict[str, str]:
    """Split the text at the headings of the form; other headings belong to an answer.

    The headings come in the order of the form. Those after the note are searched from the end, so
    that a heading inside the note cannot pass for one of the form.
    """
    labels = list(FIELDS.items())
    after = [key for key, _ in labels].index("note") + 1
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for key, label in labels[:after]:
        start = f"\n{body}".find(f"\n### {label}\n", at)
        places[key] = (start, start + len(f"### {label}\n"))
        at = max(at, start + 1)
    end = len(body) + 1
    for key, label in reversed(labels[after:]):
        start = f"\n{body}".rfind(f"\n### {label}\n", 0, end)
        places[key] = (start, start + len(f"### {label}\n"))
        end = start + 1 if start >= 0 else end
    missing = [label for key, label in labels if places[key][0] < 0]
    starts = [places[key][0] for key, _ in labels]
    if missing or starts != sorted(starts):
        names = ", ".join(f"‘{label}’" for label in missing) or "in their order"
        raise NotAcceptedError(f"This issue was not made with the form: no headings {names}.")
    answers = {}
    for (key, _), stop in zip(labels, [*starts[1:], len(body)], strict=True):
        answer = body[places[key][1] : stop].strip()
        answers[key] = "" if answer == EMPTY else answer
    return answers
