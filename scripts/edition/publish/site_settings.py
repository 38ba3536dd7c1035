"""What another folder may say about its site; see `site_config` for how its words are escaped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from edition.formats.site_file import inert
from edition.read.config import read_config
from edition.read.files import read_plain

NAME = "mkdocs.yml"
WEB = ("http://", "https://")
"""What the addresses in it begin with; others could run code."""

# A logger of the mkdocs tree, so that --strict counts what it says.
log = logging.getLogger("mkdocs.hooks.edition")


class _DataLoader(yaml.SafeLoader):
    """Reads unknown tags as nothing, and refuses aliases: a few lines could become millions."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it uses a YAML alias")
        return super().compose_node(parent, index)


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
    return {**said, **_own(root / NAME)}


def _own(path: Path) -> dict[str, Any]:
    """The values that the file sets for `FOLDER_KEYS`; what is wrong is left out with a warning."""
    try:
        content, problems = read_plain(path, NAME)
        data = yaml.load(content, Loader=_DataLoader)
    except OSError:
        return {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        log.warning("%s cannot be read: %s", NAME, error)
        return {}
    for problem in problems:
        log.warning("%s", problem)
    if not isinstance(data, dict):
        return {}
    said = {key: read(data[key]) for key, read in FOLDER_KEYS.items() if data.get(key)}
    for key in (key for key, value in said.items() if value is None):
        log.warning("%s: `%s` has a value that cannot be used, and is ignored", NAME, key)
    return {key: value for key, value in said.items() if value is not None}


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    return value if isinstance(value, str) and value.startswith(WEB) else None


def _nav(value: Any) -> list[Any] | None:
    """The navigation in the shape that MkDocs demands.

    Addresses are kept if they are of the web; see `navigation` for those of pages.
    """
    made: list[Any] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and (":" not in item or _address(item)):
            made.append(item)
        elif isinstance(item, dict):
            inside = ((str(title), _nav(below), below) for title, below in item.items())
            made += [{t: m[0] if isinstance(b, str) else m} for t, m, b in inside if m]
    return made or None


FOLDER_KEYS: dict[str, Callable[[Any], Any]] = {
    "site_name": _words,
    "site_description": _words,
    "site_url": _address,
    "repo_url": _address,
    "copyright": _words,
    "nav": _nav,
}
"""What may be set in its mkdocs.yml, and how it is read; everything else could run code."""
