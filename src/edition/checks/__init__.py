"""Run every rule over an edition: one family a file, one rule a function."""

from collections.abc import Callable, Iterator

from edition import collector
from edition.checks import (
    citations,
    emendations,
    events,
    exemptions,
    glossary,
    ledger,
    links,
    names,
    notes,
    parallels,
    references,
    repository,
    rights,
    security,
    texts,
)
from edition.model import Edition
from edition.problems import Problem

Rule = Callable[[Edition], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *texts.RULES,
    *notes.RULES,
    *citations.RULES,
    *references.RULES,
    *glossary.RULES,
    *events.RULES,
    *parallels.RULES,
    *names.RULES,
    *ledger.RULES,
    *emendations.RULES,
    *rights.RULES,
    *repository.RULES,
    *links.RULES,
    *security.RULES,
)


def check(edition: Edition) -> list[Problem]:
    """Return every problem, those met while reading too, in order of place.

    What the exceptions excuse is left out.
    """
    with collector.resting():
        found = {problem for rule in RULES for problem in rule(edition)}
    return sorted(exemptions.heeded(edition, found | set(edition.problems)))
