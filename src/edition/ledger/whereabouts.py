"""Tell where the words of an id are that is there no more."""

from collections.abc import Iterable

from edition.ledger import closed, lives, resolve
from edition.ledger.identity import compare
from edition.model import Edition, Life


def whereabouts(edition: Edition, id: str) -> str:
    """Return a sentence on what became of an id; nothing where nobody knows."""
    life = lives(edition).get(id, (None,))[-1]
    if life is not None and life.status != "current":
        return _recorded(edition, life)
    return _at(
        change.home.id
        for change in compare(edition).changes
        if change.life.id == id and change.now is None and change.home
    )


def text_whereabouts(edition: Edition, slug: str) -> str:
    """Return a sentence on what became of a text whose name is there no more."""
    homes = [
        id
        for life in closed(edition)
        if life.id.startswith(f"{slug}#")
        for id in resolve(edition, life).to
    ]
    homes += [
        change.home.id
        for change in compare(edition).changes
        if change.life.id.startswith(f"{slug}#") and change.home
    ]
    return _at(dict.fromkeys(id.partition("#")[0] for id in homes))


def _recorded(edition: Edition, life: Life) -> str:
    found = resolve(edition, life)
    if found.to:
        return _at(found.to)
    end = found.life or life
    reason = f": {end.reason.rstrip('.')}" if end.reason else ""
    return f"It was withdrawn in version {end.until}{reason}."


def _at(ids: Iterable[str]) -> str:
    names = " and ".join(f"“{id}”" for id in ids)
    return f"Its words are at {names} now." if names else ""
