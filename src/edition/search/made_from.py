"""Own what the index is made from: digests that change with whatever changes it.

This is read before anything else, and imports little.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

CODE = Path(__file__).parents[1]
TEXTS = "docs/texts"
COUNTS = "sources"
PARTS = (TEXTS, COUNTS, "data", "bibliography.bib", "edition.yml")
"""Files and folders of an edition, and more of them than its index needs."""


def digests(root: Path) -> dict[str, str]:
    """Return a digest of each file that the index may be made from, by its path."""
    found = {path: digest(root / path) for part in PARTS for path in _files(root, part)}
    return found | {"": made_with()}


def digest(path: Path) -> str:
    """Return the digest of a file; of one that is gone meanwhile, that of nothing."""
    try:
        return of(path.read_bytes())
    except OSError:
        return of(b"")


def of(content: object) -> str:
    """Return the digest of bytes, or of what JSON can say."""
    if not isinstance(content, bytes):
        content = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return hashlib.sha256(content).hexdigest()


def made_with() -> str:
    """Return a digest of our code, of every package at hand, and of Python."""
    code = [path.read_bytes() for path in sorted(CODE.rglob("*.py"))]
    return of([of(b"".join(code)), sorted(_packages()), sys.version])


def _packages() -> Iterator[str]:
    """Yield the names of the packages that may be imported, with their versions."""
    for place in filter(Path.is_dir, map(Path, sys.path)):
        yield from (path.name for path in place.glob("*.dist-info"))


def _files(root: Path, part: str) -> Iterator[str]:
    """Yield the paths of the files in a part of an edition."""
    top = root / part
    paths = sorted(top.rglob("*")) if top.is_dir() else [top]
    yield from (p.relative_to(root).as_posix() for p in paths if p.is_file())
