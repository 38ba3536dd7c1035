"""Export the site as plain files that MkDocs and its successors build without the engine."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from edition.build import build_edition
from edition.formats.site_file import Page
from edition.history.log import read_history
from edition.model.problems import Problem
from edition.publish.engine_files import TEMPLATES, engine_files
from edition.publish.site_config import safe_config
from edition.publish.site_files import site_files
from edition.publish.site_settings import plugin_options, site_settings
from edition.read.docs_files import DOCS
from edition.read.files import refuse_link
from edition.read.navigation import navigation, unlisted
from edition.render.linker import Settings

CODE_KEYS = ("plugins", "hooks", "watch")
"""Keys of mkdocs.yml that need other code than the generator."""

_RELATIVE = re.compile(
    r'(?P<attribute>href|src)="(?P<address>[^"#?:/][^"#?:]*)(?P<rest>[?#][^"]*)?"'
)
"""An address within the site, but not a mere fragment."""


def eject_site(
    root: Path, out: Path, release: bool = True, from_source: bool = False
) -> list[Problem]:
    """Write `docs/`, `overrides/` and `mkdocs.yml` into a folder; other files there are kept.

    Args:
        root: the folder that contains annotations/edition.yml.
        out: the folder to write to.
        release: whether to write the exports too.
        from_source: whether links within HTML are relative to the file of the page, as Zensical
            expects, rather than to the built page.

    Returns:
        The problems of the edition. Everything without a problem is written.

    Raises:
        SymbolicLinkError: if `out` is reached through a symbolic link in the edition's folder.
    """
    refuse_link(root, out)
    edition, problems = build_edition(root)
    docs = out / "docs"
    for uri in edition.files:
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / DOCS / uri, docs / uri, follow_symlinks=False)
    shutil.copytree(TEMPLATES, out / "overrides", dirs_exist_ok=True)
    config = site_settings(root)
    settings = Settings.of(config["site_url"], config["repo_url"], plugin_options(config))
    files = site_files(edition, settings, read_history(root), release)
    for each in chain(engine_files(edition.files), files):
        path = docs / each.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        if from_source and isinstance(each, Page):
            each = replace(each, content=relative_to_source(str(each.content), each.uri))
        path.write_bytes(each.data)
    config = _without_plugins(config)
    uris = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()]
    config["nav"] = navigation(config["nav"], uris)
    config["not_in_nav"] += "".join(f"/{uri}\n" for uri in sorted(unlisted(uris)))
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (out / "mkdocs.yml").write_text(text, encoding="utf-8", newline="\n")
    return problems


def _without_plugins(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that any such generator reads, made safe to print."""
    kept = {key: value for key, value in settings.items() if key not in CODE_KEYS}
    kept["plugins"] = []  # else MkDocs adds its search
    kept["theme"] = {**settings["theme"], "custom_dir": "overrides"}
    return kept | safe_config(kept)


def relative_to_source(page: str, uri: str) -> str:
    """Make the links within HTML relative to the file of a page, not to its address.

    The address of `text/5.md` is `text/5/`, one folder deeper; that of an index is its folder.
    """
    stem = uri.rpartition("/")[2].removesuffix(".md")
    if stem == "index":
        return page
    return _RELATIVE.sub(partial(_from_file, stem), page)


def _from_file(stem: str, match: re.Match[str]) -> str:
    address = match["address"]
    if address.startswith("../"):
        address = address.removeprefix("../") or "./"
    else:
        address = f"{stem}/{address.removeprefix('./')}"
    return f'{match["attribute"]}="{address}{match["rest"] or ""}"'
