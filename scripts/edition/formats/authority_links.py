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
