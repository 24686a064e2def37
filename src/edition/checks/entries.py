"""Families A, E, G, I and P: what the rules are for all entries of the data."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from operator import attrgetter
from typing import TypeVar

from edition.git import line_times
from edition.ledger.whereabouts import text_whereabouts, whereabouts
from edition.model import Edition, Name, Ref, Term
from edition.model.entries import Entry, values_of
from edition.model.index import per_edition
from edition.problems import Place, Problem, suggestion

T = TypeVar("T")
E = TypeVar("E", bound=Entry)
DUPLICATE_ID = {"names": "A002", "events": "E005", "terms": "G004"}
DUPLICATE_ID |= {"parallels": "P010", "routes": "P010", "themes": "P010"}
INVALID = {"names": "A001", "events": "E004", "terms": "G003"}
INVALID |= {"parallels": "P001", "themes": "P001"}
FORM_OF_TWO = {"names": "A003", "terms": "G002"}
"""The codes of faults in lists of the edition."""


def duplicate_id(edition: Edition) -> Iterator[Problem]:
    """A002, E005, G004, P010: an entry has an id of its own."""
    for entries, code in DUPLICATE_ID.items():
        for pair in repeated(getattr(edition, entries), attrgetter("id")):
            entry, other = by_change(edition, "id", *pair)
            what = f"The id “{entry.id}” is used twice, also in {other.place}"
            yield Problem(entry.place, code, what, subject=entry.id)


def form_of_two(edition: Edition) -> Iterator[Problem]:
    """A003, G002: a form belongs to one name, and to one term."""
    for entries, code in FORM_OF_TWO.items():
        owners: dict[str, Term | Name] = {}
        forms = ((form, e) for e in getattr(edition, entries) for form in e.forms)
        for form, entry in forms:
            owner = owners.setdefault(form, entry)
            if owner.id != entry.id:
                yield _of_two(edition, code, form, owner, entry)


def _of_two(
    edition: Edition, code: str, form: str, owner: Term | Name, entry: Term | Name
) -> Problem:
    """Return the problem with a form of two entries."""
    last, other = by_change(edition, "forms", owner, entry)
    what = f"The form “{form}” belongs to “{other.id}” too, in {other.at('forms')}"
    return Problem(last.at("forms"), code, what, subject=form)


def listed_twice(edition: Edition) -> Iterator[Problem]:
    """A001, E004, G003, P001, T002: no field has the same word twice.

    Refs have rules of their own.
    """
    entries: list[tuple[Entry, str]] = [(text.meta, "T002") for text in edition.texts]
    entries += [(e, c) for name, c in INVALID.items() for e in getattr(edition, name)]
    for entry, code in entries:
        for field, value in values_of(entry):
            counts = Counter(value) if isinstance(value, tuple) else Counter()
            for word in (w for w, n in counts.items() if isinstance(w, str) and n > 1):
                what = f"The field “{field.name}” has “{word}” twice"
                yield Problem(entry.at(field.name), code, what, subject=word)


def unknown_ref(edition: Edition) -> Iterator[Problem]:
    """E003, I013, P002: a ref leads to a passage or note of the edition."""
    emended = ((Ref(e.text, e.anchor, e.place), "I013") for e in edition.emendations)
    for ref, code in (*refs(edition), *emended):
        text = edition.text.get(ref.text)
        if text is None or ref.anchor not in text.anchors:
            what = f"“{ref}” is no passage or note of the edition"
            near = _nearest(edition, ref)
            yield Problem(ref.place, code, what, near, str(ref), str(ref))


def refs(edition: Edition) -> Iterator[tuple[Ref, str]]:
    """Yield every ref of the data but emendations, and the code of a wrong one."""
    yield from ((ref, "E003") for event in edition.events for ref in event.refs)
    yield from ((ref, "P002") for one in edition.parallels for ref in one.refs)
    for theme in edition.themes:
        yield from ((ref, "P002") for stance in theme.stances for ref in stance.refs)
    yield from ((step.ref, "P002") for one in edition.routes for step in one.steps)


def repeated(things: Iterable[T], name: Callable[[T], object]) -> Iterator[tuple[T, T]]:
    """Yield what has the same name as something before it, that first."""
    first: dict[object, T] = {}
    for thing in things:
        before = first.setdefault(name(thing), thing)
        if before is not thing:
            yield before, thing


def of_field(
    place: Place, code: str, what: str, subject: str, remedy: str = ""
) -> Problem:
    """Return a problem that a field explains which is at fault in the same file."""
    return Problem(place, code, what, remedy, subject, f"field of {place.path}")


def nearest(edition: Edition, id: str, name: str, known: Iterable[str]) -> str:
    """Return what the ledger knows of an id that is not there, or the nearest name."""
    return whereabouts(edition, id) or suggestion(name, known)


def nearest_text(edition: Edition, slug: str) -> str:
    """Return the same of a text."""
    return text_whereabouts(edition, slug) or suggestion(slug, edition.text)


def _nearest(edition: Edition, ref: Ref) -> str:
    recorded = whereabouts(edition, str(ref))
    text = edition.text.get(ref.text)
    if recorded or text is None:
        near = recorded or nearest_text(edition, ref.text)
        return near or f"There is no text “{ref.text}”: correct it, or take it out."
    if ref.anchor.startswith("p") and text.passages:
        return f"The passages of {ref.text} are p1 to {text.passages[-1].id}."
    return suggestion(ref.anchor, sorted(text.anchors))


def by_change(edition: Edition, field: str, first: E, second: E) -> tuple[E, E]:
    """Return two entries, first the one whose field was changed last, as git knows.

    Where git does not know it, that is the second in the file.
    """
    if _time(edition, first, field) > _time(edition, second, field):
        return first, second
    return second, first


def _time(edition: Edition, entry: Entry, field: str) -> int:
    """Return when a field was changed last, in seconds; 0 where nobody knows."""
    start = entry.at(field)
    later = (place.line for place in entry.places.values() if place.line > start.line)
    end = min(later, default=start.line + 1)
    times = _times(edition)(start.path)[start.line - 1 : end - 1]
    return max(times, default=0)


@per_edition
def _times(edition: Edition) -> Callable[[str], list[int]]:
    """Return what reads from git when each line of a file was changed, once a file."""
    return cache(partial(line_times, edition.root))


RULES = (duplicate_id, form_of_two, listed_twice, unknown_ref)
