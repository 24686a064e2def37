"""Follow ids through the ledger: what they stood for, and where their words went."""

from collections.abc import Iterator
from typing import NamedTuple

from edition import addresses
from edition.indexes import grouped
from edition.model import Edition, Life
from edition.model.index import per_edition


class Resolved(NamedTuple):
    """What has become of an old id: the ids to go to, or why there are none."""

    to: tuple[str, ...]
    life: Life | None
    """The entry that ends the chain, where its words were withdrawn."""


def semver(version: str) -> tuple[int, ...]:
    """Return a version as numbers, which sort as it does."""
    return tuple(int(part) for part in version.split(".")) if version else ()


def tag(version: str) -> str:
    """Return the tag of a release."""
    return f"v{version}"


def file_at(version: str, path: str) -> str:
    """Return the name that git has for a file as it was in a release."""
    return f"refs/tags/{tag(version)}:./{path}"


def files_of(edition: Edition, slug: str) -> tuple[str, ...]:
    """Return the files that a text may have been in: one, and those it has now."""
    now = edition.text[slug].files if slug in edition.text else ()
    paths = (f"docs/{addresses.text(slug).page}", *(file.path for file in now))
    return tuple(dict.fromkeys(paths))


def recorded_version(life: Life) -> str:
    """Return the version in which the words of a life were last recorded."""
    return max(life.since, life.changed, key=semver)


@per_edition
def lives(edition: Edition) -> dict[str, tuple[Life, ...]]:
    """Return the lives of each id, the oldest first."""
    return grouped((life.id, life) for life in edition.ledger)


@per_edition
def current(edition: Edition) -> dict[str, Life]:
    """Return the entries of the ids that stand for their words."""
    return {life.id: life for life in edition.ledger if life.status == "current"}


def closed(edition: Edition) -> Iterator[Life]:
    """Yield the entries whose words have gone elsewhere or nowhere."""
    return (life for life in edition.ledger if life.status != "current")


def life_in(edition: Edition, id: str, version: str) -> Life | None:
    """Return the life an id had in a version: the last that had begun by then."""
    every = lives(edition).get(id, ())
    begun = [life for life in every if semver(life.since) <= semver(version)]
    return begun[-1] if begun else None


def resolve(edition: Edition, life: Life) -> Resolved:
    """Follow a closed life to the ids that have its words now.

    A target is taken as it was in the version in which the words arrived, since its
    id may have had other words before. A chain that leads back to itself, or to an
    id that is not recorded, ends there.
    """
    found: dict[str, None] = {}
    end: Life | None = None
    pending, seen = [life], {(life.id, life.until)}
    while pending:
        at = pending.pop(0)
        if at.status == "withdrawn":
            end = end or at
        for id in at.to:
            target = _target(edition, at, id)
            if target is None or target.status == "current":
                found[id] = None
            elif (id, target.until) not in seen:
                seen.add((id, target.until))
                pending.append(target)
    return Resolved(tuple(found), None if found else end)


def _target(edition: Edition, source: Life, id: str) -> Life | None:
    """Return the life of a target that takes up the words of a closed life.

    Versions of two texts cannot be compared, so across texts it is the last life.
    """
    if id.partition("#")[0] == source.id.partition("#")[0]:
        return life_in(edition, id, source.until)
    return lives(edition).get(id, (None,))[-1]
