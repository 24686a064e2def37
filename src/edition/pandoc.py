"""Run pandoc on words."""

import subprocess

import pypandoc

from edition.problems import EditionError

VERSION = str(pypandoc.get_pandoc_version())
MEMORY = ("+RTS", "-A128m", "-M2g", "-RTS")
"""Room that spares pandoc most of its collecting of garbage, and an end to it."""
PATIENCE = 120
"""Seconds after which a run is given up."""


def run_pandoc(words: str, *arguments: str) -> str:
    """Return what pandoc makes of some words.

    Raises:
        EditionError: it cannot read them, or takes too long.
    """
    command = [pypandoc.get_pandoc_path(), *arguments, *MEMORY]
    try:
        done = subprocess.run(
            command,
            input=words,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise EditionError("pandoc took too long") from error
    if done.returncode:
        raise EditionError(f"pandoc failed: {done.stderr.strip()}")
    return done.stdout
