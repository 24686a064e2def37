"""Own the finished index: used as it is where nothing has changed, else made anew.

This imports little: what makes an index is imported where one is to be made.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from edition.search import archive, made_from
from edition.search.archive import Archive

if TYPE_CHECKING:
    from edition.search.making import Made

CACHE = ".cache/search"
NAME = "index"
TRIES = 3
"""How often an index is made while files change under it."""

Files = dict[str, bytes]
Works = Callable[[], Mapping[str, str]]
"""Gives the bibliography in Markdown, by key, as soon as that is there."""


def finished(root: Path, works: Works) -> Files:
    """Return the files of the index of the edition in a folder, by name."""
    kept = archive.read(root / CACHE / NAME)
    files: Files = {}
    for _ in range(TRIES):
        seen = made_from.digests(root)
        if kept and _is_current(kept, seen, works):
            return dict(zip(kept.facts["files"], kept.contents, strict=True))
        made = _made(root, seen, works, kept)
        files = made.result.files
        if made_from.digests(root) == seen:
            _keep(root, made, seen, works)
            break
    return files


def _is_current(kept: Archive, seen: Mapping[str, str], works: Works) -> bool:
    """Return whether an index is what would be made; wait for works only if it may."""
    files, entries = kept.facts["made_from"]
    return bool(files == made_from.of(seen) and entries == made_from.of(works()))


def _made(
    root: Path, seen: Mapping[str, str], works: Works, kept: Archive | None
) -> "Made":
    """Make an index; chunks that the same code has packed need not be packed again."""
    from edition.search.making import make

    chunks: Files = {}
    if kept and kept.facts["made_with"] == seen[""]:
        files = dict(zip(kept.facts["files"], kept.contents, strict=True))
        chunks = {digest: files[name] for digest, name in kept.facts["chunks"].items()}
    return make(root, root / CACHE, seen, works, chunks)


def _keep(root: Path, made: "Made", seen: Mapping[str, str], works: Works) -> None:
    from edition.search.making import keep

    keep(root / CACHE, made)
    facts = {
        "made_from": [made_from.of(seen), made_from.of(works())],
        "made_with": seen[""],
        "files": [*made.result.files],
        "chunks": made.result.chunks,
    }
    contents = [*made.result.files.values()]
    archive.write(root / CACHE / NAME, Archive(facts, contents))
