"""Names of authority files -> the addresses under which they keep what they describe."""

from __future__ import annotations

from collections.abc import Mapping

PATTERNS = {
    "bnf": "https://data.bnf.fr/ark:/12148/cb{}",
    "geonames": "https://sws.geonames.org/{}/",
    "gnd": "https://d-nb.info/gnd/{}",
    "isni": "https://isni.org/isni/{}",
    "lcnaf": "https://id.loc.gov/authorities/names/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
}
"""By the name in small letters; an authority that is not here needs a whole address."""


def same_as(authorities: Mapping[str, str]) -> list[str]:
    """The addresses of the same thing elsewhere; an id of an unknown authority gives none."""
    found = []
    for name, value in authorities.items():
        if value.startswith(("https://", "http://")):
            found.append(value)
        elif pattern := PATTERNS.get(name.strip().casefold()):
            found.append(pattern.format(value.strip()))
    return found


def coordinates(text: str) -> tuple[str, str]:
    """`59.94, 30.31` as latitude and longitude in degrees; two empty strings if it is not that."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2:
        return "", ""
    try:
        latitude, longitude = float(parts[0]), float(parts[1])
    except ValueError:
        return "", ""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return "", ""
    return parts[0], parts[1]
