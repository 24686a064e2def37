"""Data flow one way: what a module may import, read and write, from its source."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from support import ROOT

SOURCE = ROOT / "src" / "edition"
HOOK = ROOT / "hooks" / "edition.py"
MODULES = sorted(SOURCE.rglob("*.py"))
LAYERS = (
    ("cartography", "git", "licences", "syntax", "messages", "typography"),
    ("addresses", "cldr", "compatibility", "git_files", "matching", "problems"),
    ("clock", "dates", "extensions", "files", "formats", "pandoc", "progress"),
    ("cache", "model", "theme", "transliteration"),
    ("attribution", "forge", "formulas", "holdings", "publish", "scan"),
    ("layers", "links", "plain_text"),
    ("dated_entries", "indexes"),
    ("chronology", "citations"),
    ("self_citation", "readers"),
    ("transcriptions",),
    ("features", "manual", "source_files", "surroundings"),
    ("fixes", "site_files", "term_counts", "text_files"),
    ("numbering",),
    ("sources",),
    ("concordance", "importer", "ledger"),
    ("checks", "markdown_ext"),
    ("templating",),
    ("views",),
    ("reading",),
    ("exports", "navigation", "report", "search"),
    ("mkdocs", "release"),
    ("starter",),
    ("cli",),
    ("__main__", "__init__"),
)
"""Modules and packages directly under ``edition``; each imports only from above."""
RENDERERS = {"mkdocs", "mkdocs_bibtex", "properdocs", "zensical"}
READERS = {
    *("cartography", "citations", "cli", "compatibility", "features", "git_files"),
    *("importer", "ledger", "manual", "messages", "problems", "readers", "release"),
    *("site_files", "source_files", "starter", "templating", "theme"),
    "transcriptions",
}
WRITERS = {"cache", "files", "publish", "search"}
"""What may write may also read what it wrote."""
READING = {"read_text", "read_bytes", "open"}
WRITING = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmdir", "touch"}
WRITING |= {"symlink_to", "hardlink_to", "rmtree", "copytree", "copy", "move"}
POSSESSIVE = re.compile(r"\)(?:[*+?]|\{[^{}\s]+\}+)\+")
AVOIDED = {"gc", "multiprocessing", "os.fork", "os.forkpty"}
"""What copies the process, or tunes how Python looks after its memory."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def unit(path: Path) -> str:
    """Return the module or package directly under ``edition`` that a file is of."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def layer(unit: str) -> int:
    return next((i for i, names in enumerate(LAYERS) if unit in names), len(LAYERS))


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of what a file imports, “.” first where it is relative."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def used(path: Path) -> Iterator[str]:
    """Yield what a file takes from the modules it imports, as ``module.name``."""
    yield from imported(path)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def calls(path: Path) -> set[str]:
    """Return the names of the functions and methods that a file calls."""
    found = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return {getattr(what, "attr", getattr(what, "id", "")) for what in found}


def test_imports_point_only_upwards() -> None:
    offenders = [f"{name(path)} has no layer" for path in MODULES if _lost(path)]
    for path in MODULES:
        for full in imported(path):
            package, _, rest = full.partition(".")
            other = rest.partition(".")[0]
            is_near = package == "edition" and other not in (unit(path), "__version__")
            if not package or (is_near and layer(other) >= layer(unit(path))):
                offenders.append(f"{name(path)} imports {full}")
    assert offenders == []


def _lost(path: Path) -> bool:
    return layer(unit(path)) == len(LAYERS)


def test_only_the_adapter_imports_a_renderer() -> None:
    others = [path for path in MODULES if unit(path) != "mkdocs"]
    found = {path: [n for n in imported(path) if _package(n)] for path in others}
    assert {name(path): names for path, names in found.items() if names} == {}


def _package(full: str) -> bool:
    return full.partition(".")[0] in RENDERERS


def test_files_are_read_and_written_where_that_is_the_task() -> None:
    offenders = []
    for path in MODULES:
        does, where = calls(path), unit(path)
        reads = does & READING if where not in READERS | WRITERS else set()
        writes = does & WRITING if where not in WRITERS else set()
        offenders += [f"{name(path)} calls {one}" for one in reads | writes]
    assert offenders == []


def test_no_process_is_copied_and_the_garbage_collector_is_left_alone() -> None:
    offenders = [
        f"{name(path)} uses {full}"
        for path in MODULES
        for full in used(path)
        if full in AVOIDED or full.partition(".")[0] in AVOIDED
    ]
    assert offenders == []


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 finds less by such an expression; ``(?>…)`` is right."""
    wrong = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if POSSESSIVE.search(line)
    ]
    assert wrong == []


def test_modules_and_public_functions_say_what_they_are() -> None:
    silent = []
    for path in MODULES:
        public = [
            node
            for node in tree(path).body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            if not node.name.startswith("_")
        ]
        silent += [name(path)] * (not ast.get_docstring(tree(path)))
        silent += [
            f"{name(path)} {node.name}"
            for node in public
            if not ast.get_docstring(node)
        ]
    assert silent == []


def test_the_hook_is_a_few_lines_that_import_the_adapter() -> None:
    source = HOOK.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 20
    assert [type(node) for node in ast.parse(source).body] == [ast.Expr, ast.ImportFrom]
    assert [path.name for path in HOOK.parent.glob("*.py")] == [HOOK.name]
