"""Print findings: a line each, for the pages of a forge, or as JSON."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import click

from edition.cli.output import say, shown, status_of
from edition.holdings import holdings
from edition.model import Edition
from edition.problems import CONTROLS, Problem, counted, entry, tally

LEVELS = {"error": "error", "review": "warning"}
"""What GitHub calls a severity."""
GITLAB = {"error": "major", "review": "minor"}
"""What GitLab does."""
IN_A_MESSAGE = str.maketrans({**dict.fromkeys(CONTROLS, " "), "%": "%25"})
"""What would end a workflow command or say something else in one."""
IN_A_PROPERTY = {**IN_A_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}
MANUAL = "manual/checks/"
"""The page of the edition's own site that explains the codes."""
COUNTED = ("texts", "passages", "works", "terms", "events", "parallels", "names")


def print_findings(edition: Edition, found: Sequence[Problem], form: str) -> int:
    """Print what was found in a format; return the exit status it calls for."""
    FORMATS[form](edition, found)
    return status_of(found)


def _text(edition: Edition, found: Sequence[Problem]) -> None:
    for problem in found:
        click.echo(shown(problem))
    _summary(edition, found)
    if found:
        say(f"What a code means: edition check --explain {found[0].code}")


def _github(edition: Edition, found: Sequence[Problem]) -> None:
    """Print workflow commands, which GitHub shows beside the lines of a change."""
    for problem in found:
        known = entry(problem.code)
        path = problem.place.path.translate(IN_A_PROPERTY)
        title = f"{problem.code} {known.title}".translate(IN_A_PROPERTY)
        where = f"file={path},line={problem.place.line},title={title}"
        level = LEVELS[known.severity]
        click.echo(f"::{level} {where}::{problem.words.translate(IN_A_MESSAGE)}")
    _summary(edition, found)


def _gitlab(edition: Edition, found: Sequence[Problem]) -> None:
    """Print a report of code quality, which GitLab shows with a merge request."""
    report = map(_quality, found, _fingerprints(found))
    click.echo(json.dumps([*report], ensure_ascii=False, indent=2))
    _summary(edition, found)


def _quality(problem: Problem, fingerprint: str) -> dict[str, object]:
    place = problem.place
    return {
        "description": problem.words,
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": GITLAB[entry(problem.code).severity],
        "location": {"path": place.path, "lines": {"begin": place.line}},
    }


def _fingerprints(found: Sequence[Problem]) -> Iterator[str]:
    """Yield what each finding is known by, on whatever line it stands."""
    times: Counter[tuple[str, ...]] = Counter()
    for problem in found:
        about = (problem.place.path, *problem.about)
        times[about] += 1
        words = "\n".join((*about, str(times[about])))
        yield hashlib.sha256(words.encode()).hexdigest()


def _json(edition: Edition, found: Sequence[Problem]) -> None:
    errors = sum(problem.is_error for problem in found)
    whole = {
        "errors": errors,
        "review": len(found) - errors,
        "findings": [_finding(edition, problem) for problem in found],
    }
    click.echo(json.dumps(whole, ensure_ascii=False, indent=2))


def _finding(edition: Edition, problem: Problem) -> dict[str, object]:
    known = entry(problem.code)
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "code": problem.code,
        "severity": known.severity,
        "subject": problem.subject,
        "what": problem.what,
        "remedy": problem.advice,
        "excerpt": problem.excerpt,
        "help": f"{edition.settings.site_url}{MANUAL}#{problem.code}",
    }


FORMATS: dict[str, Callable[[Edition, Sequence[Problem]], None]] = {
    "text": _text,
    "github": _github,
    "gitlab": _gitlab,
    "json": _json,
}


def _summary(edition: Edition, found: Sequence[Problem]) -> None:
    """Say how much is wrong, and with what."""
    counts = holdings(edition)
    read = [counted(counts[name], name[:-1]) for name in COUNTED if counts[name]]
    say(f"{tally(found)} in {', '.join(read) or 'an edition without texts'}.")
