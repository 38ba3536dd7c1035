"""The addresses of licences by SPDX identifier."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)")


def licence_url(identifier: str) -> str:
    """Return the address of a licence: `https://creativecommons.org/licenses/by-sa/4.0/`."""
    if identifier == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if match := _CREATIVE_COMMONS.fullmatch(identifier):
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return f"https://spdx.org/licenses/{identifier}.html"
