"""Works relied on."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict

from edition.kinds.common import Head
from edition.kinds.csl import CSL_VARIABLES
from edition.kinds.kind import Kind
from edition.kinds.values import CslType, WebAddress, Words


class Source(Head):
    """A work relied on: a CSL item (https://docs.citationstyles.org/en/stable/specification.html)."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: CslType
    title: Words
    seen: str = ""
    """What the editors saw of it."""
    archive: WebAddress = ""
    """Address of an archived copy."""

    @property
    def address(self) -> str:
        """Its address on the web, if it has one."""
        return str((self.model_extra or {}).get("URL", ""))

    @property
    def csl(self) -> dict[str, Any]:
        """The item's CSL variables as strings and lists, without our own keys."""
        extra = self.model_extra or {}
        return {"type": self.type, "title": self.title, **extra}


KIND = Kind(
    name="source",
    folder="sources",
    model=Source,
    example={"type": "book", "title": "The River"},
    suffix=".yml",
    has_body=False,
    page="bibliography/",
    name_key="title",
    more_keys=CSL_VARIABLES,
    search="works",
    searched=None,
)
