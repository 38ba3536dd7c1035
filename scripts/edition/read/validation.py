"""Translate validation errors into problems, in the words and codes of this project."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from edition.kinds.csl import CSL_VARIABLES, DATE_VARIABLES, NAME_VARIABLES, is_well_formed
from edition.kinds.kind import Kind, allowed_values
from edition.kinds.source import Source
from edition.kinds.values import WEB_ADDRESS
from edition.model.problems import Problem, did_you_mean, problem
from edition.model.text import LocusRange
from edition.read.front_matter import Document

_NOT_A_POINT = re.compile(r"\s*[,:;/·]\s*|(?<=\d)\s+(?=\d)")

SHAPES = {
    "tuple_type": ("a list", "Write `{key}: [{given}]`."),
    "too_short": ("a list of at least one", "Write `{key}: [one, two]`."),
    "dict_type": ("a list of names, each with its words", "Write `{key}: {{name: words}}`."),
    "string_type": ("one piece of text", 'Write `{key}: "…"`, in double quotes.'),
    "int_type": ("a whole number", "Write `{key}: 2`."),
    "int_parsing": ("a whole number", "Write `{key}: 2`."),
    "int_parsing_size": ("a whole number", "Write `{key}: 2`."),
    "greater_than_equal": ("a whole number from 1", "Write `{key}: 2`."),
}
"""For each type that pydantic can miss: its name, and how to write it."""


def explain(document: Document, kind: Kind, error: ValidationError) -> list[Problem]:
    """Report each error of a head once."""
    problems = [_explained(document, kind, dict(finding)) for finding in error.errors()]
    # A misspelt key is not reported as missing, too.
    guesses = {h.text for p in problems for h in p.hints if h.label == "did you mean"}
    problems = [
        p for p in problems if p.code != "missing-key" or p.message.split("`")[1] not in guesses
    ]
    return list({(p.line, p.code, p.message): p for p in problems}.values())


def explain_csl(document: Document) -> list[Problem]:
    """Report invalid CSL variables of a source, which its model lets through."""
    known = sorted({*Source.model_fields, *CSL_VARIABLES})
    problems = []
    for key, value in document.fields.items():
        if key not in known:
            problems.append(_unknown_key(document, key, known))
        elif key not in Source.model_fields and not is_well_formed(key, value):
            shape, fix = "one piece of text", f'Write `{key}: "…"`.'
            if key in NAME_VARIABLES:
                shape, fix = "a list of names", f"Write `{key}: [{{family: Carr, given: E. H.}}]`."
            elif key in DATE_VARIABLES:
                shape, fix = "a date", f"Write `{key}: 1921-03-08` or `{key}: 1921`."
            message = f"`{key}` is {shape}, which this is not"
            problems.append(
                problem(document.path, document.line(key), "wrong-type", message, fix=fix)
            )
        elif key == "URL" and not WEB_ADDRESS.fullmatch(str(value)):
            message = f"`{key}: {value}`: this is not a web address"
            problems.append(problem(document.path, document.line(key), "dangerous-link", message))
    return problems


def _explained(document: Document, kind: Kind, finding: dict[str, Any]) -> Problem:
    key, *inside = (str(part) for part in finding["loc"] or ("",))
    line, given = document.line(key), finding["input"]
    code, hints = str(finding["type"]), {}
    shown = f"`{key}: {given}`" if isinstance(given, str) and given else f"`{key}`"
    if code == "extra_forbidden":
        return _unknown_key(document, key, kind.keys)
    if code == "missing":
        code, line, message = "missing-key", 1, f"`{key}` is missing"
        old = kind.old_names.get(key, "")
        hints = {"fix": f"Add a line `{key}: …` to the front matter."}
        if old in document.fields:
            hints = {"fix": f"Rename the key `{old}` to `{key}`."}
        values = allowed_values(kind.model, key)
        hints |= {"allowed": ", ".join(values)} if values else {}
    elif code in ("literal_error", "bad-value"):
        allowed = finding["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        guess = did_you_mean(given, allowed.split(", ")) if isinstance(given, str) else ""
        hints = {"did you mean": guess, "allowed": allowed}
        code, message = "bad-value", f"{shown} is not one of its values"
    elif code in SHAPES:
        shape, fix = SHAPES[code]
        hints = {
            "fix": fix.format(key=key, given=given if given and isinstance(given, str) else "one")
        }
        what = f"each item of `{key}`" if inside else f"`{key}`"
        code, message = "wrong-type", f"{what} is {shape}, not {_named(given)}"
    elif code == "unknown-locus" and isinstance(given, str):
        message = f"{shown}: {finding['msg']}"
        guess = _NOT_A_POINT.sub(".", given.strip("§ ."))
        if guess != given and LocusRange.parse(guess):
            hints = {"did you mean": guess, "fix": f"Write `{key}: {guess}`."}
    else:  # raised by a model or type in kinds/
        message = f"{shown}: {finding['msg']}" if key else finding["msg"]
        hints = {"fix": finding["ctx"]["fix"]} if "fix" in finding.get("ctx", {}) else {}
        if code == "source-missing":
            line = document.line("certainty")
    return problem(document.path, line, code, message, **hints)


def _named(given: object) -> str:
    """Return a value as a message shows it."""
    if isinstance(given, str):
        return f"`{given}`" if given else "nothing"
    if isinstance(given, dict):
        return "names with values"
    return "a list" if given else "an empty list"


def _unknown_key(document: Document, key: str, known: list[str]) -> Problem:
    hints = {"did you mean": did_you_mean(key, known)}
    if not hints["did you mean"] and len(known) < 30:
        hints = {"allowed": ", ".join(known)}
    message = f"`{key}` is not a key of this kind of record"
    return problem(document.path, document.line(key), "unknown-key", message, **hints)
