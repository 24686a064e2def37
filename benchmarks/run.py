"""Measure what the edition adds to a build, beside a plain one of mkdocs-material.

Every round builds all rows in turn, so that what else the machine does meets all of
them; the rows are then compared round by round, and the middle one counts.
"""

import argparse
import tempfile
from pathlib import Path

import tables
from corpus import invent
from generate import write
from measured import build
from weights import Weights, weigh

ROWS = {
    tables.PLAIN: ("plain", "cold"),
    tables.BARE: ("bare", "cold"),
    tables.APPARATUS: ("apparatus", "cold"),
    tables.WHOLE: ("edition", "cold"),
    tables.EXPORTS: ("exports", "cold"),
    tables.WARM_APPARATUS: ("apparatus", "warm"),
    tables.WARM: ("edition", "warm"),
    tables.CHANGED: ("edition", "changed"),
    tables.WARM_EXPORTS: ("exports", "warm"),
    tables.CHANGED_EXPORTS: ("exports", "changed"),
}
"""The project that each row builds, and after what."""


def measure(folder: Path, rounds: int) -> tuple[tables.Costs, Weights]:
    """Build every row in every round, and weigh the last site without exports."""
    site = folder / "site"
    costs: tables.Costs = {row: [] for row in ROWS}
    for number in range(rounds):
        for row, (project, state) in _in_turn(number):
            costs[row].append(build(folder / project, site, state=state))
            if row == tables.CHANGED:
                weights = weigh(folder / project, site)
    return costs, weights


def _in_turn(number: int) -> list[tuple[str, tuple[str, str]]]:
    """Return the rows of a round: in every other, cold ones from the last to the first.

    What comes after a short build may find a better machine.
    """
    cold = [item for item in ROWS.items() if item[1][1] == "cold"]
    others = [item for item in ROWS.items() if item[1][1] != "cold"]
    return [*(reversed(cold) if number % 2 else cold), *others]


def main() -> None:
    """Read the arguments, measure, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, nargs="+", default=[100, 400])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    measured: dict[int, tables.Costs] = {}
    for texts in arguments.texts:
        with tempfile.TemporaryDirectory(prefix="edition-bench-") as folder:
            write(invent(texts, arguments.seed), Path(folder))
            costs, weights = measure(Path(folder), arguments.rounds)
        measured[texts] = costs
        print(f"{texts} texts, {4 * texts} works, {arguments.rounds} rounds\n")
        print(f"{tables.rows(costs)}\n\n{tables.goals(costs, weights)}\n", flush=True)
    if len(measured) > 1:
        print(tables.growth(measured))


if __name__ == "__main__":
    main()
