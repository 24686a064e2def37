"""Make the index of an edition, as a program of its own beside a build.

It is begun by `beside`: with the folder of the edition, and one in which that puts the
bibliography when it has formatted it, and this the index.
"""

import gc
import json
import sys
from functools import cache
from pathlib import Path

from edition.problems import EditionError
from edition.search.beside import INDEX, WORKS
from edition.search.finished import Files, finished


def main(root: Path, goal: Path) -> None:
    """Write the index of an edition into a folder."""
    gc.disable()  # all of it is needed until the end

    @cache
    def works() -> dict[str, str]:
        if not sys.stdin.readline():
            sys.exit("Nobody waits for the index any longer.")
        return dict(json.loads((goal / WORKS).read_text(encoding="utf-8")))

    _write(finished(root, works), goal / INDEX)


def _write(files: Files, folder: Path) -> None:
    for name in {str(Path(name).parent) for name in files}:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


try:
    main(*map(Path, sys.argv[1:]))
except EditionError as error:
    sys.exit(str(error))
