"""The settings of a site: those of the engine, overridden by those of the edition.

No setting can run code: only the keys in `SAFE_KEYS` are read from an untrusted folder.
`site_config` makes their texts safe to print.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from edition.formats.site_file import inert
from edition.read.config import read_config
from edition.read.files import read_plain

DEFAULT_SETTINGS = {
    "site_name": "An edition",
    "theme": {"name": "material"},
    "plugins": ["edition"],
}
"""What MkDocs requires, for an edition without a mkdocs.yml."""

NAME = "mkdocs.yml"
ENGINE = Path(__file__).resolve().parents[1]
ENGINE_SETTINGS = ENGINE / "assets" / NAME
WEB_SCHEMES = ("http://", "https://")
"""The beginnings of allowed addresses; others could run code."""
EXTENDED_LISTS = ("extra_css", "extra_javascript")
"""Lists of the engine that an edition extends; any other is replaced."""
MERGED = (*EXTENDED_LISTS, "theme", "extra", "validation")
"""Settings of the engine that an edition extends; any other is replaced."""

# A logger below `mkdocs`, so that --strict counts its warnings.
log = logging.getLogger("mkdocs.plugins.edition")


class _SettingsLoader(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as MkDocs does."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> object:
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_SettingsLoader.add_constructor("!ENV", _from_environment)


class _DataLoader(yaml.SafeLoader):
    """Reads unknown tags as null, and rejects aliases, which can make a short file enormous."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it uses a YAML alias")
        return super().compose_node(parent, index)


_DataLoader.add_multi_constructor("", lambda *_: None)


def engine_settings() -> dict[str, Any]:
    """Read the default settings of every edition, in the shape of mkdocs.yml."""
    settings: dict[str, Any] = yaml.load(ENGINE_SETTINGS.read_bytes(), Loader=_SettingsLoader)
    return settings


def site_settings(root: Path) -> dict[str, Any]:
    """Merge the engine's settings with those of an edition, in the shape of mkdocs.yml.

    Args:
        root: the folder that contains annotations/edition.yml.
    """
    if contains_engine(root):
        own = yaml.load((root / NAME).read_bytes(), Loader=_SettingsLoader)
        return merge_settings(engine_settings(), edition_settings(root), own)
    return merge_settings(engine_settings(), safe_settings(root))


def contains_engine(root: Path) -> bool:
    """Whether a folder contains the running code; then its mkdocs.yml is trusted as well."""
    return (root / "scripts" / "edition").resolve() == ENGINE


def merge_settings(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Merge settings: mappings key by key, styles and scripts appended, otherwise the last value.

    Args:
        layers: settings in the shape of mkdocs.yml, the engine's first.
    """
    settings: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            old = settings.get(key)
            if key == "theme" and isinstance(value, str):
                value = {"name": value}
            if key in MERGED and isinstance(old, dict) and isinstance(value, dict):
                value = old | value
            elif key in EXTENDED_LISTS and isinstance(old, list) and isinstance(value, list):
                value = [*old, *(each for each in value if each not in old)]
            settings[key] = value
    return settings


def plugin_options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of the plugin `edition`."""
    plugins = settings.get("plugins") or []
    entries = [plugins] if isinstance(plugins, dict) else plugins
    said = (each.get("edition") for each in entries if isinstance(each, dict))
    return next((options for options in said if options), {})


def edition_settings(root: Path) -> dict[str, Any]:
    """Return the settings that are derived from edition.yml."""
    config, _ = read_config(root)
    if config is None:
        return {}
    return {
        "site_name": inert(config.title),
        "site_description": inert(config.description),
        "copyright": f"Annotations {escape(config.licence)}",
    }


def safe_settings(root: Path) -> dict[str, Any]:
    """Return the settings of an untrusted folder from its mkdocs.yml, else its edition.yml.

    Args:
        root: the folder that contains annotations/edition.yml.

    Returns:
        The values of `SAFE_KEYS`; a value that is not valid is omitted with a warning.
    """
    return {**edition_settings(root), **_own(root / NAME)}


def _own(path: Path) -> dict[str, Any]:
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
    said = {key: read(data[key]) for key, read in SAFE_KEYS.items() if data.get(key)}
    for key in (key for key, value in said.items() if value is None):
        log.warning("%s: the value of `%s` is not valid and is ignored", NAME, key)
    return {key: value for key, value in said.items() if value is not None}


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    return value if isinstance(value, str) and value.startswith(WEB_SCHEMES) else None


def _nav(value: Any) -> list[Any] | None:
    """Return the navigation in the shape that MkDocs requires; None if nothing is valid.

    Of full addresses only those of the web are kept; `navigation` checks the paths of pages.
    """
    made: list[Any] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and (":" not in item or _address(item)):
            made.append(item)
        elif isinstance(item, dict):
            inside = ((str(title), _nav(below), below) for title, below in item.items())
            made += [{t: m[0] if isinstance(b, str) else m} for t, m, b in inside if m]
    return made or None


def _asset(value: Any) -> str | None:
    """Return the path of a file in docs/assets/; None for anything else."""
    known = isinstance(value, str) and re.fullmatch(r"assets(/\w[\w.-]*)+", value)
    return value if known else None


def _styles(value: Any) -> list[str] | None:
    paths = [_asset(each) for each in value] if isinstance(value, list) else [None]
    kept = [path for path in paths if path and path.endswith(".css")]
    return kept if len(kept) == len(paths) else None


def _theme(value: Any) -> dict[str, str] | None:
    """Return the logo and the icon; no other setting of a theme is safe."""
    if not isinstance(value, dict):
        return {} if value == "material" else None
    said = {key: _asset(value[key]) for key in ("logo", "favicon") if value.get(key)}
    kept = {key: path for key, path in said.items() if path}
    return kept if len(kept) == len(said) else None


SAFE_KEYS: dict[str, Callable[[Any], Any]] = {
    "site_name": _words,
    "site_description": _words,
    "site_url": _address,
    "repo_url": _address,
    "copyright": _words,
    "theme": _theme,
    "extra_css": _styles,
    "nav": _nav,
}
"""The settings that an untrusted folder can make, and their readers; others could run code."""
