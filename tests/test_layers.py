"""Imports point one way, and rooms stay small."""

from __future__ import annotations

import ast
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
MODULES = {
    ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SCRIPTS.rglob("*.py"))
    if "egg-info" not in str(path)
}

LAYERS = [
    [
        "edition.codes",
        "edition.csl",
        "edition.git",
        "edition.repository",
        "edition.history",
        "edition.navigation",
        "edition.built_page",
        "edition.cache",
        "edition.theme_scripts",
        "with_progress",
    ],
    ["edition.problems", "edition.examples", "edition.hidden"],
    ["edition.verdict", "edition.files", "edition.drawings", "edition.page_limits"],
    ["edition.model", "edition.front_matter", "edition.body_syntax"],
    ["edition.draft", "edition.values", "edition.page_head", "edition.reserved_names"],
    [
        "edition.config",
        "edition.copy_text",
        "edition.anchoring",
        "edition.markup",
        "edition.word_pairs",
    ],
    ["edition.alignment"],
    ["edition.schema", "edition.emend", "edition.mentions", "edition.policy", "edition.words"],
    ["edition.function_words", "edition.keyness"],
    ["edition.kinds", "edition.explain", "edition.active_content"],
    ["edition.records", "edition.finish"],
    ["edition.citations"],
    ["edition.edition"],
    ["edition.concordance"],
    ["edition.docs_files"],
    ["edition.pages_by_hand"],
    ["edition.misplaced"],
    ["edition.links", "edition.placing", "edition.apparatus_rules", "edition.house_style"],
    ["edition.stats", "edition.summary"],
    ["edition.build", "edition.render", "edition.folder_config", "edition.preview"],
    ["edition.anchors", "edition.offline", "edition.site_config", "edition.tei"],
    ["edition.pages", "edition.exports", "edition.search", "edition.metadata"],
    ["edition.book"],
    ["edition.accept", "edition.desk", "edition.downloads"],
    ["edition.site"],
    ["edition.eject"],
    ["edition"],
    ["mkdocs_hooks"],
    ["mkdocs_server"],
    ["edition.cli"],
]
"""From the ground up; a module imports from lower layers (or from its own folder) only."""


def imports(path: Path) -> set[str]:
    """The names of this project's modules that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name in MODULES}


def layer(name: str) -> int:
    """The most special layer that a module belongs to."""
    found = {
        len(prefix): number
        for number, prefixes in enumerate(LAYERS)
        for prefix in prefixes
        if name == prefix or (name.startswith(f"{prefix}.") and prefix != "edition")
    }
    assert found, f"{name} is in no layer: give it one in tests/test_layers.py"
    return found[max(found)]


def test_imports_point_one_way() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, path in MODULES.items()
        for other in imports(path)
        if layer(other) > layer(name)
    ]
    assert wrong == []


def test_there_is_no_import_circle() -> None:
    graph = {name: imports(path) for name, path in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail, name])
        if name not in done:
            for other in graph[name]:
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_only_two_files_touch_the_generator() -> None:
    touching = {
        name
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and any(
            each.split(".")[0] == "mkdocs"
            for each in (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
            )
        )
    }
    assert touching == {"mkdocs_hooks", "mkdocs_server"}


def test_pages_and_exports_know_no_other_and_no_loader() -> None:
    for name, path in MODULES.items():
        if name.startswith(("edition.pages.", "edition.exports.")):
            for other in imports(path):
                assert not other.startswith(("edition.pages.", "edition.exports."))
                assert other not in ("edition.build", "edition.config")


def test_rooms_are_small() -> None:
    for path in MODULES.values():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path
