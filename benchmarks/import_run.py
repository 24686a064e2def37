"""Measure `edition import` on plain prose, beside a program that reads and splits it.

Both run in processes of their own, in turn, round by round; the middle one counts.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from textwrap import fill
from typing import NamedTuple

from corpus import invent

SIZES = (2, 5, 10)
WIDTH = 72
A_TEXT = 32_000
"""Bytes of an invented text, or a little more."""
GOAL = 10.0
"""Seconds that the largest may take."""
BASELINE = "import sys; open(sys.argv[1], encoding='utf-8').read().split()"


def prose(megabytes: int, seed: int) -> Iterator[str]:
    """Yield hard-wrapped paragraphs until there is enough of them."""
    left = megabytes * 1_000_000
    texts = invent(left // A_TEXT + 1, seed).texts
    for passage in (p for text in texts for p in text.passages):
        if left <= 0:
            break
        paragraph = fill(passage.words, WIDTH) + "\n\n"
        left -= len(paragraph.encode())
        yield paragraph


class Cost(NamedTuple):
    """What a command took, in seconds."""

    wall: float
    cpu: float


def cost(command: list[str], folder: Path) -> Cost:
    """Run a command in a folder and measure it.

    Raises:
        SystemExit: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def measure(folder: Path, size: int, rounds: int) -> tuple[Cost, Cost, float]:
    """Return what an import takes, what the baseline takes, and their ratio."""
    document = f"prose-{size}.txt"
    imports = [sys.executable, "-m", "edition", "import", "--no-profile", document]
    reads = [sys.executable, "-c", BASELINE, document]
    ours, theirs = [], []
    for _ in range(rounds):
        for written in (folder / "transcriptions").glob("*"):
            written.unlink()
        ours.append(cost(imports, folder))
        theirs.append(cost(reads, folder))
    ratios = (a.wall / b.wall for a, b in zip(ours, theirs, strict=True))
    return _middle(ours), _middle(theirs), median(ratios)


def _middle(costs: list[Cost]) -> Cost:
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs))


def main() -> None:
    """Read the arguments, measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(f"goal: {GOAL:.0f} s for 10 MB, and the same time for each megabyte\n")
    print("| import of | wall s | CPU s | CPU s a MB | read and split | ratio |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory(prefix="edition-bench-") as name:
        folder = Path(name)
        for size in arguments.sizes:
            document = folder / f"prose-{size}.txt"
            document.write_text("".join(prose(size, arguments.seed)), encoding="utf-8")
            ours, theirs, ratio = measure(folder, size, arguments.rounds)
            figures = f"{ours.wall:.1f} | {ours.cpu:.1f} | {ours.cpu / size:.2f}"
            figures += f" | {theirs.wall:.2f} | {ratio:.0f}"
            print(f"| {size} MB | {figures} |", flush=True)


if __name__ == "__main__":
    main()
