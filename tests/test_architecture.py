"""Data flow one way: what a module may import, read and write, from its source."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from support import ROOT

SOURCE = ROOT / "src" / "edition"
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
MODULES = sorted(SOURCE.rglob("*.py"))
LAYERS = (
    ("git",),
    (
        *("problems", "dates", "matching", "scripts", "tracked", "collector"),
        *("policy", "slim", "rendering", "kept_values", "second_process"),
    ),
    ("files", "clock"),
    ("model", "exit_status"),
    ("scan", "chronology"),
    ("wording",),
    ("indexes",),
    ("citations",),
    ("readers",),
    ("ledger", "features", "source_files"),
    ("tallies",),
    ("sources", "usage"),
    ("kept_pages",),
    ("citing", "importer"),
    ("checks",),
    ("pages", "ledger_command"),
    ("navigation", "exports", "search", "markdown_ext"),
    ("finish", "beginning"),
    ("export_command",),
    ("cli",),
    ("__main__", "__init__"),
)
"""Modules and packages directly under ``edition``; each imports only from above."""
RENDERERS = ("mkdocs", "mkdocs_bibtex", "material", "zensical")
READERS = {"source_files", "readers", "problems", "tracked", "features", "importer"}
READERS |= {"ledger", "citations", "export_command"}
"""The last two read what they wrote."""
WRITERS = {"files", "search", "policy", "slim", "finish", "rendering"}
WRITERS |= {"kept_pages", "kept_values"}
"""What may write may also read what it wrote."""
READING = {"read_text", "read_bytes", "open"}
WRITING = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmdir", "touch"}
WRITING |= {"symlink_to", "hardlink_to", "rmtree", "copytree", "copy", "move"}


def unit(path: Path) -> str:
    """Return the module or package directly under ``edition`` that a file is of."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of everything a file imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def units_imported(path: Path) -> set[str]:
    parts = (name.split(".") for name in imported(path))
    found = {part[1] for part in parts if part[0] == "edition" and len(part) > 1}
    return found - {unit(path), "__version__"}


def layer(name: str) -> int:
    return next((i for i, names in enumerate(LAYERS) if name in names), -1)


def calls(path: Path) -> set[str]:
    """Return the names of the functions and methods that a file calls."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                found.add(function.attr)
            elif isinstance(function, ast.Name):
                found.add(function.id)
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_every_module_has_its_layer() -> None:
    assert {unit(path) for path in MODULES} <= {
        name for names in LAYERS for name in names
    }


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_only_upwards(path: Path) -> None:
    own = layer(unit(path))
    below = {other for other in units_imported(path) if layer(other) >= own}
    assert not below, f"{unit(path)} stands above {sorted(below)} or beside them"


def test_imports_go_round_in_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        graph.setdefault(unit(path), set()).update(units_imported(path))
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_in_the_package_imports_a_renderer(path: Path) -> None:
    assert not [n for n in imported(path) if n.split(".")[0] in RENDERERS]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_readers_read(path: Path) -> None:
    if unit(path) not in READERS | WRITERS:
        assert not calls(path) & READING


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_writers_write(path: Path) -> None:
    if unit(path) not in WRITERS:
        assert not calls(path) & WRITING


@pytest.mark.parametrize("path", HOOKS, ids=name)
def test_hooks_have_no_regular_expression(path: Path) -> None:
    assert not {n for n in imported(path) if n.split(".")[0] in ("re", "regex")}


@pytest.mark.parametrize("path", HOOKS, ids=name)
def test_hooks_import_at_the_top_alone(path: Path) -> None:
    top = {n for n in tree(path).body if isinstance(n, ast.Import | ast.ImportFrom)}
    everywhere = ast.walk(tree(path))
    found = [n for n in everywhere if isinstance(n, ast.Import | ast.ImportFrom)]
    assert len(found) == len(top)


@pytest.mark.parametrize("path", HOOKS, ids=name)
def test_hooks_keep_no_state(path: Path) -> None:
    for node in ast.walk(tree(path)):
        assert not isinstance(node, ast.Global | ast.Nonlocal)
    for node in tree(path).body:
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign):
            assert isinstance(value, ast.Constant | ast.Call | ast.Tuple), ast.dump(
                node
            )
        if isinstance(value, ast.Call):
            assert isinstance(value.func, ast.Name)
            assert value.func.id in ("get_plugin_logger", "CombinedEvent")


@pytest.mark.parametrize("path", HOOKS, ids=name)
def test_hooks_are_thin(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 25, node.name


@pytest.mark.parametrize("path", [*MODULES, *HOOKS], ids=name)
def test_modules_and_public_functions_say_what_they_are(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module)
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            assert node.name.startswith("_") or ast.get_docstring(node), node.name
