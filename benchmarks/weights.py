"""Weigh a finished site: one page, its styles and scripts, and the whole."""

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

PAGE = "texts/text-0000/index.html"
LOADED = re.compile(
    r'<(?:script[^>]* src|link[^>]* rel="?stylesheet"?[^>]* href)="?([^" >]+)'
)
IMPORTED = re.compile(r'(?:from|import) ?"(\./[^"]+)"')
EXPORTS = {".bib", ".ris", ".json", ".jsonl", ".ics", ".xml", ".txt", ".gz", ".cff"}
SOURCES = ("docs/texts", "data", "bibliography.bib")


class Weights(NamedTuple):
    """What a site weighs, in bytes."""

    page: int
    page_gzipped: int
    loaded_gzipped: int
    """Styles and scripts that the page loads."""
    site: int
    """All files but those for other programs."""
    source: int


def weigh(project: Path, site: Path) -> Weights:
    """Weigh the site of a project."""
    page = site / PAGE
    html = page.read_bytes()
    return Weights(
        len(html),
        len(gzip.compress(html)),
        sum(len(gzip.compress(file.read_bytes())) for file in _loaded(page)),
        _size(path for path in _files(site) if path.suffix not in EXPORTS),
        _size(file for name in SOURCES for file in _files(project / name)),
    )


def _loaded(page: Path) -> set[Path]:
    """Return the styles and scripts that a page loads, and what those import."""
    names = LOADED.findall(page.read_text(encoding="utf-8"))
    waiting = [(page.parent / name.partition("?")[0]).resolve() for name in names]
    found: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file not in found and file.is_file():
            found.add(file)
            imports = IMPORTED.findall(file.read_text(encoding="utf-8"))
            waiting += [(file.parent / name).resolve() for name in imports]
    return found


def _files(top: Path) -> Iterator[Path]:
    yield from (p for p in top.rglob("*") if p.is_file()) if top.is_dir() else [top]


def _size(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.exists())
