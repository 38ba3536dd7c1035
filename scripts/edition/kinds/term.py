"""Headwords of the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from edition.formats.xml import Child, el
from edition.kinds.common import Head
from edition.kinds.kind import Kind, TeiRecord
from edition.kinds.values import Ids, Words
from edition.model.text import Ref


class Term(Head):
    """A headword of the glossary."""

    headword: Words
    forms: Annotated[Ids, Field(min_length=1)]
    russian: str = ""
    transliteration: str = ""
    see: Ids = ()


def _tei(record: TeiRecord) -> Child:
    head: Term = record.head
    russian: list[Child] = [
        [" ", el("foreign", words, xml_lang=language)]
        for words, language in ((head.russian, "ru"), (head.transliteration, "ru-Latn"))
        if words
    ]
    see = [
        el("item", el("ref", found[0], target=found[1]))
        for each in head.see
        if (found := record.named(Ref("term", each)))
    ]
    item = el(
        "item",
        record.prose(),
        el("list", [el("item", form) for form in head.forms], type="forms"),
        el("list", see, type="see") if see else None,
    )
    return [el("label", el("term", head.headword, **record.attributes), russian), item]


KIND = Kind(
    name="term",
    folder="glossary",
    model=Term,
    example={"headword": "river", "forms": ["river"]},
    title="Glossary headwords",
    name_key="headword",
    record_keys={"see": "term"},
    search="glossary",
    searched=lambda head: [head.headword, head.russian, head.transliteration],
    tei=_tei,
    tei_mention="term",
)
