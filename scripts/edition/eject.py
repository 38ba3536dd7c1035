"""The way out: the whole site as plain files that MkDocs and its successors build unaided."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from edition.build import build_edition
from edition.history import read_history
from edition.problems import Problem
from edition.render.linker import Settings
from edition.site import site_files

HOME = Path(__file__).resolve().parents[2]
HOOKED = ("hooks", "watch")


class _Loader(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as its default."""


def _default(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> object:
    return loader.construct_sequence(node)[-1]


_Loader.add_constructor("!ENV", _default)


def eject_site(root: Path, out: Path, release: bool = True) -> list[Problem]:
    """Write `docs/`, `overrides/` and `mkdocs.yml` into a folder; what was there stays.

    Args:
        root: the folder that holds annotations/edition.yml.
        out: where to write.
        release: whether to make the exports, too.

    Returns:
        The problems of the edition; the rest is written whole.
    """
    edition, problems = build_edition(root)
    docs = out / "docs"
    for source in (HOME / "docs" / "assets", root / "docs"):
        if source.is_dir():
            target = docs / "assets" if source.name == "assets" else docs
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=_no_links)
    shutil.rmtree(docs / "overrides", ignore_errors=True)
    shutil.copytree(HOME / "docs" / "overrides", out / "overrides", dirs_exist_ok=True)
    config = yaml.load((HOME / "mkdocs.yml").read_bytes(), Loader=_Loader)
    settings = Settings(site_url=config["site_url"], repo_url=config["repo_url"])
    for each in site_files(edition, settings, read_history(root), release):
        path = docs / each.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        content = each.content.encode("utf-8") if isinstance(each.content, str) else each.content
        path.write_bytes(content)
    kept = {key: value for key, value in config.items() if key not in HOOKED}
    kept["theme"]["custom_dir"] = "overrides"
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)
    (out / "mkdocs.yml").write_text(text, encoding="utf-8")
    return problems


def _no_links(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if Path(folder, name).is_symlink()}
