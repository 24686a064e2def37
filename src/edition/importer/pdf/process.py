"""Read a PDF in a program of its own, which may take so much time and memory.

What a PDF does to PDFium, it does to that program; a crash there is a refusal here.
"""

import pickle
import subprocess
import sys
from functools import lru_cache

from edition.importer.pdf.file import BROKEN, Reading, RefusedError, read_file
from edition.problems import EditionError

SECONDS = 180
BYTES = 3_000_000_000
FAILED = 1
"""What Python returns for an error that nobody foresaw."""
TOO_MUCH = (
    "it takes more time or memory than is given to one file. Print it anew, and import "
    "that: gs -o PRINTED.pdf -sDEVICE=pdfwrite FILE"
)


@lru_cache(maxsize=1)
def reading(data: bytes) -> Reading:
    """Return what a PDF holds; refuse what cannot be read."""
    command = [sys.executable, "-P", "-m", "edition.importer.pdf"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise EditionError(TOO_MUCH) from None
    if done.returncode == FAILED:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise EditionError(f"{BROKEN} ({last})")
    if done.returncode:
        raise EditionError(TOO_MUCH)
    found = pickle.loads(done.stdout)
    if isinstance(found, str):
        raise EditionError(found)
    assert isinstance(found, Reading)
    return found


def main() -> None:
    """Read a PDF from standard input, and write what it holds to standard output."""
    _limit()
    try:
        found: Reading | str = read_file(sys.stdin.buffer.read())
    except RefusedError as refused:
        found = str(refused)
    except MemoryError:
        found = TOO_MUCH
    sys.stdout.buffer.write(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


def _limit() -> None:
    """Limit the time and memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    limits = ((resource.RLIMIT_AS, BYTES), (resource.RLIMIT_CPU, SECONDS))
    for what, most in limits:
        set_before = [
            n for n in resource.getrlimit(what) if n != resource.RLIM_INFINITY
        ]
        least = min([most, *set_before])
        resource.setrlimit(what, (least, least))
