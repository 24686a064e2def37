"""Find what a build would refuse for want of a file, before it is begun."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from edition.problems import Place, Problem
from edition.readers.yaml_faults import excerpt, explain
from edition.readers.yaml_places import UNREADABLE

CONFIG = "mkdocs.yml"
CODE = "T010"
NEEDED = {
    "docs/index.md": "Write it: it is the first page of the site.",
    "bibliography.bib": "Make it; it may be empty.",
}


class _Loader(yaml.CSafeLoader):  # type: ignore[misc]  # it has no types
    """Reads the settings of MkDocs, whatever their tags stand for."""


_Loader.add_multi_constructor("", lambda loader, tag, node: None)


def missing_files(root: Path) -> Iterator[Problem]:
    """T010: what the site is made of and with is there."""
    for name, remedy in NEEDED.items():
        if not (root / name).is_file():
            yield _missing(name, remedy)
    path = root / CONFIG
    if not path.is_file():
        yield _missing(CONFIG)
        return
    try:
        source = path.read_bytes().decode("utf-8-sig", errors="replace")
        config = yaml.load(source, Loader=_Loader)
    except yaml.YAMLError as error:
        line, column, (what, remedy) = explain(error, source)
        what, shown = f"{UNREADABLE}{what}", excerpt(source, line, column)
        place = Place(CONFIG, line + 1)
        yield Problem(place, CODE, what, remedy, excerpt=shown)
        return
    yield from (_missing(name) for name in _named(config) if not (root / name).exists())


def _missing(name: str, remedy: str = "") -> Problem:
    what = f"“{name}” is not there, and no site is made without it"
    return Problem(Place(name), CODE, what, remedy, subject=name)


def _named(config: Any) -> Iterator[str]:
    """Yield the files and folders that the settings name."""
    if not isinstance(config, dict):
        return
    hooks, theme = config.get("hooks"), config.get("theme")
    if isinstance(hooks, list):
        yield from (name for name in hooks if isinstance(name, str))
    if isinstance(theme, dict) and isinstance(theme.get("custom_dir"), str):
        yield theme["custom_dir"]
