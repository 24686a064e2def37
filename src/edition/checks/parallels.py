"""Family P: parallels and routes, and what they point to."""

from collections.abc import Iterator

from edition.checks.entries import nearest, nearest_text, repeated
from edition.model import Edition
from edition.problems import Problem


def unknown_term_or_event(edition: Edition) -> Iterator[Problem]:
    """P003, P004: what a parallel turns on is in the glossary or the timeline."""
    events = tuple(event.id for event in edition.events)
    for parallel in edition.parallels:
        for field, ids, known, code, page in (
            ("terms", parallel.terms, tuple(edition.term), "P003", "glossary/"),
            ("events", parallel.events, events, "P004", "timeline#event-"),
        ):
            for id in (id for id in ids if id not in known):
                what = f"“{parallel.id}” names “{id}” under {field}, which is not there"
                missed = f"{page}{id}"
                near = nearest(edition, missed, id, known)
                yield Problem(parallel.at(field), code, what, near, id, missed)


def number_of_texts(edition: Edition) -> Iterator[Problem]:
    """P005, P006: a relation joins two texts or more, a tension is inside one."""
    for parallel in edition.parallels:
        count, place = len(parallel.texts), parallel.at("passages")
        missed = f"field of {place.path}"
        is_tension = parallel.relation == "tension"
        if is_tension and count > 1:
            what = f"The tension “{parallel.id}” lies over {count} texts"
            yield Problem(place, "P006", what, "", parallel.id, missed)
        elif not is_tension and count == 1:
            what = f"“{parallel.id}” names passages of one text only"
            yield Problem(place, "P005", what, "", parallel.id, missed)
        elif len(parallel.refs) == 1:
            what = f"“{parallel.id}” names one passage only"
            remedy = "Name the passage that it stands against."
            yield Problem(place, "P005", what, remedy, parallel.id, missed)


def passage_twice(edition: Edition) -> Iterator[Problem]:
    """P007: a parallel names a passage once."""
    for parallel in edition.parallels:
        for ref in repeated(parallel.refs, str):
            what = f"“{parallel.id}” names {ref} twice"
            yield Problem(ref.place, "P007", what, subject=str(ref))


def silent(edition: Edition) -> Iterator[Problem]:
    """P008, P009: who is silent is a text of the edition, and does not speak."""
    for parallel in edition.parallels:
        place = parallel.at("silent")
        for slug in parallel.silent:
            if slug not in edition.text:
                what = f"“{slug}”, said to be silent, is no text of the edition"
                near = nearest_text(edition, slug)
                yield Problem(place, "P008", what, near, slug, slug)
            elif slug in parallel.texts:
                what = f"“{slug}” both speaks and is silent in “{parallel.id}”"
                yield Problem(place, "P009", what, subject=slug)


RULES = (
    unknown_term_or_event,
    number_of_texts,
    passage_twice,
    silent,
)
