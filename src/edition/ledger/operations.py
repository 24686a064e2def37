"""Operations on the ledger: each takes an edition and returns its entries anew."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from edition.ledger import current, lives, recorded_version, semver
from edition.ledger.identity import compare
from edition.ledger.likeness import SURE
from edition.ledger.published import NO_VERSION, Published, published
from edition.ledger.releases import not_raised, release_days
from edition.model import Edition, Life
from edition.model.index import per_edition
from edition.problems import EditionError, suggestion
from edition.readers.ledger import LEDGER, SHELVES

Lives = tuple[Life, ...]
Moves = dict[str, tuple[str, ...]]
"""Old ids, and the ids that have their words now."""


@per_edition
def updated(edition: Edition) -> Lives:
    """Add what is new, and note which words have changed; decide nothing.

    What belongs to a version that came out without it waits for the next.
    """
    comparison = compare(edition)
    waiting = {one.id for ones in not_raised(edition).values() for one in ones}
    revised = {
        life: _revised(life, one)
        for life, one in comparison.revised
        if one.id not in waiting
    }
    return _with(edition, revised, [o for o in comparison.new if o.id not in waiting])


def _with(
    edition: Edition, mended: Mapping[Life, Life], new: Iterable[Published] = ()
) -> Lives:
    """Return the entries with some in the place of others, and those of new ids."""
    return tuple(mended.get(life, life) for life in edition.ledger) + tuple(
        Life(one.id, one.version, one.print) for one in new
    )


def _revised(life: Life, now: Published) -> Life:
    is_later = semver(now.version) > semver(recorded_version(life))
    changed = now.version if is_later else life.changed
    return replace(life, print=now.print, changed=changed)


def moved(
    edition: Edition, old: str, new: tuple[str, ...], *, on: str, reason: str = ""
) -> Lives:
    """Record where the words of an id, or of all ids of a text, have gone.

    Raises:
        EditionError: an id is not known, or the move could not be told by version.
    """
    if _is_id(old):
        return _closed(edition, {old: new}, on, reason)
    gone = _ids_of_text(edition, old)
    if len(new) != 1 or new[0] not in edition.text or not gone:
        raise EditionError(
            f"“{old}” and “{' '.join(new)}” are not a text that was and one that is. "
            + suggestion(old, _texts(edition))
        )
    moves: Moves = {id: (f"{new[0]}#{id.partition('#')[2]}",) for id in gone}
    return _closed(edition, moves, on, reason)


def _is_id(name: str) -> bool:
    """Tell an id from the name of a text."""
    return "#" in name or "/" in name


def _ids_of_text(edition: Edition, slug: str) -> list[str]:
    """Return the ids that are current for a text, which may be there no more."""
    return [id for id in current(edition) if id.startswith(f"{slug}#")]


def _texts(edition: Edition) -> tuple[str, ...]:
    return tuple({id.partition("#")[0] for id in current(edition)})


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
    return _closed(edition, {old: (new,) for old, new in sure.items()}, on, ""), sure


def _closed(edition: Edition, moves: Moves, on: str, reason: str) -> Lives:
    """Close the lives that moved; begin those of ids that have words unrecorded."""
    goals = dict.fromkeys(id for new in moves.values() for id in new)
    for id in goals:
        _in_use(edition, id)
    ended = {
        _open_life(edition, old): _end(edition, old, new, on, reason)
        for old, new in moves.items()
    }
    now, staying = published(edition), current(edition).keys() - moves.keys()
    named = dict.fromkeys([*moves, *goals])
    return _with(edition, ended, [now[i] for i in named if i in now.keys() - staying])


def _end(
    edition: Edition, old: str, new: tuple[str, ...], on: str, reason: str
) -> Life:
    life, now = _open_life(edition, old), published(edition)
    until = _ending(edition, old) or now[new[0]].version
    if old in now and semver(until) <= semver(recorded_version(life)):
        raise EditionError(
            f"“{old}” is in use for other words, and the version is {until} still. "
            "Raise the version first, so that citations of the old one can be told."
        )
    if new == (old,):
        raise EditionError(
            f"“{old}” cannot move to itself; try “edition ledger reword”."
        )
    if len(new) > 1:
        return replace(life, status="split", to=new, until=until, on=on, reason=reason)
    # An id with words of its own takes others in; any other is but a new name.
    changed = {change.life.id for change in compare(edition).changes}
    is_merger = new[0] in current(edition).keys() - changed
    status: Literal["merged", "moved"] = "merged" if is_merger else "moved"
    return replace(life, status=status, to=new, until=until, on=on, reason=reason)


def _ending(edition: Edition, id: str) -> str:
    """Return the version with which an id ends; none where its text is gone.

    Raises:
        EditionError: that version came out, and had it.
    """
    slug, _, anchor = id.partition("#")
    if anchor and slug in edition.text:
        version = edition.text[slug].meta.version
        if (slug, version) in release_days(edition):
            raise EditionError(
                f"Version {version} of “{slug}” was released, and has “{anchor}”. "
                "Raise the version first, so that citations of the old one can be told."
            )
        return version
    is_of_data = id.startswith(SHELVES)
    return edition.settings.version or NO_VERSION if is_of_data else ""


def withdrawn(edition: Edition, id: str, *, on: str, reason: str) -> Lives:
    """Record that an id, or every id of a text, stands for nothing any more, and why.

    Raises:
        EditionError: it is not known, or is in use.
    """
    ids = [id] if _is_id(id) else _ids_of_text(edition, id)
    if not ids:
        near = suggestion(id, _texts(edition))
        raise EditionError(f"“{id}” is no text that {LEDGER} knows. {near}".strip())
    ends: dict[Life, Life] = {}
    for one in ids:
        life = _open_life(edition, one)
        if one in published(edition):
            raise EditionError(f"“{one}” is in use: take it out of its file first.")
        until = _ending(edition, one) or recorded_version(life)
        ends[life] = replace(
            life, status="withdrawn", until=until, on=on, reason=reason
        )
    return _with(edition, ends)


def reworded(edition: Edition, id: str, *, reason: str) -> Lives:
    """Record that an id stands for what it always did, in very different words.

    Raises:
        EditionError: it is not known, or not in use.
    """
    life, now = _open_life(edition, id), _in_use(edition, id)
    return _with(edition, {life: replace(_revised(life, now), reason=reason)})


def reopened(edition: Edition, ids: Iterable[str]) -> Lives:
    """Let ids whose words had gone stand for words again.

    Raises:
        EditionError: one of them is not in use, or was never closed.
    """
    new = []
    for id in ids:
        if id not in lives(edition) or id in current(edition):
            raise EditionError(f"“{id}” was never moved or withdrawn.")
        new.append(_in_use(edition, id))
    return _with(edition, {}, new)


def _in_use(edition: Edition, id: str) -> Published:
    now = published(edition)
    if id not in now:
        raise EditionError(f"There is no “{id}”. {suggestion(id, now)}")
    return now[id]


def _open_life(edition: Edition, id: str) -> Life:
    known = current(edition)
    if id not in known:
        near = suggestion(id, known)
        raise EditionError(f"“{id}” is not current in {LEDGER}. {near}".strip())
    return known[id]
