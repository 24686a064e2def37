"""Set events against texts: who mentions what, who is silent, who could not know."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from edition.chronology import STANCES, chronological, stances
from edition.model import Edition, Event, Text
from edition.pages.html_tags import address, element, words
from edition.pages.markup import sign

MOST_COLUMNS = 12
"""Where there are more texts, those of a year, or of a decade, share a column."""
PAGE = "timeline.md"
CAVEAT = (
    "A passage number leads to the passage that mentions the event; "
    "“silent” marks a text that could have spoken of it, “not yet” one that is older "
    "than the event, “perhaps not yet” one whose own date leaves that open."
    "\n{ .caveat }"
)
SAID = {"silent": "silent", "perhaps": "perhaps not yet", "too-early": "not yet"}


class Column(NamedTuple):
    """One column: a text, or the texts of a time."""

    label: str
    texts: tuple[Text, ...]


def matrix(edition: Edition) -> str:
    """Return the table, in a frame that scrolls where it is too wide."""
    found = columns(edition.texts)
    corner = element("th", "Event", scope="col")
    heads = "".join(_head(column) for column in found)
    rows = (_row(edition, event, found) for event in chronological(edition))
    table = element(
        "table",
        element("caption", "Events by texts")
        + element("thead", element("tr", corner + heads))
        + element("tbody", "\n".join(rows))
        + element("tfoot", _totals(edition, found)),
        class_="matrix",
    )
    frame = {"role": "region", "aria_label": "Events by texts", "tabindex": 0}
    return element("div", table, class_="matrix-frame", **frame)


def columns(texts: Iterable[Text]) -> tuple[Column, ...]:
    """Return a column for each text, or, where these are many, for each time."""
    texts = tuple(texts)
    if len(texts) <= MOST_COLUMNS:
        return tuple(Column(text.short_name, (text,)) for text in texts)
    years = _grouped(texts, 1)
    return years if len(years) <= MOST_COLUMNS else _grouped(texts, 10)


def _grouped(texts: Iterable[Text], unit: int) -> tuple[Column, ...]:
    groups = groupby(texts, key=lambda text: text.meta.date.year // unit * unit)
    ending = "s" if unit > 1 else ""
    return tuple(Column(f"{year}{ending}", tuple(group)) for year, group in groups)


def _head(column: Column) -> str:
    """Name a column; one that stands for a text leads to it."""
    if len(column.texts) > 1:
        return element("th", f"{column.label} ({len(column.texts)} texts)", scope="col")
    href = address(PAGE, f"texts/{column.texts[0].slug}.md")
    return element("th", element("a", words(column.label), href=href), scope="col")


def _row(edition: Edition, event: Event, found: Iterable[Column]) -> str:
    link = element("a", words(event.label), href=f"#event-{event.id}")
    date = element("span", words(event.date.words), class_="matrix__date")
    head = element("th", f"{link} {date}", scope="row")
    cells = "".join(_cell(edition, event, column) for column in found)
    return element("tr", head + cells, data_event=event.id)


def _cell(edition: Edition, event: Event, column: Column) -> str:
    found = stances(edition)
    kinds = [found[event.id, text.slug] for text in column.texts]
    if len(kinds) > 1:
        return _shared_cell(kinds)
    content = SAID.get(kinds[0]) or ", ".join(_links(event, column.texts[0]))
    return element("td", content, class_=f"is-{kinds[0]}")


def _links(event: Event, text: Text) -> Iterator[str]:
    for ref in event.refs:
        if ref.text == text.slug:
            href = address(PAGE, f"texts/{text.slug}.md", ref.anchor)
            yield element("a", sign(ref.anchor), href=href)


def _shared_cell(kinds: list[str]) -> str:
    """Say how many texts mention an event, of those that could know of it."""
    able = len(kinds) - kinds.count("too-early")
    if not able:
        return element("td", SAID["too-early"], class_="is-too-early")
    number = kinds.count("mentions")
    kind = "mentions" if number else "silent"
    return element("td", f"{number} of {able}", class_=f"is-{kind}")


def _totals(edition: Edition, found: Iterable[Column]) -> str:
    """Count the stances of each column."""
    rows = []
    counts = [_stances(edition, column) for column in found]
    for kind, said in STANCES.items():
        numbers = "".join(element("td", f"{count[kind]}") for count in counts)
        rows.append(element("tr", element("th", words(said), scope="row") + numbers))
    return "\n".join(rows)


def _stances(edition: Edition, column: Column) -> Counter[str]:
    found = stances(edition)
    return Counter(found[e.id, t.slug] for e in edition.events for t in column.texts)
