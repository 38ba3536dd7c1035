"""Those who sign records."""

from __future__ import annotations

from edition.kinds.common import Head
from edition.kinds.kind import Kind
from edition.kinds.values import Orcid, WebAddress, Words


class Contributor(Head):
    """Somebody who signs records."""

    name: Words
    role: Words
    orcid: Orcid = ""
    url: WebAddress = ""

    @property
    def orcid_address(self) -> str:
        """The address of the ORCID record, if there is one."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""


KIND = Kind(
    name="contributor",
    folder="contributors",
    model=Contributor,
    example={"name": "Anna", "role": "reader"},
    suffix=".yml",
    has_body=False,
    referable=False,
    name_key="name",
    counted=False,
    search="",
    searched=None,
)
