"""Compare the ids of an edition with its ledger: which are new, gone or reused."""

from collections.abc import Iterable
from typing import NamedTuple

from edition.ledger import current, lives
from edition.ledger.likeness import SAME, likeness, words_of
from edition.ledger.past import recorded_words
from edition.ledger.published import Published, published
from edition.model import Edition, Life
from edition.model.index import per_edition
from edition.problems import Place
from edition.readers.ledger import sort_key


class Home(NamedTuple):
    """An id whose words are those of a recorded one, and how nearly they are."""

    id: str
    likeness: float
    place: Place


class Change(NamedTuple):
    """A recorded id that is gone, or stands for other words."""

    life: Life
    now: Published | None
    """What it stands for, if anything."""
    likeness: float | None
    """How like the recorded words that is; None where git does not have those."""
    home: Home | None
    """Where the recorded words are, if anywhere."""


class Comparison(NamedTuple):
    """An edition beside its ledger."""

    new: tuple[Published, ...]
    """Ids that are not recorded."""
    reopened: tuple[Published, ...]
    """Ids in use though the ledger says that their words have gone."""
    revised: tuple[tuple[Life, Published], ...]
    """Ids whose words have changed, but are still theirs."""
    changes: tuple[Change, ...]


@per_edition
def compare(edition: Edition) -> Comparison:
    """Compare every id with the ledger; an id of the same print is at home.

    Words found under another id to the letter have moved. Likeness is measured against
    the words that git has; without them, what has changed passes for revised.
    """
    now, known, recorded = published(edition), lives(edition), current(edition)
    away = [life for id, life in recorded.items() if not _is_home(life, now.get(id))]
    ids = {life.id for life in away}
    movable = [o for id, o in now.items() if id in ids or id not in recorded]
    past = recorded_words(edition, away)
    changes: list[Change] = []
    revised: list[tuple[Life, Published]] = []
    for life in away:
        one, home = now.get(life.id), _exact(life, movable)
        alike = _likeness(past[life], one) if life in past else None
        if one and not home and (alike is None or alike >= SAME):
            revised.append((life, one))
        else:
            home = home or _nearest(life, past.get(life, ""), movable)
            changes.append(Change(life, one, alike, home))
    unrecorded = [one for id, one in now.items() if id not in recorded]
    return Comparison(
        new=tuple(one for one in unrecorded if one.id not in known),
        reopened=tuple(one for one in unrecorded if one.id in known),
        revised=tuple(revised),
        changes=tuple(changes),
    )


def _is_home(life: Life, one: Published | None) -> bool:
    return one is not None and one.print == life.print


def _likeness(words: str, one: Published | None) -> float:
    return likeness(words_of(words), one.words) if one else 0.0


def _exact(life: Life, candidates: Iterable[Published]) -> Home | None:
    """Return another id that has the recorded words to the letter."""
    same = (o for o in candidates if o.print == life.print and o.id != life.id)
    return next((Home(one.id, 1.0, one.place) for one in same), None)


def _nearest(life: Life, words: str, candidates: Iterable[Published]) -> Home | None:
    """Return the nearest other id of the same kind, if it is near enough."""
    kind = sort_key(life.id)[0]
    near = [
        Home(one.id, _likeness(words, one), one.place)
        for one in candidates
        if words and one.id != life.id and sort_key(one.id)[0] == kind
    ]
    best = max(near, key=lambda home: home.likeness, default=None)
    return best if best and best.likeness >= SAME else None
