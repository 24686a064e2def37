"""Keep several contents in one file: facts in JSON on its first line, then bytes."""

import json
import os
import tempfile
import time
from collections.abc import Iterable
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = 1
"""Counts the changes to how anything is kept: what was kept otherwise is not read."""
TEMPORARY = ".tmp"
HOUR = 3600


class Archive(NamedTuple):
    """Facts and contents that belong together."""

    facts: Any
    contents: list[bytes]


def write(path: Path, archive: Archive) -> None:
    """Write a file, whole or not at all, whoever else may write or read it."""
    sizes = [len(content) for content in archive.contents]
    head = json.dumps([FORMAT, archive.facts, sizes], ensure_ascii=False).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=TEMPORARY)
    with os.fdopen(handle, "wb") as file:
        file.writelines([head, b"\n", *archive.contents])
    Path(temporary).replace(path)


def read(path: Path) -> Archive | None:
    """Read a file; None where there is none, or none that is whole."""
    try:
        head, _, rest = path.read_bytes().partition(b"\n")
        kept_as, facts, sizes = json.loads(head)
    except (OSError, ValueError, TypeError):
        return None
    if kept_as != FORMAT or sum(sizes) != len(rest):
        return None
    borders = pairwise(accumulate(sizes, initial=0))
    return Archive(facts, [rest[begin:end] for begin, end in borders])


def forget(folder: Path, known: Iterable[Path]) -> None:
    """Throw away the files of a folder that are not known, and what was cut short.

    What another build may be writing stays.
    """
    for path in {*folder.iterdir()} - {*known}:
        if path.suffix != TEMPORARY or is_old(path):
            path.unlink(missing_ok=True)


def is_old(path: Path) -> bool:
    """Tell whether nobody can be writing a file or into a folder any longer."""
    try:
        return path.stat().st_mtime < time.time() - HOUR
    except OSError:
        return False
