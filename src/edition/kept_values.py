"""Keep between builds what was made of words that have not changed since."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

FOLDER = ".cache"
"""It is made by a build; where there is none, nothing is kept."""
Value = TypeVar("Value")
Kept = TypeAdapter[dict[str, Value]]
"""How values are written as JSON, and read again."""


def key(*made_from: str | Path) -> str:
    """Return what changes with the words and files that a value is made from.

    It changes with our code, too.
    """
    parts = (p.encode() if isinstance(p, str) else p.read_bytes() for p in made_from)
    return _digest(_code(), *parts).hex()


@cache
def _code() -> bytes:
    """Return a digest of this package and of the Python that runs it."""
    paths = sorted(Path(__file__).parent.rglob("*.py"))
    return _digest(sys.version.encode(), *(path.read_bytes() for path in paths))


def _digest(*parts: bytes) -> bytes:
    each = (blake2b(part, digest_size=16).digest() for part in parts)
    return blake2b(b"".join(each), digest_size=16).digest()


def values(
    root: Path,
    name: str,
    kept: Kept[Value],
    keys: Mapping[str, str],
    make: Callable[[str], Value],
) -> dict[str, Value]:
    """Return a value for each name, made only where its key is not known.

    Args:
        root: the directory of the edition.
        name: what the file of these values is called.
        kept: how they are written.
        keys: for each name, the key of what its value is made from.
        make: makes the value of a name.
    """
    path = root / FOLDER / f"{name}.json"
    known = _read(path, kept)
    found = {n: known[k] if k in known else make(n) for n, k in keys.items()}
    now = {keys[n]: value for n, value in found.items()}
    if now.keys() != known.keys() and path.parent.is_dir():
        _write(path, kept.dump_json(now))
    return found


def _read(path: Path, kept: Kept[Value]) -> dict[str, Value]:
    """Return what was kept; nothing where it cannot be read any more."""
    try:
        return kept.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return {}


def _write(path: Path, content: bytes) -> None:
    """Put a file in place whole; a build goes on where that cannot be done."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        unfinished.write_bytes(content)
        unfinished.replace(path)
