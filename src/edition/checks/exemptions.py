"""Family X: exceptions to a rule, each with a reason, each of them needed."""

from collections.abc import Iterable

from edition.model import Edition, Exemption
from edition.problems import Problem, catalogue
from edition.sources import EXCEPTIONS

UNREADABLE = "X000"
"""The code of an entry that was reported while it was read."""


def heeded(edition: Edition, problems: Iterable[Problem]) -> set[Problem]:
    """Return the problems but for those excepted, and those of the exceptions.

    Where these cannot be read, nothing is told that may be excepted.
    """
    kept = set(problems)
    if EXCEPTIONS in edition.unreadable:
        return {problem for problem in kept if problem.is_error}
    for exemption in edition.exemptions:
        excepted = {problem for problem in kept if _covers(exemption, problem)}
        kept -= excepted
        if not (excepted or edition.unreadable or exemption.code == UNREADABLE):
            kept.add(_needless(exemption))
    return kept


def _covers(exemption: Exemption, problem: Problem) -> bool:
    return (
        exemption.code == problem.code
        and not problem.is_error
        and f"“{exemption.about}”" in problem.what
    )


def _needless(exemption: Exemption) -> Problem:
    """X002, X003: an exception is one to a review item, and that item is found."""
    code = catalogue().get(exemption.code)
    if code is None or code.severity == "error":
        what = f"No exception can be made to {exemption.code}"
        return Problem(exemption.place, "X003", what)
    what = f"Nothing that {exemption.code} finds is about “{exemption.about}”"
    return Problem(exemption.place, "X002", what)
