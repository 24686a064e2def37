"""Find what a build would refuse in the files it is made with, before it is begun."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from edition.problems import Place, Problem
from edition.readers.yaml_faults import excerpt, explain
from edition.readers.yaml_places import UNREADABLE
from edition.source_files import CONFLICT, NO_FILE

CONFIG = "mkdocs.yml"
CODE, OF_SETTINGS = "T010", "T015"
NEEDED = {
    "docs/index.md": "Write it: it is the first page of the site.",
    "bibliography.bib": "Make it; it may be empty.",
}
THEME = "edition"
ADAPTER = "edition.mkdocs"
"""What one of the hooks imports."""


class _Loader(yaml.CSafeLoader):  # type: ignore[misc]  # it has no types
    """Reads the settings of MkDocs, whatever their tags stand for."""


_Loader.add_multi_constructor("", lambda loader, tag, node: None)


def faults(root: Path) -> Iterator[Problem]:
    """T010, T015: what the site is made of and with is there, and can be used."""
    for name, remedy in NEEDED.items():
        if not os.path.lexists(root / name):
            yield _missing(root, name, remedy)
    path = root / CONFIG
    if not path.is_file():
        yield _missing(root, CONFIG)
        return
    source = path.read_bytes().decode("utf-8-sig", errors="replace")
    if conflict := CONFLICT.search(source):
        place = Place(CONFIG, source[: conflict.start()].count("\n") + 1)
        yield Problem(place, "S012", "A merge conflict begins here")
        return
    try:
        config = yaml.load(source, Loader=_Loader)
    except yaml.YAMLError as error:
        line, column, (what, remedy) = explain(error, source)
        what, shown = f"{UNREADABLE}{what}", excerpt(source, line, column)
        place = Place(CONFIG, line + 1)
        yield Problem(place, CODE, what, remedy, excerpt=shown)
        return
    yield from _unfit(root, source, config if isinstance(config, dict) else {})


def _missing(root: Path, name: str, remedy: str = "") -> Problem:
    what = f"“{name}” is not there, and no site is made without it"
    if os.path.lexists(root / name):
        what = NO_FILE
    return Problem(Place(name), CODE, what, remedy, subject=name)


def _unfit(root: Path, source: str, config: dict[Any, Any]) -> Iterator[Problem]:
    """T010, T015: the settings name our theme, our hook, and files that are there."""
    theme, hooks = config.get("theme"), config.get("hooks")
    theme = {"name": theme} if isinstance(theme, str) else theme
    theme = theme if isinstance(theme, dict) else {}
    if theme.get("name") != THEME:
        yield _setting(source, "theme", f"The theme is not “{THEME}”")
    own = theme.get("custom_dir")
    if isinstance(own, str) and not (root / own).is_dir():
        yield _missing(root, own)
    if config.get("docs_dir", "docs") != "docs":
        yield _setting(source, "docs_dir", "The pages of an edition are in docs/")
    names = [h for h in hooks if isinstance(h, str)] if isinstance(hooks, list) else []
    found = [name for name in names if (root / name).is_file()]
    yield from (_missing(root, name) for name in names if name not in found)
    yield from (fault for name in found for fault in _torn(root, name))
    sources = [(root / name).read_bytes() for name in found]
    if names == found and not any(ADAPTER.encode() in source for source in sources):
        yield _setting(source, "hooks", f"No hook imports {ADAPTER}")


def _setting(source: str, name: str, what: str) -> Problem:
    """Return a problem with a setting, at its line if it is there."""
    lines = source.splitlines()
    at = next((n for n, line in enumerate(lines) if line.startswith(f"{name}:")), 0)
    return Problem(Place(CONFIG, at + 1), OF_SETTINGS, what, subject=name)


def _torn(root: Path, name: str) -> Iterator[Problem]:
    """T010: a hook can be read as Python."""
    try:
        ast.parse((root / name).read_bytes())
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        place = Place(name, getattr(error, "lineno", None) or 1)
        yield Problem(place, CODE, "This is not Python that can be run")
