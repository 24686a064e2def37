"""Compare two states of an edition: what differs, and what is wrong with each."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from edition.checks import check
from edition.holdings import holdings
from edition.ledger import lives
from edition.ledger.differences import Run, runs
from edition.model import Edition
from edition.problems import Place, Problem
from edition.report.commits import Range
from edition.report.occurrences import Occurrences, occurrences
from edition.report.units import Unit, referrers, units


class Change(NamedTuple):
    """What became of something with an id."""

    id: str
    kind: Literal["added", "changed", "moved", "removed"]
    place: Place
    """Where it stands; where it stood, if it stands nowhere now."""
    parts: Mapping[str, tuple[Run, ...]]
    """The words that stayed, went and came, by field."""
    to: tuple[str, ...] = ()
    """The ids that have its words now, as the ledger says."""
    reason: str = ""
    """Why it was withdrawn, as the ledger says."""
    referrers: tuple[str, ...] = ()
    """What refers to it: before it was removed, or now."""


class Count(NamedTuple):
    """How many there were, and are."""

    name: str
    before: int
    after: int


class Report(NamedTuple):
    """What a change does to an edition."""

    range: Range
    changes: tuple[Change, ...]
    occurrences: tuple[Occurrences, ...]
    new_problems: tuple[Problem, ...]
    mended_problems: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    """All that is wrong afterwards."""
    counts: tuple[Count, ...]


def report(before: Edition, after: Edition, range: Range) -> Report:
    """Compare an edition before a change and after it."""
    old, new = check(before), check(after)
    had, has = ({_about(p) for p in found} for found in (old, new))
    return Report(
        range=range,
        changes=tuple(_changes(before, after)),
        occurrences=tuple(occurrences(before, after)),
        new_problems=tuple(p for p in new if _about(p) not in had),
        mended_problems=tuple(p for p in old if _about(p) not in has),
        problems=tuple(new),
        counts=tuple(_counts(before, after)),
    )


def _about(problem: Problem) -> tuple[str, ...]:
    """Return what a problem is about, wherever in its file it stands."""
    subject = problem.subject or problem.what
    return problem.code, problem.place.path, subject


def _changes(before: Edition, after: Edition) -> Iterator[Change]:
    """Yield what differs, in the order of the files, what is gone last."""
    old, new = units(before), units(after)
    referred, was_referred = referrers(after), referrers(before)
    for id, unit in new.items():
        if id not in old:
            yield Change(id, "added", unit.place, _parts({}, unit.parts))
        elif parts := _parts(old[id].parts, unit.parts):
            by = referred.get(id, ())
            yield Change(id, "changed", unit.place, parts, referrers=by)
    for id, unit in old.items():
        if id not in new:
            yield _gone(after, unit, was_referred.get(id, ()))


def _gone(after: Edition, unit: Unit, by: tuple[str, ...]) -> Change:
    """Say where something went that stands nowhere, as the ledger knows."""
    last = next(reversed(lives(after).get(unit.id, ())), None)
    kind: Literal["moved", "removed"] = "moved" if last and last.to else "removed"
    parts = _parts(unit.parts, {})
    to, reason = (last.to, last.reason) if last else ((), "")
    return Change(unit.id, kind, unit.place, parts, to, reason, by)


def _parts(
    old: Mapping[str, str], new: Mapping[str, str]
) -> dict[str, tuple[Run, ...]]:
    """Return the fields that differ, each as words that stayed, went and came."""
    names = dict.fromkeys((*new, *old))
    pairs = ((name, old.get(name, ""), new.get(name, "")) for name in names)
    return {name: runs(one, other) for name, one, other in pairs if one != other}


def _counts(before: Edition, after: Edition) -> Iterator[Count]:
    """Yield how large the edition was and is."""
    now = holdings(after)
    for name, number in holdings(before).items():
        yield Count(name, number, now[name])
