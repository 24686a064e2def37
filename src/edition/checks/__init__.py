"""Run every rule over an edition: one family a file, one rule a function."""

from collections.abc import Callable, Iterator

from edition.checks import (
    blanks,
    citations,
    entries,
    events,
    exemptions,
    glossary,
    kinds,
    layers,
    ledger,
    links,
    names,
    notes,
    parallels,
    repository,
    rights,
    same_address,
    security,
    signs,
    tables,
    texts,
    variants,
)
from edition.checks.consequences import without_consequences
from edition.extensions import CHECKS, extensions
from edition.model import Edition
from edition.problems import Problem

Rule = Callable[[Edition], Iterator[Problem]]

FAMILIES = (
    *(texts, kinds, notes, signs, citations, entries, glossary, events, parallels),
    *(names, ledger, rights, layers, variants, repository, links, security, tables),
    *(same_address, blanks),
)
"""The modules of rules, in the order in which they run."""
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)


def rules() -> tuple[Rule, ...]:
    """Return every rule, those of other packages last."""
    return (*RULES, *extensions(CHECKS).values())


def check(edition: Edition) -> list[Problem]:
    """Return every problem, those met while reading too, in order of place.

    What the exceptions excuse is left out, and what only follows from something else.
    """
    found = {problem for rule in rules() for problem in rule(edition)}
    found = exemptions.apply_exemptions(edition, found | set(edition.problems))
    return sorted(without_consequences(edition, found))
