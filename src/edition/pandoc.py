"""Run pandoc on words."""

import subprocess
from importlib.resources import files

from edition.problems import EditionError

PANDOC = str(files("pypandoc") / "files" / "pandoc")
"""The program that we require, whatever other is installed."""
MEMORY = ("+RTS", "-A128m", "-M2g", "-RTS")
"""Room that spares pandoc most of its collecting of garbage, and an end to it."""
PATIENCE = 120
"""Seconds after which a run is given up."""


def run_pandoc(words: str | bytes, *arguments: str) -> str:
    """Return what pandoc makes of some words, or of the bytes of a file.

    Raises:
        EditionError: it cannot read them, or takes too long.
    """
    command = [PANDOC, *arguments, *MEMORY]
    try:
        done = subprocess.run(
            command,
            input=words.encode() if isinstance(words, str) else words,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise EditionError("pandoc took too long") from error
    if done.returncode:
        raise EditionError(f"pandoc failed: {done.stderr.decode().strip()}")
    return done.stdout.decode()
