"""What hand-written pages leave to the edition: lists of texts, numbers, codes."""

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup

from edition.chronology import chronological
from edition.links import TextLinks, by_text, event_refs
from edition.model import Edition, Event, Text
from edition.plain_text import on_one_line
from edition.problems import catalogue, families
from edition.templating import render
from edition.views.report import report_address

WORDS_A_MINUTE = 230


def inserts(edition: Edition, here: str) -> dict[str, Callable[[], Markup]]:
    """Return what makes each part that a page at ``here`` may ask for."""
    made: dict[str, dict[str, object]] = {
        "texts": {"minutes": reading_minutes},
        "numbers": {},
        "codes": {"families": families(), "codes": catalogue().values()},
        "report": {"report": report_address(edition)},
        "chronology": {"documents": [*_documents(edition)]},
    }
    return {
        name: partial(render, edition, f"inserts/{name}.html.j2", here, values)
        for name, values in made.items()
    }


def _documents(edition: Edition) -> Iterator[tuple[Event, tuple[TextLinks, ...]]]:
    """Yield the documents among the events, in order of date, and who names each."""
    for event in chronological(edition):
        if event.document:
            yield event, by_text(event_refs(edition, event))


def reading_minutes(text: Text) -> float:
    """Return the time a reader needs for the passages, in minutes."""
    passages = (on_one_line(passage.markdown) for passage in text.passages)
    return sum(len(words.split()) for words in passages) / WORDS_A_MINUTE
