"""Mend files of an edition, and say what was mended."""

from collections.abc import Iterator
from pathlib import Path

from edition.cli.say import say
from edition.files import write
from edition.fixes import mended
from edition.readers.ledger import LEDGER
from edition.source_files import walk
from edition.sources import WATCHED

MOST = 2_000_000
"""Bytes; a longer file is refused when it is read."""


def fix_files(root: Path) -> None:
    """Mend every file of an edition that can be read, and say so of each fix."""
    for path, source in _files(root):
        put, reasons = mended(source, Path(path).suffix)
        if put != source:
            write(root, path, put)
        for line, why in reasons:
            say(f"{path}:{line}: mended: {why}.")


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and text of what people write: all but the ledger and links."""
    for file in walk(root, WATCHED):
        path = file.relative_to(root).as_posix()
        is_ours = path != LEDGER and file.is_file() and not file.is_symlink()
        if is_ours and file.stat().st_size <= MOST:
            try:
                yield path, file.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue  # the check says so
