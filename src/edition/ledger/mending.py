"""Mend the ledger: each function takes an edition and returns its entries anew."""

from collections.abc import Iterable
from dataclasses import replace

from edition.ledger import LEDGER, SHELVES, lives, semver
from edition.ledger.identity import (
    NO_VERSION,
    Published,
    compare,
    published,
    recorded_version,
)
from edition.ledger.sketches import SURE, sketch
from edition.model import Edition, Life
from edition.problems import EditionError, Place, suggestion

Lives = tuple[Life, ...]
Moves = dict[str, tuple[str, ...]]
"""Old ids, and the ids that have their words now."""


def updated(edition: Edition) -> Lives:
    """Add what is new, and note which words have changed; decide nothing."""
    comparison = compare(edition)
    notes = {life: _revised(life, one) for life, one in comparison.revised}
    kept = tuple(notes.get(life, life) for life in edition.ledger)
    return kept + tuple(born(one) for one in comparison.new)


def _revised(life: Life, now: Published) -> Life:
    is_later = semver(now.version) > semver(recorded_version(life))
    changed = now.version if is_later else life.changed
    return replace(life, print=now.print, changed=changed)


def born(one: Published) -> Life:
    """Return the entry with which the life of an id begins."""
    return Life(one.id, one.version, one.print, sketch(one.words), Place(LEDGER), on="")


def moved(
    edition: Edition, old: str, new: tuple[str, ...], *, on: str, reason: str = ""
) -> Lives:
    """Record where the words of an id, or of all ids of a text, have gone.

    Raises:
        EditionError: an id is not known, or the move could not be told by version.
    """
    if "#" in old or "/" in old:
        return _closed(edition, {old: new}, on, reason)
    return _closed(edition, _of_text(edition, old, new), on, reason)


def _of_text(edition: Edition, old: str, new: tuple[str, ...]) -> Moves:
    """Pair the ids of a text with those of the same name in another."""
    gone = [id for id in _open(edition) if id.startswith(f"{old}#")]
    if len(new) != 1 or new[0] not in edition.text or not gone:
        known = tuple({id.partition("#")[0] for id in _open(edition)})
        raise EditionError(
            f"“{old}” and “{' '.join(new)}” are not a text that was and one that is. "
            + suggestion(old, known)
        )
    return {id: (f"{new[0]}#{id.partition('#')[2]}",) for id in gone}


def followed(edition: Edition, *, on: str) -> tuple[Lives, dict[str, str]]:
    """Record every move that the words themselves leave no doubt about.

    Returns:
        The entries, and the moves: old id to new.
    """
    sure = {
        change.life.id: change.home.id
        for change in compare(edition).changes
        if change.home and change.home.likeness >= SURE
    }
    moves: Moves = {old: (new,) for old, new in sure.items()}
    return _closed(edition, moves, on, "") if moves else edition.ledger, sure


def _closed(edition: Edition, moves: Moves, on: str, reason: str) -> Lives:
    """Close the lives that moved; begin those of ids that have words unrecorded."""
    now = published(edition)
    for id in (id for new in moves.values() for id in new):
        if id not in now:
            raise EditionError(f"There is no “{id}”. {suggestion(id, tuple(now))}")
    ended = {
        _open_life(edition, old): _end(edition, old, new, on, reason)
        for old, new in moves.items()
    }
    kept = tuple(ended.get(life, life) for life in edition.ledger)
    standing = {life.id for life in kept if life.status == "current"}
    named = dict.fromkeys([*moves, *(id for new in moves.values() for id in new)])
    return kept + tuple(born(now[i]) for i in named if i in now and i not in standing)


def _end(
    edition: Edition, old: str, new: tuple[str, ...], on: str, reason: str
) -> Life:
    life, now = _open_life(edition, old), published(edition)
    until = version_of(edition, old) or now[new[0]].version
    if old in now and semver(until) <= semver(recorded_version(life)):
        raise EditionError(
            f"“{old}” is in use for other words, and the version is {until} still. "
            "Raise the version first, so that citations of the old one can be told."
        )
    if new == (old,):
        raise EditionError(
            f"“{old}” cannot move to itself; try “edition ledger reword”."
        )
    status = "split" if len(new) > 1 else _status(edition, new[0])
    return replace(life, status=status, to=new, until=until, on=on, reason=reason)


def _status(edition: Edition, new: str) -> str:
    """Tell a merger, into an id with words of its own, from a move to a new one."""
    comparison = compare(edition)
    changed = {change.life.id for change in comparison.changes}
    return "merged" if new in _open(edition).keys() - changed else "moved"


def version_of(edition: Edition, id: str) -> str:
    """Return the version that counts for an id; none where its text is gone."""
    slug, _, anchor = id.partition("#")
    if anchor and slug in edition.text:
        return edition.text[slug].meta.version
    is_of_data = id.startswith(SHELVES)
    return edition.settings.version or NO_VERSION if is_of_data else ""


def withdrawn(edition: Edition, id: str, *, on: str, reason: str) -> Lives:
    """Record that an id, or every id of a text, stands for nothing any more, and why.

    Raises:
        EditionError: it is not known, or is in use.
    """
    ids = (id,) if "#" in id or "/" in id else _ids_of_text(edition, id)
    ends = {_open_life(edition, id): _tombstone(edition, id, on, reason) for id in ids}
    return tuple(ends.get(life, life) for life in edition.ledger)


def _tombstone(edition: Edition, id: str, on: str, reason: str) -> Life:
    life = _open_life(edition, id)
    if id in published(edition):
        raise EditionError(f"“{id}” is in use: take it out of its file first.")
    until = version_of(edition, id) or recorded_version(life)
    return replace(life, status="withdrawn", until=until, on=on, reason=reason)


def _ids_of_text(edition: Edition, slug: str) -> list[str]:
    """Return the ids that are current for a text, which may be there no more."""
    found = [id for id in _open(edition) if id.startswith(f"{slug}#")]
    if not found:
        known = tuple({id.partition("#")[0] for id in _open(edition)})
        near = suggestion(slug, known)
        raise EditionError(f"“{slug}” is no text that {LEDGER} knows. {near}".strip())
    return found


def reworded(edition: Edition, id: str, *, reason: str) -> Lives:
    """Record that an id stands for what it always did, in very different words.

    Raises:
        EditionError: it is not known, or not in use.
    """
    life, now = _open_life(edition, id), _in_use(edition, id)
    words = " ".join(dict.fromkeys([*life.words.split(), sketch(now.words)]))
    again = replace(_revised(life, now), words=words, reason=reason)
    return tuple(again if one == life else one for one in edition.ledger)


def reopened(edition: Edition, ids: Iterable[str]) -> Lives:
    """Let ids whose words had gone stand for words again.

    Raises:
        EditionError: one of them is not in use, or was never closed.
    """
    ids = tuple(ids)
    for id in ids:
        if id not in lives(edition) or id in _open(edition):
            raise EditionError(f"“{id}” was never moved or withdrawn.")
    return edition.ledger + tuple(born(_in_use(edition, id)) for id in ids)


def _in_use(edition: Edition, id: str) -> Published:
    now = published(edition)
    if id not in now:
        raise EditionError(f"There is no “{id}”. {suggestion(id, tuple(now))}")
    return now[id]


def _open(edition: Edition) -> dict[str, Life]:
    return {life.id: life for life in edition.ledger if life.status == "current"}


def _open_life(edition: Edition, id: str) -> Life:
    known = _open(edition)
    if id not in known:
        near = suggestion(id, tuple(known))
        raise EditionError(f"“{id}” is not current in {LEDGER}. {near}".strip())
    return known[id]
