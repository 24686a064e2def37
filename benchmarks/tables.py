"""Write what was measured as tables in Markdown, each figure beside its goal."""

import itertools
from collections.abc import Iterator
from math import log
from statistics import median

from measured import Cost
from weights import Weights

Costs = dict[str, list[Cost]]
PLAIN, BARE, APPARATUS, WHOLE = "plain", "bare", "with apparatus", "whole"
WARM_APPARATUS, WARM, CHANGED = "with apparatus, warm", "whole, warm", "one passage"
EXPORTS, WARM_EXPORTS = "in all formats", "in all formats, warm"
CHANGED_EXPORTS = "in all formats, one passage"
QUOTIENTS = {
    "whole, cold ÷ plain": (WHOLE, "≤ 1.6"),
    "whole, warm ÷ plain": (WARM, ""),
    "one passage changed ÷ plain": (CHANGED, "≤ 0.5"),
}
"""What is divided by the plain build of the same round, and the goal."""
DIFFERENCES = {
    "apparatus adds, cold": (APPARATUS, BARE, "≤ 0.2"),
    "citations add, cold": (WHOLE, APPARATUS, "≤ 0.2"),
    "citations add, warm": (WARM, WARM_APPARATUS, "nothing measurable"),
    "all formats add, cold": (EXPORTS, WHOLE, ""),
    "all formats add, warm": (WARM_EXPORTS, WARM, ""),
    "all formats add, one passage": (CHANGED_EXPORTS, CHANGED, ""),
}
"""What is taken from what, as a part of the plain build of the same round."""


def rows(costs: Costs) -> str:
    """Return what each build took: the middle of all rounds."""
    lines = [
        "| build | wall s | CPU s | peak MiB | others MiB |",
        "|---|--:|--:|--:|--:|",
    ]
    for row, list_ in costs.items():
        wall, cpu, memory, others = (median(v) for v in zip(*list_, strict=True))
        lines.append(
            f"| {row} | {wall:.1f} | {cpu:.1f} | {memory:.0f} | {others:.0f} |"
        )
    return "\n".join(lines)


def goals(costs: Costs, weights: Weights) -> str:
    """Return every figure that has a goal."""
    lines = ["| figure | wall | CPU | goal |", "|---|--:|--:|---|"]
    for name, (row, goal) in QUOTIENTS.items():
        lines.append(f"| {name} | {_both(costs, row, None)} | {goal} |")
    for name, (row, less, goal) in DIFFERENCES.items():
        lines.append(f"| {name} | {_both(costs, row, less)} | {goal} |")
    lines.append(
        f"| noise (bare) | ±{_noise(costs, 0):.2f} | ±{_noise(costs, 1):.2f} | |"
    )
    lines += ["", "| figure | value | goal |", "|---|--:|---|"]
    lines += [f"| {name} | {value} | {goal} |" for name, value, goal in _sizes(weights)]
    memory = _middle(costs, WHOLE, None, 2)
    lines.append(f"| peak memory, whole ÷ plain | {memory:.2f} | ≤ 1.5 |")
    return "\n".join(lines)


def _both(costs: Costs, row: str, less: str | None) -> str:
    wall, cpu = (_middle(costs, row, less, field) for field in (0, 1))
    return f"{wall:.2f} | {cpu:.2f}"


def _middle(costs: Costs, row: str, less: str | None, field: int) -> float:
    """Return the middle of all rounds of a row, as a part of plain."""
    taken = costs[less] if less else [Cost(0, 0, 0, 0)] * len(costs[row])
    rounds = zip(costs[row], taken, costs[PLAIN], strict=True)
    return median(
        (own[field] - off[field]) / plain[field] for own, off, plain in rounds
    )


def _noise(costs: Costs, field: int) -> float:
    """Return how far one and the same row strays from itself, as a part of plain."""
    values = [cost[field] for cost in costs[BARE]]
    plain = median(cost[field] for cost in costs[PLAIN])
    return median(abs(value - median(values)) for value in values) / plain


def _sizes(weights: Weights) -> Iterator[tuple[str, str, str]]:
    share = weights.site / weights.source
    yield "page of a text, HTML kB", f"{weights.page / 1000:.0f}", "≤ 80"
    yield "the same, gzipped", f"{weights.page_gzipped / 1000:.1f}", "≤ 25"
    yield "its CSS and JS, gzipped kB", f"{weights.loaded_gzipped / 1000:.0f}", "≤ 80"
    yield "site without exports ÷ sources", f"{share:.2f}", "≤ 3.5"


def growth(measured: dict[int, Costs]) -> str:
    """Return how fast the time grows between one size and the next."""
    lines = ["| growth | exponent, wall | CPU | plain, CPU | goal |"]
    lines.append("|---|--:|--:|--:|---|")
    sizes = sorted(measured)
    for few, many in itertools.pairwise(sizes):
        figures = (
            _exponent(measured, few, many, row, field)
            for row, field in ((WHOLE, 0), (WHOLE, 1), (PLAIN, 1))
        )
        told = " | ".join(f"{figure:.2f}" for figure in figures)
        lines.append(f"| {few} → {many} | {told} | ≤ 1.05 |")
    return "\n".join(lines)


def _exponent(
    measured: dict[int, Costs], few: int, many: int, row: str, field: int
) -> float:
    less, more = (
        median(cost[field] for cost in measured[size][row]) for size in (few, many)
    )
    return log(more / less) / log(many / few)
