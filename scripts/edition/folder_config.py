"""What another folder's mkdocs.yml may say about its site."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import yaml

FOLDER_KEYS = ("site_name", "site_description", "site_url", "repo_url", "copyright", "nav")
"""What may be set there; everything else could run code."""

log = logging.getLogger("mkdocs.hooks.edition")


class _DataLoader(yaml.SafeLoader):
    """Reads tags that it does not know as nothing."""


_DataLoader.add_multi_constructor("", lambda *_: None)


def folder_config(path: Path) -> dict[str, Any]:
    """The keys of `FOLDER_KEYS` that the file sets; none if it cannot be read, which is told."""
    if not path.is_file() or path.is_symlink():
        return {}
    try:
        data = yaml.load(path.read_bytes(), Loader=_DataLoader)
    except yaml.YAMLError as error:
        log.warning("mkdocs.yml cannot be read: %s", error)
        return {}
    if not isinstance(data, dict):
        return {}
    return {key: data[key] for key in FOLDER_KEYS if data.get(key)}
