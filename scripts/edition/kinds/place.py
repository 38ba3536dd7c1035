"""Places on earth; a place in the text is a locus."""

from __future__ import annotations

from edition.kinds.kind import Kind, Register
from edition.kinds.named import Lasting, by_name, found_by_name, lasting_facts, tei_lasting
from edition.kinds.values import Coordinates, coordinates


class Location(Lasting):
    """A place of the register (`Place` is a place in the text)."""

    coordinates: Coordinates = ""


def _schema(head: Location) -> dict[str, object]:
    latitude, longitude = coordinates(head.coordinates)
    if not latitude:
        return {}
    point = {"latitude": float(latitude), "longitude": float(longitude)}
    return {"geo": {"@type": "GeoCoordinates", **point}}


KIND = Kind(
    name="place",
    folder="places",
    model=Location,
    example={"name": "The River", "forms": ["river"]},
    name_key="name",
    key_order="name start end forms russian coordinates authorities",
    searched=found_by_name,
    tei=lambda record: tei_lasting("place", "placeName", record),
    tei_list="listPlace",
    tei_mention="placeName",
    register=Register(facts=lasting_facts, order=by_name, schema_type="Place", schema=_schema),
)
