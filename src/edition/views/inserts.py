"""What hand-written pages leave to the edition: lists of texts, numbers, codes."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from edition import addresses, licences
from edition.chronology import chronological
from edition.features import words
from edition.holdings import holdings
from edition.links import TextLinks, by_text, event_refs
from edition.model import Edition, Event, Text
from edition.model.index import per_edition
from edition.plain_text import passage_words
from edition.problems import catalogue, families
from edition.readers.schemas import FORMS
from edition.self_citation import named_editors
from edition.templating import render
from edition.term_counts import term_counts
from edition.transliteration import spelt_out
from edition.views.downloads import Exported, offers
from edition.views.facets import labels
from edition.views.fields import fields
from edition.views.report import report_address
from edition.views.rights import ELSEWHERE
from edition.views.stances import stances
from edition.views.strip import whole_strip

WORDS_A_MINUTE = 230


def inserts(
    edition: Edition, here: str, exported: Exported | None = None
) -> dict[str, Callable[[], Markup]]:
    """Return what makes each part that a page at ``here`` may ask for."""
    root = addresses.relative(here, addresses.Address(addresses.HOME))
    made: dict[str, dict[str, object]] = {
        "title": {},
        "texts": beside_texts(edition),
        "numbers": {},
        "strip": {"strip_of": partial(whole_strip, edition)},
        "stances": {"stances": partial(stances, edition)},
        "codes": {"families": families(), "codes": catalogue().values()},
        "report": {"report": report_address(edition)},
        "lengths": {"lengths": partial(_lengths, edition)},
        "licence": _licence(edition),
        "responsibility": {},
        "downloads": {"offers": partial(offers, exported or {}), "root": root},
        "chronology": {"documents": partial(_documents, edition)},
    }
    parts = {
        name: partial(render, edition, f"inserts/{name}.html.j2", here, values)
        for name, values in made.items()
    }
    tables = {f"fields-{name}": partial(_fields, edition, here, name) for name in FORMS}
    return {**parts, **tables}


def beside_texts(edition: Edition) -> dict[str, object]:
    """Return what stands beside each text in a list of them."""
    return {
        "minutes": partial(whole_minutes, edition),
        "labels": partial(labels, edition),
    }


def _fields(edition: Edition, here: str, name: str) -> Markup:
    """Return the table of the fields of a kind of file."""
    return render(edition, "inserts/fields.html.j2", here, {"fields": fields(name)})


def _licence(edition: Edition) -> dict[str, object]:
    """Return whose the words are, and the licence of those of the editors."""
    settings = edition.settings
    return {
        "rights": settings.rights or ELSEWHERE * bool(edition.texts),
        "own": next(iter(licences.ids(settings.licence)), ""),
        "editors": settings.editors if named_editors(settings) else (),
    }


@per_edition
def numbers(edition: Edition) -> dict[str, str]:
    """Return how many there are of what the edition has: in words and in figures."""
    found = {name: n for name, n in holdings(edition).items() if " " not in name}
    figures = {f"{name}-in-figures": f"{n:,}" for name, n in found.items()}
    return figures | {f"{name}-in-words": spelt_out(n) for name, n in found.items()}


class Length(NamedTuple):
    """How long a précis is, in words, and what it restates."""

    text: Text
    ours: int
    theirs: int


def _lengths(edition: Edition) -> Iterator[Length]:
    """Yield the length of each précis whose author's words were counted."""
    for slug, counts in term_counts(edition).items():
        text = edition.text[slug]
        if text.is_precis:
            yield Length(text, _words(edition, text), counts.words)


def _documents(edition: Edition) -> Iterator[tuple[Event, tuple[TextLinks, ...]]]:
    """Yield the documents among the events, in order of date, and who names each."""
    for event in chronological(edition):
        if event.document:
            yield event, by_text(event_refs(edition, event))


def reading_minutes(edition: Edition, text: Text) -> float:
    """Return the time a reader needs for the passages, in minutes."""
    return _words(edition, text) / WORDS_A_MINUTE


def whole_minutes(edition: Edition, text: Text) -> int:
    """Return the same as readers are told: a minute for what takes less."""
    return max(1, round(reading_minutes(edition, text)))


@per_edition
def _words(edition: Edition, text: Text) -> int:
    """Return the number of words in the passages."""
    return sum(len(words(shown)) for _, shown in passage_words(edition)[text])
