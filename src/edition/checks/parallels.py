"""Family P: parallels, stances and routes, and what they point to."""

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

from edition.checks.entries import nearest, nearest_text, of_field, repeated
from edition.indexes import parallels_by_theme
from edition.model import Edition, Parallel, Theme
from edition.problems import Place, Problem, suggestion

MOST_WORDS = 9
"""Of a stance, so that those of all texts can be read beside one another."""


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
        is_tension = parallel.relation == "tension"
        if is_tension and count > 1:
            what = f"The tension “{parallel.id}” lies over {count} texts"
            yield of_field(place, "P006", what, parallel.id)
        elif not is_tension and count == 1:
            what = f"“{parallel.id}” names passages of one text only"
            yield of_field(place, "P005", what, parallel.id)
        elif len(parallel.refs) == 1:
            what = f"“{parallel.id}” names one passage only"
            remedy = "Name the passage that it stands against."
            yield of_field(place, "P005", what, parallel.id, remedy)


def passage_twice(edition: Edition) -> Iterator[Problem]:
    """P007: a parallel names a passage once."""
    for parallel in edition.parallels:
        for _, ref in repeated(parallel.refs, str):
            what = f"“{parallel.id}” names {ref} twice"
            yield Problem(ref.place, "P007", what, subject=str(ref))


def sides(edition: Edition) -> Iterator[Problem]:
    """P014: sides are of a contradiction, and of texts that speak in it."""
    for parallel in edition.parallels:
        id, place = parallel.id, parallel.at("sides")
        if parallel.sides and parallel.relation != "contradiction":
            what = f"“{id}” has sides and is no contradiction"
            yield of_field(place, "P014", what, id, "Remove “sides”.")
        elif parallel.sides and (len(parallel.sides) < 2 or not all(parallel.sides)):
            yield of_field(place, "P014", f"“{id}” has fewer than two sides", id)
        yield from _who_takes_sides(parallel, place)


def _who_takes_sides(parallel: Parallel, place: Place) -> Iterator[Problem]:
    every = list(chain.from_iterable(parallel.sides))
    for slug in dict.fromkeys(every):
        if slug not in parallel.texts:
            what = f"“{slug}” takes a side in “{parallel.id}” without speaking in it"
            near = suggestion(slug, sorted(parallel.texts))
            yield Problem(place, "P014", what, near, slug)
        elif every.count(slug) > 1:
            what = f"“{slug}” takes two sides in “{parallel.id}”"
            yield Problem(place, "P014", what, subject=slug)


def silent(edition: Edition) -> Iterator[Problem]:
    """P008, P009: who is silent is a text of the edition, and does not speak."""
    entries: tuple[Parallel | Theme, ...] = (*edition.parallels, *edition.themes)
    for entry in entries:
        place = entry.at("silent")
        for slug in entry.silent:
            if slug not in edition.text:
                what = f"“{slug}”, said to be silent, is no text of the edition"
                near = nearest_text(edition, slug)
                yield Problem(place, "P008", what, near, slug, slug)
            elif slug in entry.texts:
                what = f"“{slug}” both speaks and is silent in “{entry.id}”"
                yield Problem(place, "P009", what, subject=slug)


def theme_without_parallels(edition: Edition) -> Iterator[Problem]:
    """P011: stances are told on a theme of the parallels."""
    known = parallels_by_theme(edition)
    for theme in edition.themes:
        if theme.id not in known:
            what = f"“{theme.id}” is no theme of the parallels"
            near = suggestion(theme.id, known)
            missed = f"parallels/{theme.id}"
            yield Problem(theme.at("id"), "P011", what, near, theme.id, missed)


def length_of_stance(edition: Edition) -> Iterator[Problem]:
    """P012: a stance has so few words that it can be read at a glance."""
    for theme in edition.themes:
        for stance in theme.stances:
            number = len(stance.holds.split())
            if number > MOST_WORDS:
                what = f"What “{stance.text}” holds on “{theme.id}” has {number} words"
                yield Problem(stance.at("holds"), "P012", what, subject=stance.text)


def one_stance_of_each_text(edition: Edition) -> Iterator[Problem]:
    """P013: on a theme a text has at most one stance, of its own."""
    for theme in edition.themes:
        for _, stance in repeated(theme.stances, attrgetter("text")):
            what = f"“{stance.text}” has a second stance on “{theme.id}”"
            yield Problem(stance.place, "P013", what, subject=stance.text)
        for ref in (r for s in theme.stances for r in s.refs if r.text != s.text):
            what = f"{ref} carries a stance of another text on “{theme.id}”"
            yield Problem(ref.place, "P013", what, subject=str(ref))


RULES = (
    unknown_term_or_event,
    number_of_texts,
    passage_twice,
    sides,
    silent,
    theme_without_parallels,
    length_of_stance,
    one_stance_of_each_text,
)
