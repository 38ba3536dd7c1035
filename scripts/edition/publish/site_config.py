"""Make the texts of mkdocs.yml safe, because the theme prints them without escaping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import nh3

from edition.formats.site_file import inert

PLAIN = ("site_name", "site_description", "site_author", "repo_name", "nav")
"""Keys whose values are plain text; `copyright` can also have links."""
ADDRESSES = ("site_url", "repo_url")


def safe_config(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that the theme prints, without markup except links in `copyright`."""
    safe = {key: _inert(config[key]) for key in PLAIN if config.get(key)}
    safe |= {key: quote(str(config[key]), safe=":/@%") for key in ADDRESSES if config.get(key)}
    if notice := config.get("copyright"):
        attributes = {"a": {"href", "rel"}}
        schemes = {"http", "https", "mailto"}
        safe["copyright"] = nh3.clean(
            str(notice), tags={"a"}, attributes=attributes, url_schemes=schemes, link_rel=None
        )
    return safe


def _inert(value: Any) -> Any:
    """Make a value or a nested navigation inert."""
    if isinstance(value, list):
        return [_inert(each) for each in value]
    if isinstance(value, dict):
        return {_inert(key): _inert(each) for key, each in value.items()}
    return inert(value) if isinstance(value, str) else value
