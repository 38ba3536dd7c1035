"""Commentaries: continuous prose on a section."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from edition.kinds.common import Head
from edition.kinds.kind import Kind
from edition.kinds.values import Ids, Words


class Commentary(Head):
    """Continuous prose on a section, whose number is its id."""

    summary: Words
    by: Annotated[Ids, Field(min_length=1)]


KIND = Kind(
    name="commentary",
    folder="commentary",
    model=Commentary,
    example={"summary": "On the landing."},
    long_body=True,
    plural="commentaries",
    title="Commentaries",
    page="text/",
    referable=False,
    label=lambda id_, _: f"commentary on section {id_}",
    search="commentary",
    searched=None,
)
