"""The command “edition ledger”: record ids, and where their words have gone."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from edition.checks.entries import refs
from edition.checks.ledger import BEFORE_RELEASE, RULES
from edition.checks.links import named_id
from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.cli.output import say
from edition.clock import now
from edition.files import write
from edition.ledger.operations import (
    followed,
    moved,
    reopened,
    reworded,
    updated,
    withdrawn,
)
from edition.ledger.published import published
from edition.model import Edition, Life
from edition.problems import EditionError, Place
from edition.readers.ledger import LEDGER, write_ledger
from edition.sources import load_edition


@click.group(invoke_without_command=True)
@click.option(
    "--update",
    is_flag=True,
    help="Record new ids and changed words, as a release does.",
)
@click.pass_context
def ledger(context: click.Context, update: bool) -> None:
    """Keep every id ever published from changing in silence (data/ledger.yml).

    Without an option it lists what does not agree with the ledger; --update records
    what is new. Nothing is ever removed: the other commands say where words went.

    \b
    Example, after passage 4 was split and what follows renumbered:
      edition ledger move marsh-1990#p4 marsh-1990#p4 marsh-1990#p5
      edition ledger follow
    """
    if context.invoked_subcommand is None:
        (_update if update else _list)()


@command
def _list() -> int:
    edition = load_edition(Path.cwd())
    if not edition.ledger:
        many = len(published(edition))
        say(f"No ledger yet: the first “edition release” begins one with {many:,} ids.")
        return FINE
    return _remaining(edition)


@command
def _update() -> int:
    edition = _read()
    lives, before = updated(edition), edition.ledger
    new, changed = len(lives) - len(before), len({*before} - {*lives})
    return _write(edition, lives, f"{new:,} new, {changed:,} changed")


@ledger.command()
@click.argument("old")
@click.argument("new", nargs=-1, required=True)
@click.option("--reason", default="", help="Why, for readers of old links.")
@command
def move(old: str, new: tuple[str, ...], reason: str) -> int:
    """Record that the words of OLD are at NEW, or at several ids.

    OLD and NEW may also be texts: all ids of the one move to the other.

    \b
    Examples:
      edition ledger move marsh-1990#p4 marsh-1990#p5
      edition ledger move glossary/pact glossary/treaty
      edition ledger move marsh-1990 marsh-1991
    """
    edition = _read()
    lives = moved(edition, old, new, on=now().date().isoformat(), reason=reason)
    _tell_of_namings(edition, {old: ", ".join(new)})
    return _write(edition, lives, f"{old} → {', '.join(new)}")


@ledger.command()
@command
def follow() -> int:
    """Record every move that the words themselves leave no doubt about.

    \b
    Example, after passages were renumbered:
      edition ledger follow
    """
    edition = _read()
    lives, moves = followed(edition, on=now().date().isoformat())
    for old, new in moves.items():
        click.echo(f"{old} → {new}")
    _tell_of_namings(edition, moves)
    return _write(edition, lives, f"{len(moves):,} moved")


@ledger.command()
@click.argument("id")
@click.option("--reason", required=True, help="Why, for readers of old links.")
@command
def withdraw(id: str, reason: str) -> int:
    """Record that ID stands for nothing any more, and show readers the reason.

    ID may also be a text whose file is gone: all its ids are withdrawn.

    \b
    Example:
      edition ledger withdraw marsh-1990#n-share --reason "It repeated note 2."
    """
    edition = _read()
    lives = withdrawn(edition, id, on=now().date().isoformat(), reason=reason)
    return _write(edition, lives, f"{id} withdrawn")


@ledger.command()
@click.argument("id")
@click.option("--reason", required=True, help="Why, for those who keep the edition.")
@command
def reword(id: str, reason: str) -> int:
    """Record that ID says what it always said, in very different words.

    \b
    Example:
      edition ledger reword marsh-1990#p5 --reason "Put into plainer English."
    """
    edition = _read()
    return _write(edition, reworded(edition, id, reason=reason), f"{id} reworded")


@ledger.command()
@click.argument("ids", nargs=-1, required=True)
@command
def reopen(ids: tuple[str, ...]) -> int:
    """Let IDS whose words had moved or been withdrawn stand for words again.

    \b
    Example:
      edition ledger reopen marsh-1990#p6
    """
    edition = _read()
    return _write(edition, reopened(edition, ids), f"{', '.join(ids)} reopened")


def _read() -> Edition:
    """Read the edition; refuse to rewrite a ledger of which a line would be lost."""
    edition = load_edition(Path.cwd())
    for problem in edition.problems:
        if problem.code == "D004" or problem.place.path == LEDGER:
            raise EditionError(f"The ledger stays as it is. {problem}")
    return edition


def _write(edition: Edition, lives: Iterable[Life], done: str) -> int:
    """Write the ledger, say what was done, and list what is still to do."""
    entries = tuple(lives)
    write(edition.root, LEDGER, write_ledger(entries))
    say(f"{LEDGER}: {done}; {len(entries):,} entries.")
    return _remaining(load_edition(edition.root))


def _tell_of_namings(edition: Edition, moves: Mapping[str, str]) -> None:
    """List what names an id that has other words now: no check can know it is wrong."""
    now = published(edition)
    for id, place in sorted(_namings(edition), key=lambda naming: naming[1]):
        if id in moves and id in now:
            say(f"{place}: names {id}; what it was is now {moves[id]}. Which is meant?")


def _namings(edition: Edition) -> Iterator[tuple[str, Place]]:
    """Yield the ids that data and links name, and where."""
    yield from ((str(ref), ref.place) for ref, _ in refs(edition))
    for document in edition.documents:
        for link in document.links:
            yield named_id(document, link), link.place


def _remaining(edition: Edition) -> int:
    """List what does not agree with the ledger."""
    unreadable = {problem for problem in edition.problems if problem.code == "D004"}
    found = sorted(
        {problem for rule in (*RULES, *BEFORE_RELEASE) for problem in rule(edition)}
        | unreadable
    )
    for problem in found:
        click.echo(str(problem))
    return PROBLEMS if found else FINE
