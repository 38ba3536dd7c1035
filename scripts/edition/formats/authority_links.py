"""The addresses of people, places and other things in authority files."""

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
"""Patterns by the name of the authority in lower case; any other needs a full address."""


def same_as(authorities: Mapping[str, str]) -> list[str]:
    """Return the addresses of the same thing elsewhere; ids of unknown authorities are ignored."""
    found = []
    for name, value in authorities.items():
        if value.startswith(("https://", "http://")):
            found.append(value)
        elif pattern := PATTERNS.get(name.strip().casefold()):
            found.append(pattern.format(value.strip()))
    return found
