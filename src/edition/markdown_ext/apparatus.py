"""Link terms to the glossary and dates to the timeline, where passages use them."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.dates import phrases
from edition.indexes import events_by_passage, term_matcher
from edition.markdown_ext.context import text_slug
from edition.markdown_ext.section_terms import summarise
from edition.matching import Match, Matcher
from edition.model import Edition, Event
from edition.syntax import SIDED

Element = ElementTree.Element
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CLOSED = frozenset({"a", "sup", "code", "abbr"})
"""Elements whose words stay as they are."""


class ApparatusTreeprocessor(Treeprocessor):
    """Links the first use of a term in each section, and asserted dates."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self._edition = edition

    def run(self, root: Element) -> None:
        """Work on the pages of texts."""
        slug = text_slug(self.md)
        if not slug:
            return
        edition = self._edition()
        index = events_by_passage(edition)
        sections: list[tuple[Element, Counter[str]]] = []
        used: dict[str, Counter[str]] = {}
        for element in root.iter():
            if element.tag in HEADINGS:
                used = {}
            elif SIDED.fullmatch(id := element.get("id", "")):
                side = id[0]
                if side not in used:
                    used[side] = Counter()
                    sections += [(element, used[side])] * (side == "p")
                events = index.get((slug, f"p{id[1:]}"), ())
                _Passage(edition, events, used[side]).link(element)
        summarise(self.md, root, edition, sections)


class _Passage:
    """Links the words of one passage."""

    def __init__(
        self, edition: Edition, events: tuple[Event, ...], used: Counter[str]
    ) -> None:
        self._edition = edition
        self._terms = term_matcher(edition)
        self._dates = _date_matcher(events) if events else None
        self._events = {event.id: event for event in events}
        self._used = used

    def link(self, element: Element) -> None:
        """Link within an element and all below it that is not closed."""
        children = list(element)
        self._run(element, None)
        for child in children:
            if child.tag not in CLOSED:
                self.link(child)
            self._run(element, child)

    def _run(self, parent: Element, after: Element | None) -> None:
        """Link in a run of an element's own text, first or behind a child."""
        text = (parent.text if after is None else after.tail) or ""
        found = list(self._find(text))
        if not found:
            return
        before = text[: found[0][0].start]
        if after is None:
            parent.text = before
        else:
            after.tail = before
        at = 0 if after is None else list(parent).index(after) + 1
        ends = [match.start for match, _ in found[1:]] + [len(text)]
        for offset, ((match, link), end) in enumerate(zip(found, ends, strict=True)):
            link.text = text[match.start : match.end]
            link.tail = text[match.end : end]
            parent.insert(at + offset, link)

    def _find(self, text: str) -> Iterator[tuple[Match, Element]]:
        """Yield what is to be linked, in order; a date wins over a term it overlaps."""
        dates = self._dates.find(text) if self._dates else []
        terms = [t for t in self._terms.find(text) if not _overlaps(t, dates)]
        for match in sorted([*dates, *terms]):
            if match in dates:
                if event := self._events.pop(match.owner, None):
                    yield match, _event_link(event)
            else:
                self._used[match.owner] += 1
                if self._used[match.owner] == 1:
                    yield match, _term_link(match.owner)


def _overlaps(match: Match, others: list[Match]) -> bool:
    return any(match.start < other.end and other.start < match.end for other in others)


def _term_link(id: str) -> Element:
    link = Element("a", {"class": "term", "href": f"/glossary/{id}.md"})
    link.set("role", "doc-glossref")
    return link


def _event_link(event: Event) -> Element:
    return Element("a", {"class": "event", "href": f"/timeline.md#event-{event.id}"})


def _date_matcher(events: tuple[Event, ...]) -> Matcher:
    return _matcher(tuple(date_forms(events).items()))


@lru_cache(maxsize=4096)
def _matcher(forms: tuple[tuple[str, str], ...]) -> Matcher:
    """Return what finds certain dates: many passages assert the same events."""
    return Matcher(dict(forms))


def date_forms(events: tuple[Event, ...]) -> dict[str, str]:
    """Return the words that stand for each event's date in a passage.

    Words that would do for two events of the passage are left out: a link must not
    lead to the wrong one. An event's own forms come first.
    """
    owners: dict[str, set[str]] = {}
    for event in events:
        for phrase in (*event.forms, *phrases(event.date)):
            owners.setdefault(phrase, set()).add(event.id)
    return {phrase: min(ids) for phrase, ids in owners.items() if len(ids) == 1}
