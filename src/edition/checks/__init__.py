"""Run every rule over an edition: one family a file, one rule a function."""

from collections.abc import Callable, Iterator

from edition.checks import (
    citations,
    entries,
    events,
    exemptions,
    glossary,
    ledger,
    links,
    names,
    notes,
    parallels,
    repository,
    rights,
    security,
    texts,
)
from edition.extensions import CHECKS, extensions
from edition.model import Edition
from edition.problems import Problem
from edition.sources import BIBLIOGRAPHY, GLOSSARY, PARALLELS, TEXTS, TIMELINE

Rule = Callable[[Edition], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *texts.RULES,
    *notes.RULES,
    *citations.RULES,
    *entries.RULES,
    *glossary.RULES,
    *events.RULES,
    *parallels.RULES,
    *names.RULES,
    *ledger.RULES,
    *rights.RULES,
    *repository.RULES,
    *links.RULES,
    *security.RULES,
)


ANYWHERE = ("docs/", "data/", BIBLIOGRAPHY)
MAY_STAND_IN: dict[Rule, tuple[str, ...]] = {
    citations.unknown_key: (BIBLIOGRAPHY,),
    citations.unknown_crossref: (BIBLIOGRAPHY,),
    citations.never_cited: ANYWHERE,
    glossary.never_used: ANYWHERE,
    glossary.form_never_used: ANYWHERE,
    names.never_named: ANYWHERE,
    entries.unknown_ref: (TEXTS,),
    parallels.unknown_term_or_event: (GLOSSARY, TIMELINE),
    parallels.silent: (TEXTS,),
    parallels.theme_without_parallels: (PARALLELS,),
    parallels.one_stance_of_each_text: (TEXTS,),
    links.broken_link: ("docs/", "data/"),
    **dict.fromkeys(ledger.RULES, ANYWHERE),
}
"""Where that may stand which a rule misses: it asks only if all of it could be read."""


def rules() -> tuple[Rule, ...]:
    """Return every rule, those of other packages last."""
    return (*RULES, *extensions(CHECKS).values())


def check(edition: Edition) -> list[Problem]:
    """Return every problem, those met while reading too, in order of place.

    What the exceptions excuse is left out.
    """
    able = (rule for rule in rules() if _can_tell(rule, edition))
    found = {problem for rule in able for problem in rule(edition)}
    return sorted(exemptions.apply_exemptions(edition, found | set(edition.problems)))


def _can_tell(rule: Rule, edition: Edition) -> bool:
    """Tell whether all could be read in which that may stand which a rule misses."""
    where = MAY_STAND_IN.get(rule, ())
    return not any(path.startswith(where) for path in edition.unreadable)
