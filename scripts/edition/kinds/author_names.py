"""The value of `author` in annotations/edition.yml: CSL names, or one name in plain words."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from edition.model.problems import did_you_mean

CslName = dict[str, str]

PARTS = ("family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle")
FIX = (
    "Write one line for each author, such as `- {family: Kollontai, given: Alexandra}`, or "
    "`- {literal: The Communist Party}` for a group; `author: []` if nobody is named."
)


def _names(value: object) -> list[CslName]:
    names = value if isinstance(value, list) else [value]
    return [_name(name, number) for number, name in enumerate(names, 1)]


def _name(value: object, number: int) -> CslName:
    if isinstance(value, str) and value.strip():
        return {"literal": value.strip()}
    if not isinstance(value, dict):
        raise _problem(f"author {number} is not a name")
    for key, part in value.items():
        if key not in PARTS:
            guess = did_you_mean(str(key), [*PARTS])
            hint = f"; did you mean `{guess}`?" if guess else f"; a name has {', '.join(PARTS)}"
            raise _problem(f"author {number}: `{key}` is not a part of a name{hint}")
        if not isinstance(part, str) or not part.strip():
            raise _problem(f"author {number}: `{key}` is not a piece of text")
    if "literal" in value and len(value) > 1:
        raise _problem(f"author {number}: a name with `literal` has no other part")
    if not value.keys() & {"family", "given", "literal"}:
        raise _problem(f"author {number} has neither `family` nor `literal`")
    return {str(key): part.strip() for key, part in value.items()}


def _problem(message: str) -> PydanticCustomError:
    return PydanticCustomError("bad-author", "{message}", {"message": message, "fix": FIX})


AuthorNames = Annotated[tuple[CslName, ...], BeforeValidator(_names)]
