"""Family P: parallels and routes, and what they point to."""

from collections.abc import Container, Iterable, Iterator

from edition.checks.refs import nearest, nearest_text, unknown_refs
from edition.model import Edition, Parallel, Ref
from edition.problems import Problem


def unknown_passage(edition: Edition) -> Iterator[Problem]:
    """P002: a parallel and a route name passages or notes of the edition."""
    refs = (ref for parallel in edition.parallels for ref in parallel.refs)
    steps = (step.ref for route in edition.routes for step in route.steps)
    yield from unknown_refs(edition, refs, "P002")
    yield from unknown_refs(edition, steps, "P002")


def unknown_term_or_event(edition: Edition) -> Iterator[Problem]:
    """P003, P004: what a parallel turns on is in the glossary or the timeline."""
    events = tuple(event.id for event in edition.events)
    for parallel in edition.parallels:
        for id in _unknown(parallel.terms, edition.term):
            near = nearest(edition, f"glossary/{id}", id, edition.term)
            yield _not_there(parallel, "terms", id, "P003", near)
        for id in _unknown(parallel.events, events):
            near = nearest(edition, f"timeline#event-{id}", id, events)
            yield _not_there(parallel, "events", id, "P004", near)


def _unknown(ids: Iterable[str], known: Container[str]) -> Iterator[str]:
    return (id for id in ids if id not in known)


def _not_there(
    parallel: Parallel, field: str, id: str, code: str, near: str
) -> Problem:
    what = f"“{parallel.id}” names “{id}” under {field}, which is not there"
    return Problem(parallel.at(field), code, what, near, subject=id)


def number_of_texts(edition: Edition) -> Iterator[Problem]:
    """P005, P006: a relation joins two texts or more, a tension is inside one."""
    for parallel in edition.parallels:
        count, place = len(parallel.texts), parallel.at("passages")
        is_tension = parallel.relation == "tension"
        if is_tension and count > 1:
            what = f"The tension “{parallel.id}” lies over {count} texts"
            yield Problem(place, "P006", what, subject=parallel.id)
        elif not is_tension and count == 1:
            what = f"“{parallel.id}” names passages of one text only"
            yield Problem(place, "P005", what, subject=parallel.id)
        elif len(parallel.refs) == 1:
            what = f"“{parallel.id}” names one passage only"
            remedy = "Name the passage that it stands against."
            yield Problem(place, "P005", what, remedy, subject=parallel.id)


def passage_twice(edition: Edition) -> Iterator[Problem]:
    """P007: a parallel names a passage once."""
    for parallel in edition.parallels:
        for ref in _repeated(parallel.refs):
            what = f"“{parallel.id}” names {ref} twice"
            yield Problem(ref.place, "P007", what, subject=str(ref))


def _repeated(refs: Iterable[Ref]) -> Iterator[Ref]:
    seen: set[str] = set()
    for ref in refs:
        if str(ref) in seen:
            yield ref
        seen.add(str(ref))


def silent(edition: Edition) -> Iterator[Problem]:
    """P008, P009: who is silent is a text of the edition, and does not speak."""
    for parallel in edition.parallels:
        place = parallel.at("silent")
        for slug in parallel.silent:
            if slug not in edition.text:
                what = f"“{slug}”, said to be silent, is no text of the edition"
                near = nearest_text(edition, slug)
                yield Problem(place, "P008", what, near, subject=slug)
            elif slug in parallel.texts:
                what = f"“{slug}” both speaks and is silent in “{parallel.id}”"
                yield Problem(place, "P009", what, subject=slug)


def duplicate_id(edition: Edition) -> Iterator[Problem]:
    """P010: a parallel and a route have an id of their own."""
    for entries in (edition.parallels, edition.routes):
        seen: set[str] = set()
        for entry in entries:
            if entry.id in seen:
                what = f"The id “{entry.id}” is used twice"
                yield Problem(entry.place, "P010", what, subject=entry.id)
            seen.add(entry.id)


RULES = (
    unknown_passage,
    unknown_term_or_event,
    number_of_texts,
    passage_twice,
    silent,
    duplicate_id,
)
