"""Mend files of an edition, and say what was mended."""

from collections.abc import Iterator
from pathlib import Path

from edition.cli.output import say
from edition.files import write
from edition.fixes import mended
from edition.numbering import WHY, numbered
from edition.readers.ledger import LEDGER
from edition.source_files import MAX_BYTES, walk
from edition.sources import WATCHED
from edition.transcriptions import TRANSCRIPTIONS


def fix_files(root: Path) -> None:
    """Mend every file of an edition that can be read, and say so of each fix."""
    files = dict(_files(root))
    for path, source in files.items():
        if path == LEDGER:
            continue
        files[path], reasons = mended(source, Path(path).suffix)
        if files[path] != source:
            write(root, path, files[path])
        for line, why in reasons:
            say(f"{path}:{line}: mended: {why}.")
    for path, put in numbered(files).items():
        if not (root / TRANSCRIPTIONS / Path(path).name).exists():
            write(root, path, put)
            say(f"{path}:1: mended: {WHY}.")


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and text of what people write, and of the ledger; of no link."""
    for file in walk(root, WATCHED):
        path = file.relative_to(root).as_posix()
        is_ours = file.is_file() and not file.is_symlink()
        if is_ours and (path == LEDGER or file.stat().st_size <= MAX_BYTES):
            try:
                yield path, file.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue  # the check says so
