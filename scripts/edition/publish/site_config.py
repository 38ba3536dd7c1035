"""What mkdocs.yml says of the site, made safe: the theme prints all of it without escaping it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import nh3

from edition.formats.site_file import inert

PLAIN = ("site_name", "site_description", "site_author", "repo_name", "nav")
"""Keys that hold words; `copyright` may hold links, too."""
ADDRESSES = ("site_url", "repo_url")


def safe_config(config: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that the theme prints, each without any mark-up but links in `copyright`."""
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
    """The titles and addresses of a navigation, however deep, or one value."""
    if isinstance(value, list):
        return [_inert(each) for each in value]
    if isinstance(value, dict):
        return {_inert(key): _inert(each) for key, each in value.items()}
    return inert(value) if isinstance(value, str) else value
