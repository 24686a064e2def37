"""Run pandoc on words."""

import subprocess
from functools import cache
from importlib.resources import files
from textwrap import shorten

from edition.problems import EditionError

MEMORY = ("+RTS", "-A128m", "-M2g", "-RTS")
"""Room that spares pandoc most of its collecting of garbage, and an end to it."""
PATIENCE = 120
"""Seconds after which a run is given up."""
NO_MEMORY = 251
"""What a program in Haskell returns that may have no more memory."""
LONGEST = 300
"""Letters of an error that are shown: pandoc repeats the line where it stands."""
TOO_MUCH = "pandoc needs more time or memory for it than is given to one run"


def run_pandoc(words: str | bytes, *arguments: str) -> str:
    """Return what pandoc makes of some words, or of the bytes of a file.

    Raises:
        EditionError: it cannot read them, or takes too long.
    """
    command = [program(), *arguments, *MEMORY]
    try:
        done = subprocess.run(
            command,
            input=words.encode() if isinstance(words, str) else words,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise EditionError(TOO_MUCH) from error
    if done.returncode < 0 or done.returncode == NO_MEMORY:
        raise EditionError(TOO_MUCH)
    if done.returncode:
        said = shorten(done.stderr.decode("utf-8", "replace"), LONGEST)
        raise EditionError(f"pandoc failed: {said}")
    return done.stdout.decode()


@cache
def program() -> str:
    """Return the path of the pandoc that we require, whatever other is installed."""
    return str(files("pypandoc") / "files" / "pandoc")
