"""Family X: exceptions to a rule, each with a reason, each of them needed."""

from collections.abc import Iterable

from edition.checks.consequences import FINDING
from edition.model import Edition, Exemption
from edition.problems import Problem, entry
from edition.sources import EXEMPTIONS


def apply_exemptions(edition: Edition, problems: Iterable[Problem]) -> set[Problem]:
    """Return the problems but for those excepted, and those of the exceptions.

    Where one of these cannot be read, nothing is told that may be excepted.
    """
    left = set(problems)
    if any(problem.place.path == EXEMPTIONS for problem in edition.problems):
        return {problem for problem in left if problem.is_error}
    for exemption in edition.exemptions:
        excepted = {problem for problem in left if _covers(exemption, problem)}
        left -= excepted
        if not excepted:
            left.add(_needless(exemption))
    return left


def _covers(exemption: Exemption, problem: Problem) -> bool:
    named = (exemption.code, exemption.about)
    return not problem.is_error and problem.about == named


def _needless(exemption: Exemption) -> Problem:
    """X002, X003: an exception is one to a review item, and that item is found."""
    if entry(exemption.code).severity == "error":
        what = f"No exception can be made to {exemption.code}"
        return Problem(exemption.place, "X003", what, subject=exemption.code)
    what = f"Nothing that {exemption.code} finds is about “{exemption.about}”"
    return Problem(exemption.place, "X002", what, "", exemption.about, FINDING)
