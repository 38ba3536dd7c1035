"""The settings of a site: the engine's own, with what an edition says laid over them.

Nothing here runs: of a folder from elsewhere only the keys of `SAFE_KEYS` are read. Their words are
made safe to print by `site_config`.
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

NAME = "mkdocs.yml"
ENGINE = Path(__file__).resolve().parents[1]
ENGINE_SETTINGS = ENGINE / "assets" / NAME
WEB = ("http://", "https://")
"""What the addresses in it begin with; others could run code."""
JOINED = ("extra_css", "extra_javascript")
"""Lists to which an edition adds; any other list of the engine's is replaced."""
MERGED = (*JOINED, "theme", "extra", "validation")
"""Settings to which it adds; any other of the engine's is replaced."""

# A logger of the mkdocs tree, so that --strict counts what it says.
log = logging.getLogger("mkdocs.plugins.edition")


class _SettingsLoader(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as MkDocs does."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> object:
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_SettingsLoader.add_constructor("!ENV", _from_environment)


class _DataLoader(yaml.SafeLoader):
    """Reads unknown tags as nothing, and refuses aliases: a few lines could become millions."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it uses a YAML alias")
        return super().compose_node(parent, index)


_DataLoader.add_multi_constructor("", lambda *_: None)


def engine_settings() -> dict[str, Any]:
    """Read the settings that every edition begins with, as mkdocs.yml would say them."""
    settings: dict[str, Any] = yaml.load(ENGINE_SETTINGS.read_bytes(), Loader=_SettingsLoader)
    return settings


def site_settings(root: Path) -> dict[str, Any]:
    """Join the engine's settings with those of an edition, in the shape of mkdocs.yml.

    Args:
        root: the folder that holds annotations/edition.yml.
    """
    if holds_engine(root):
        own = yaml.load((root / NAME).read_bytes(), Loader=_SettingsLoader)
        return layered(engine_settings(), edition_words(root), own)
    return layered(engine_settings(), safe_settings(root))


def holds_engine(root: Path) -> bool:
    """Whether the code that runs lies in a folder: then its mkdocs.yml is trusted like the code."""
    return (root / "scripts" / "edition").resolve() == ENGINE


def layered(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Lay settings over each other: mappings key by key, styles and scripts added, else the last.

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
            elif key in JOINED and isinstance(old, list) and isinstance(value, list):
                value = [*old, *(each for each in value if each not in old)]
            settings[key] = value
    return settings


def plugin_options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What settings say of the plugin `edition`."""
    plugins = settings.get("plugins") or []
    entries = [plugins] if isinstance(plugins, dict) else plugins
    said = (each.get("edition") for each in entries if isinstance(each, dict))
    return next((options for options in said if options), {})


def edition_words(root: Path) -> dict[str, Any]:
    """What edition.yml says of the site, for an edition whose mkdocs.yml does not."""
    config, _ = read_config(root)
    if config is None:
        return {}
    return {
        "site_name": inert(config.title),
        "site_description": inert(config.description),
        "copyright": f"Annotations {escape(config.licence)}",
    }


def safe_settings(root: Path) -> dict[str, Any]:
    """What a folder from elsewhere says of its site: in its mkdocs.yml, else in its edition.yml.

    Args:
        root: the folder that holds annotations/edition.yml.

    Returns:
        The values of `SAFE_KEYS`; what cannot be used is left out with a warning.
    """
    return {**edition_words(root), **_own(root / NAME)}


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


def _asset(value: Any) -> str | None:
    """The path of a file in docs/assets/."""
    known = isinstance(value, str) and re.fullmatch(r"assets(/\w[\w.-]*)+", value)
    return value if known else None


def _styles(value: Any) -> list[str] | None:
    paths = [_asset(each) for each in value] if isinstance(value, list) else [None]
    kept = [path for path in paths if path and path.endswith(".css")]
    return kept if len(kept) == len(paths) else None


def _theme(value: Any) -> dict[str, str] | None:
    """The logo and the icon; nothing else of a theme is safe to choose."""
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
"""What a folder from elsewhere may set, and how it is read; everything else could run code."""
