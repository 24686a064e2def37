"""Measure what citations add to a build, beside a plain one of mkdocs-material.

Every round builds all rows in turn, so that what else the machine does meets all of
them; the rows are then compared round by round, and the middle one counts.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from corpus import invent
from generate import write

ROWS = {
    "plain": ("plain", True),
    "bare, cold": ("bare", True),
    "cited, cold": ("edition", True),
    "bare, warm": ("bare", False),
    "cited, warm": ("edition", False),
}
"""The project each row builds, and whether its caches are removed before."""
GOALS = {"cold": "≤ 0.2", "warm": "nothing measurable"}


class Cost(NamedTuple):
    """What a build took."""

    wall: float
    cpu: float
    """Seconds of all processes together."""
    memory: float
    """The peak of the largest process, in MiB."""


def build(project: Path, site: Path, *, is_cold: bool) -> Cost:
    """Build a project in a process of its own and measure that.

    Raises:
        SystemExit: the build failed.
    """
    shutil.rmtree(site, ignore_errors=True)
    if is_cold:
        shutil.rmtree(project / ".cache", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=project, env=environment, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            sys.exit(f"{project} cannot be built:\n{said.read()[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(folder: Path, rounds: int) -> dict[str, list[Cost]]:
    """Build every row in every round; a first build of each is not counted."""
    site = folder / "site"
    for project in ("plain", "bare", "edition"):
        build(folder / project, site, is_cold=True)
    costs: dict[str, list[Cost]] = {row: [] for row in ROWS}
    for _ in range(rounds):
        for row, (project, is_cold) in ROWS.items():
            costs[row].append(build(folder / project, site, is_cold=is_cold))
    return costs


def rows_table(costs: dict[str, list[Cost]]) -> str:
    """Return what each row took: the middle of all rounds."""
    lines = [
        "| build | wall s | CPU s | peak MiB | wall ÷ plain |",
        "|---|--:|--:|--:|--:|",
    ]
    for row, list_ in costs.items():
        wall, cpu, memory = (median(values) for values in zip(*list_, strict=True))
        ratio = _middle(costs, lambda r, at: costs[r][at].wall, row)
        figures = f"{wall:.1f} | {cpu:.1f} | {memory:.0f} | {ratio:.2f}"
        lines.append(f"| {row} | {figures} |")
    return "\n".join(lines)


def _middle(
    costs: dict[str, list[Cost]], value: Callable[[str, int], float], row: str
) -> float:
    rounds = range(len(costs["plain"]))
    return median(value(row, at) / value("plain", at) for at in rounds)


def added_table(costs: dict[str, list[Cost]]) -> str:
    """Return what citations add, as a part of the plain build of the same round."""
    head = "| citations add | of plain (wall) | least … most | CPU | noise | goal |"
    lines = [head, "|---|--:|--:|--:|--:|---|"]
    for state, goal in GOALS.items():
        wall = _added(costs, state, 0)
        cpu = _added(costs, state, 1)
        spread = f"{min(wall):+.2f} … {max(wall):+.2f}"
        noise = _noise(costs, f"bare, {state}")
        figures = f"{median(wall):+.2f} | {spread} | {median(cpu):+.2f} | ±{noise:.2f}"
        lines.append(f"| {state} | {figures} | {goal} |")
    return "\n".join(lines)


def _added(costs: dict[str, list[Cost]], state: str, field: int) -> list[float]:
    rounds = zip(
        costs[f"cited, {state}"], costs[f"bare, {state}"], costs["plain"], strict=True
    )
    return [
        (cited[field] - bare[field]) / plain[field] for cited, bare, plain in rounds
    ]


def _noise(costs: dict[str, list[Cost]], row: str) -> float:
    """Return how far one and the same row strays from itself, as a part of plain."""
    walls = [cost.wall for cost in costs[row]]
    plain = median(cost.wall for cost in costs["plain"])
    return median(abs(wall - median(walls)) for wall in walls) / plain


def main() -> None:
    """Read the arguments, measure, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, nargs="+", default=[100, 400])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for texts in arguments.texts:
        with tempfile.TemporaryDirectory(prefix="edition-bench-") as folder:
            write(invent(texts, arguments.seed), Path(folder))
            costs = measure(Path(folder), arguments.rounds)
        print(f"{texts} texts, {4 * texts} references, {arguments.rounds} rounds\n")
        print(f"{rows_table(costs)}\n\n{added_table(costs)}\n", flush=True)


if __name__ == "__main__":
    main()
