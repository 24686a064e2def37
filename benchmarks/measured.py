"""Build one project in a process of its own, and measure what that takes."""

import json
import os
import resource
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

PASSAGE = "docs/texts/text-0000.md"
"""The text in which a passage is changed."""


class Cost(NamedTuple):
    """What a build took."""

    wall: float
    cpu: float
    """Seconds of all processes together."""
    memory: float
    """The peak of the renderer, in MiB."""
    others: float
    """The peak of the largest other process: pandoc."""


def build(project: Path, site: Path, *, state: str) -> Cost:
    """Build a project, ``cold``, ``warm`` or after one passage was ``changed``.

    Raises:
        SystemExit: the build failed.
    """
    _put_away(site)
    if state == "cold":
        _put_away(project / ".cache")
    if state == "changed":
        _change(project / PASSAGE)
    command = [sys.executable, __file__, str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
        answer, _ = process.communicate()
        wall = time.perf_counter() - start
        said.seek(0)
        if process.returncode:
            sys.exit(f"{project} cannot be built:\n{said.read()[-2000:]}")
    return Cost(wall, *json.loads(answer.splitlines()[-1]))


def _put_away(folder: Path) -> None:
    """Move a folder aside: a file system may be slow after files were deleted.

    ext4 without a journal passes over the numbers of files that were deleted in the
    last minutes, one by one, and takes up to 0.8 ms for each new file.
    """
    if folder.exists():
        aside = tempfile.mkdtemp(prefix="aside-", dir=folder.parent)
        folder.rename(Path(aside) / folder.name)


def _change(text: Path) -> None:
    """Add a word to the second passage, another each time."""
    before, mark, after = text.read_text(encoding="utf-8").partition("\n{ #p2 }")
    text.write_text(f"{before} More.{mark}{after}", encoding="utf-8")


def main() -> None:
    """Run MkDocs in the current directory and say what that took."""
    sys.argv = ["mkdocs", "build", "-q", "-d", sys.argv[1]]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    finally:
        own, others = map(
            resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        cpu = sum(usage.ru_utime + usage.ru_stime for usage in (own, others))
        print(json.dumps([cpu, own.ru_maxrss / 1024, others.ru_maxrss / 1024]))


if __name__ == "__main__":
    main()
