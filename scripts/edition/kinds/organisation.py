"""Organisations and institutions."""

from __future__ import annotations

from edition.kinds.kind import Kind, Register
from edition.kinds.named import Lasting, by_name, found_by_name, lasting_facts, tei_lasting
from edition.kinds.values import Coordinates


class Organisation(Lasting):
    """An organisation or institution."""

    coordinates: Coordinates = ""


KIND = Kind(
    name="organisation",
    folder="organisations",
    model=Organisation,
    example={"name": "The Committee", "forms": ["committee"]},
    name_key="name",
    key_order="name start end forms russian coordinates authorities",
    searched=found_by_name,
    tei=lambda record: tei_lasting("org", "orgName", record),
    tei_list="listOrg",
    tei_mention="orgName",
    register=Register(
        facts=lasting_facts,
        order=by_name,
        schema_type="Organization",
        schema=lambda head: {"foundingDate": head.start, "dissolutionDate": head.end},
    ),
)
