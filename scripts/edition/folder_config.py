"""What another folder may say about its site."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from edition.config import read_config
from edition.render.site_file import inert

FOLDER_KEYS = ("site_name", "site_description", "site_url", "repo_url", "copyright", "nav")
"""What may be set in its mkdocs.yml; everything else could run code."""

log = logging.getLogger("mkdocs.hooks.edition")


class _DataLoader(yaml.SafeLoader):
    """Reads tags that it does not know as nothing."""


_DataLoader.add_multi_constructor("", lambda *_: None)


def folder_config(root: Path) -> dict[str, Any]:
    """What an edition says of its site: in its mkdocs.yml, else in its edition.yml.

    Args:
        root: the folder that holds annotations/edition.yml.
    """
    config, _ = read_config(root)
    said = {}
    if config:
        said = {
            "site_name": inert(config.title),
            "site_description": inert(config.description),
            "copyright": f"Annotations {escape(config.licence)}",
        }
    return {**said, **_own(root / "mkdocs.yml")}


def _own(path: Path) -> dict[str, Any]:
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
