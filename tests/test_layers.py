"""Imports point one way, and files stay small."""

from __future__ import annotations

import ast
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
MODULES = {
    ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SCRIPTS.rglob("*.py"))
    if "egg-info" not in str(path)
}

PACKAGES = [
    "model",
    "formats",
    "kinds",
    "read",
    "words",
    "history",
    "assemble",
    "build",
    "render",
    "pictures",
    "pages",
    "search",
    "exports",
    "authoring",
    "publish",
    "__init__",
    "cli",
]
"""What lies in scripts/edition/, from the ground up; each imports what comes before it only."""

DATA = {"assets"}
"""What lies beside them and holds no code."""

LOOSE = {"__init__", "build", "cli"}
"""The modules that lie beside the packages."""


def imports(path: Path) -> set[str]:
    """The names of this project's modules that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name in MODULES}


def package(name: str) -> str:
    """The package that a module of the engine belongs to; the module itself if it is loose."""
    return name.split(".")[1] if "." in name else "__init__"


def of_the_engine(name: str) -> bool:
    return name == "edition" or name.startswith("edition.")


def drawn_imports() -> str:
    """Draw which package imports which: a row for each, a dot under each that it imports."""
    shown = [name for name in PACKAGES if name != "__init__"]
    used: dict[str, set[str]] = {name: set() for name in PACKAGES}
    for name, path in MODULES.items():
        used[package(name)] |= {package(other) for other in imports(path)}
    rows = [" " * 13 + "".join(f"{number:3}" for number in range(1, len(shown)))]
    for number, name in enumerate(shown, 1):
        dots = "".join("  ●" if other in used[name] else "  ·" for other in shown[: number - 1])
        rows.append(f"{number:2} {name:10}{dots}".rstrip())
    return "\n".join(rows)


def test_the_list_is_complete() -> None:
    lying = {path.stem for path in (SCRIPTS / "edition").iterdir() if path.name != "__pycache__"}
    assert lying == set(PACKAGES) | DATA
    assert {path.stem for path in (SCRIPTS / "edition").glob("*.py")} == LOOSE
    assert len(PACKAGES) - len(LOOSE) <= 14


def test_imports_point_one_way() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, path in MODULES.items()
        for other in imports(path)
        if of_the_engine(name) and PACKAGES.index(package(other)) > PACKAGES.index(package(name))
    ]
    assert wrong == []


def test_the_imports_are_drawn_in_the_architecture() -> None:
    page = (SCRIPTS.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert f"```text\n{drawn_imports()}\n```" in page, f"draw them so:\n{drawn_imports()}"


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
    assert touching == {"edition.publish.plugin", "edition.publish.serve"}


def test_files_and_functions_are_small() -> None:
    for path in MODULES.values():
        source = path.read_text(encoding="utf-8")
        assert len(source.splitlines()) <= 300, path
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 50, f"{path}: {node.name}"


def test_each_package_says_what_belongs_there() -> None:
    for path in (SCRIPTS / "edition").rglob("__init__.py"):
        assert len(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "") > 20, path
