"""Compare the ids of an edition with its ledger: which are new, gone or reused."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.ledger import ID, lives, semver, shelf_mark
from edition.ledger.sketches import SAME, fingerprint, similarity, sketch, words_of
from edition.model import (
    Edition,
    Event,
    Life,
    Note,
    Passage,
    Reference,
    Term,
)
from edition.model.index import per_edition
from edition.problems import Place
from edition.syntax import anchor_of

UNKNOWN = re.compile(r"[/-]unknown$")
"""What stands in for an id of the data that is at fault itself."""
NO_VERSION = "0.0.0"
"""The version of an edition whose settings name none."""


VALID = re.compile(ID)


class Published(NamedTuple):
    """An id in use, and the words it stands for."""

    id: str
    markdown: str
    print: str
    version: str
    """The version of its text or, elsewhere, of the edition."""
    place: Place

    @property
    def words(self) -> tuple[str, ...]:
        """Its words; few are ever asked for, and those of all fill the memory."""
        return words_of(self.markdown)


class Home(NamedTuple):
    """An id whose words are those of a recorded one, and how nearly they are."""

    id: str
    likeness: float


class Change(NamedTuple):
    """A recorded id that is gone, or stands for other words."""

    life: Life
    now: Published | None
    """What it stands for, if anything."""
    likeness: float
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
def published(edition: Edition) -> dict[str, Published]:
    """Return every id in use that can be one, in the order of the ledger."""
    found = {one.id: one for one in _every(edition)}
    return dict(sorted(found.items(), key=lambda item: shelf_mark(item[0])))


@per_edition
def _every(edition: Edition) -> tuple[Published, ...]:
    """Return all that has an id, though others may have the same."""
    entries = (one for one in _entries(edition) if not UNKNOWN.search(one.id))
    every = (*_units(edition), *entries)
    return tuple(one for one in every if VALID.fullmatch(one.id))


def _units(edition: Edition) -> Iterator[Published]:
    """Yield the passages and notes of every text."""
    for text in edition.texts:
        units: tuple[Passage | Note, ...] = (*text.passages, *text.document.notes)
        for unit in units:
            id, version = f"{text.slug}#{unit.id}", text.meta.version
            print = fingerprint(words_of(unit.markdown))
            yield Published(id, unit.markdown, print, version, unit.place)


def _entries(edition: Edition) -> Iterator[Published]:
    """Yield the terms, events, works, parallels and names, with what tells each."""
    version = edition.settings.version or NO_VERSION
    told = [
        *((f"glossary/{t.id}", _term(t), t.place) for t in edition.terms),
        *((f"timeline#event-{e.id}", _event(e), e.place) for e in edition.events),
        *(
            (f"bibliography#{anchor_of(r.key)}", _reference(r), r.place)
            for r in edition.references
        ),
        *(
            (f"parallels#parallel-{p.id}", f"{p.title} {p.commentary}", p.place)
            for p in edition.parallels
        ),
        *(
            (f"names#name-{n.id}", f"{n.name} {n.identification}", n.place)
            for n in edition.names
        ),
    ]
    for id, words, place in told:
        yield Published(id, words, fingerprint(words_of(words)), version, place)


def _term(term: Term) -> str:
    return " ".join([term.headword, *term.forms, term.definition])


def _event(event: Event) -> str:
    return f"{event.label} {event.account}"


def _reference(reference: Reference) -> str:
    """Return the words that tell a work from others: who, what, when."""
    names = ("author", "editor", "title", "subtitle", "date")
    return " ".join(reference.text(name) for name in names)


@per_edition
def compare(edition: Edition) -> Comparison:
    """Compare every id with the ledger; an id of the same print is at home."""
    now = published(edition)
    open_ = [life for life in edition.ledger if life.status == "current"]
    recorded = {life.id for life in open_}
    unrecorded = [one for id, one in now.items() if id not in recorded]
    closed = lives(edition)
    at_home = {i.id for i in open_ if i.id in now and now[i.id].print == i.print}
    homes = _Homes(one for id, one in now.items() if id not in at_home)
    changes: list[Change] = []
    revised: list[tuple[Life, Published]] = []
    for life in open_:
        one = now.get(life.id)
        if life.id in at_home:
            continue
        if one is None:
            changes.append(Change(life, None, 0.0, homes.of(life)))
        elif homes.exact(life) or homes.likeness(life, one) < SAME:
            likeness = homes.likeness(life, one)
            changes.append(Change(life, one, likeness, homes.of(life)))
        else:
            revised.append((life, one))
    return Comparison(
        new=tuple(one for one in unrecorded if one.id not in closed),
        reopened=tuple(one for one in unrecorded if one.id in closed),
        revised=tuple(revised),
        changes=tuple(changes),
    )


def double_of(edition: Edition, life: Life) -> Home | None:
    """Return where the words of a life stand under an id that others have, too."""
    return _doubles(edition).of(life)


@per_edition
def _doubles(edition: Edition) -> "_Homes":
    """Return what has an id that others after it have, too."""
    now = published(edition)
    return _Homes(one for one in _every(edition) if now[one.id] is not one)


class _Homes:
    """The ids that recorded words may have moved to: those new or changed."""

    def __init__(self, candidates: Iterable[Published]) -> None:
        self._all = list(candidates)
        self._by_print = {one.print: one.id for one in reversed(self._all)}
        self._sketches: dict[str, str] = {}

    def likeness(self, life: Life, one: Published) -> float:
        """Return how nearly the words of an id are those of a life."""
        if one.print == life.print:
            return 1.0
        if one.id not in self._sketches:
            self._sketches[one.id] = sketch(one.words)
        words = self._sketches[one.id]
        return max(similarity(known, words) for known in life.words.split(" "))

    def exact(self, life: Life) -> str:
        """Return another id that has the recorded words to the letter, or nothing."""
        id = self._by_print.get(life.print, "")
        return id if id != life.id else ""

    def of(self, life: Life) -> Home | None:
        """Return the nearest other id of the same kind, if it is near enough."""
        if id := self.exact(life):
            return Home(id, 1.0)
        kind = shelf_mark(life.id)[0]
        near = [
            Home(one.id, self.likeness(life, one))
            for one in self._all
            if one.id != life.id and shelf_mark(one.id)[0] == kind
        ]
        best = max(near, key=lambda home: home.likeness, default=None)
        return best if best and best.likeness >= SAME else None


def recorded_version(life: Life) -> str:
    """Return the version in which the words of a life were last recorded."""
    return max(life.since, life.changed, key=semver)
