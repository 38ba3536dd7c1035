"""Witnesses: the documents that carry the text."""

from __future__ import annotations

import re

from edition.kinds.common import Head
from edition.kinds.kind import Kind
from edition.kinds.values import Words


class Witness(Head):
    """A document that carries the text; its siglum is its id."""

    name: Words
    dated: Words
    copies: str = ""
    """Siglum of the witness that it copies."""


KIND = Kind(
    name="witness",
    folder="witnesses",
    model=Witness,
    example={"name": "A copy", "dated": "1904"},
    long_body=True,
    id_pattern=re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*"),
    plural="witnesses",
    page="apparatus/",
    name_key="name",
    old_names={"dated": "date"},
    label=lambda id_, _: id_,
    record_keys={"copies": "witness"},
    search="apparatus",
    searched=lambda head: [head.name, head.dated],
)
